"""What we need of MkDocs that is not public is there, in the versions in which it was read."""

import importlib
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import config_options
from mkdocs.config.base import Config

from radargen.publishing import mkdocs_seam
from radargen.publishing.mkdocs_seam import NOT_PUBLIC, READ_IN, ReloadingServer, option_names


@pytest.mark.parametrize("package", READ_IN)
def test_the_version_is_the_one_that_was_read(package: str) -> None:
    assert version(package).startswith(f"{READ_IN[package]}."), f"read NOT_PUBLIC anew in {package}"


def instance(named: str) -> Any:
    """An object to look at an attribute that its __init__ sets."""
    if named == "SearchIndex":
        plugin = importlib.import_module("material.plugins.search.plugin")
        return plugin.SearchIndex(lang=["en"], separator="", pipeline=[], fields={})
    return server(Path())


@pytest.mark.parametrize(("module", "path"), NOT_PUBLIC)
def test_each_name_that_is_not_public_is_there(module: str, path: str) -> None:
    owner, _, name = path.rpartition(".")
    if owner.endswith("()"):
        assert hasattr(instance(owner.removesuffix("()")), name)
    elif name == "present_anchor_ids":
        source = Path(importlib.import_module(module).__file__ or "").read_text(encoding="utf-8")
        assert re.search(r"self\.present_anchor_ids\b", source)
    else:
        assert hasattr(getattr(importlib.import_module(module), owner), name)


def test_no_other_private_name_is_used() -> None:
    source = Path(mkdocs_seam.__file__).read_text(encoding="utf-8")
    known = {path.rpartition(".")[2] for _, path in NOT_PUBLIC}
    assert set(re.findall(r"\.(_[a-z]\w+)", source)) <= known


class Options(Config):
    """Those of a plugin."""

    language = config_options.Type(str, default="")


def test_the_options_of_a_plugin_are_those_it_declares() -> None:
    assert option_names(Options()) == ["language"]


def server(folder: Path, waited: list[str] | None = None) -> ReloadingServer:
    return ReloadingServer(
        lambda: None,
        "127.0.0.1",
        0,
        str(folder),
        look=1,
        before=(waited if waited is not None else []).append,
        edited=lambda page: page.replace(b"Moon", b"The moon"),
        not_found=lambda: b"<p>Nothing here",
    )


def answered(served: ReloadingServer, path: str) -> tuple[str, dict[str, str], bytes]:
    heads: list[tuple[str, list[tuple[str, str]]]] = []
    body: Iterable[bytes] = served.serve_request({"PATH_INFO": path}, lambda *head: heads.append(head))
    ((status, headers),) = heads
    return status, dict(headers), b"".join(body)


def test_a_page_is_edited_and_waited_for_and_its_length_is_right(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Moon</h1>", encoding="utf-8")
    (tmp_path / "moon.txt").write_text("Moon", encoding="utf-8")
    waited: list[str] = []
    served = server(tmp_path, waited)
    status, headers, page = answered(served, "/")
    assert status == "200 OK"
    assert page.startswith(b"<h1>The moon</h1>")
    assert int(headers["Content-Length"]) == len(page)
    assert answered(served, "/moon.txt")[2] == b"Moon"
    assert answered(served, "/none/")[::2] == ("404 Not Found", b"<p>Nothing here")
    assert waited == ["/", "/moon.txt", "/none/"]
