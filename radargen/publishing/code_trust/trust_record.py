"""Trust in exactly the present code: its grounds, and where this machine records it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from radargen.publishing.code_trust.settings_code import Code, code
from radargen.storage import commits, user_state
from radargen.text.messages import Message, RadargenError, some_of

_RECORD = "trust"
# How many things a sentence names.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Trust:
    """What is trusted besides this machine's grants: nothing, `everything`, or code that is the same in `commit`."""

    everything: bool = False
    commit: str = ""


NO_TRUST = Trust()


def digest(settings_code: Code) -> str:
    """A SHA-256 over the paths and checksums of the code."""
    return sha256(json.dumps(settings_code.files).encode()).hexdigest()


def trusted(settings_code: Code, trust: Trust) -> bool:
    """Whether the code may run; always where there is none."""
    if not settings_code.named or trust.everything:
        return True
    if trust.commit:
        return _as_in(settings_code, trust.commit)
    return user_state.record(_RECORD, settings_code.root).read().get("digest") == digest(settings_code)


def check_trust(root: Path, trust: Trust) -> None:
    """RadargenError where the settings of the radar in `root` name code that is not trusted."""
    settings_code = code(root)
    if not trusted(settings_code, trust):
        raise RadargenError(untrusted_message(settings_code, trust))


def untrusted_message(settings_code: Code, trust: Trust) -> Message:
    """The message on untrusted code: what it is, and what to do."""
    places = some_of(settings_code.named, NAMED, "; ")
    if trust.commit:
        return Message(
            "This is code, not data, and may be a stranger's ({things}): "
            "it is not the same in {commit}, so nothing was built.",
            things=places,
            commit=trust.commit,
        )
    return Message(
        "This is code, not data, and may be a stranger's ({things}): "
        "look at it, then run radargen trust, or take it out.",
        things=places,
    )


def grant_trust(settings_code: Code) -> None:
    """Trust exactly this code, in its folder, on this machine."""
    user_state.record(_RECORD, settings_code.root).write(
        {"root": str(settings_code.root), "digest": digest(settings_code)}
    )


def revoke_trust(root: Path) -> None:
    """Revoke the trust in the code of that folder."""
    user_state.record(_RECORD, root).forget()


def trusted_folders(root: Path) -> list[str]:
    """The folders with a grant of trust on this machine; `root` selects the state folder, as in `user_state`."""
    return sorted(str(record.read().get("root")) for record in user_state.records(_RECORD, root))


def _as_in(settings_code: Code, commit: str) -> bool:
    """Whether each file of the code is the same in the commit; never for files outside of the repository."""
    return is_held(
        settings_code, commits.checksums(settings_code.root, commit, [path for path, _ in settings_code.files])
    )


def is_held(settings_code: Code, checksums: Mapping[str, str]) -> bool:
    """Whether these checksums, by path, contain each file of the code."""
    return all(checksums.get(path) == checksum for path, checksum in settings_code.files)
