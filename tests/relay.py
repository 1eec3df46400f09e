"""Starts a Firefox as Playwright asks and stands between the two, for the one thing that Firefox would refuse.

Playwright speaks WebDriver BiDi with a Firefox as it is installed, but tells each new window its colour scheme by a
command that the extended support release of Linux distributions does not know yet. The relay keeps that to itself.
"""

import asyncio
import json
import re
import sys

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

KEPT = "emulation.setMediaFeaturesOverride"


async def main(*command: str) -> int:
    """Run the Firefox to its end; what it prints is passed on, but with the address of the relay for its own."""
    browser = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    assert browser.stderr
    behind = ""

    async def relay(playwright: ServerConnection) -> None:
        async with connect(f"{behind}/session", max_size=None, compression=None) as firefox:

            async def ask() -> None:
                async for message in playwright:
                    asked = json.loads(message)
                    if asked["method"] == KEPT:
                        await playwright.send(json.dumps({"type": "success", "id": asked["id"], "result": {}}))
                    else:
                        await firefox.send(message)

            asking = asyncio.create_task(ask())
            async for message in firefox:
                await playwright.send(message)
            asking.cancel()

    async with serve(relay, "127.0.0.1", 0, max_size=None, compression=None) as server:
        own = f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}"
        async for line in browser.stderr:
            text = line.decode(errors="replace")
            if found := re.search(r"BiDi listening on (ws://\S+)", text):
                behind = found[1]
                text = text.replace(behind, own)
            print(text, end="", file=sys.stderr, flush=True)
    return await browser.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
