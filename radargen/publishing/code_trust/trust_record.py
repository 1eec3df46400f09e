"""Trust in exactly the code there is: what it rests on, and where this machine keeps it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from radargen.publishing.code_trust.settings_code import Code, code
from radargen.storage import commits, user_state
from radargen.text.messages import Message, RadargenError, some_of

_RECORD = "trust"
# Things that are named in a sentence.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Trust:
    """What trust rests on besides that given on this machine: nothing, `everything` there is, or a `commit`.

    With a commit, code is trusted that is the same there.
    """

    everything: bool = False
    commit: str = ""


NO_TRUST = Trust()


def digest(found: Code) -> str:
    """What stands for the code as it is; another for any other."""
    return sha256(json.dumps(found.files).encode()).hexdigest()


def trusted(found: Code, trust: Trust) -> bool:
    """Whether that code may run; where there is none, yes."""
    if not found.named or trust.everything:
        return True
    if trust.commit:
        return _as_in(found, trust.commit)
    return user_state.record(_RECORD, found.root).read().get("digest") == digest(found)


def verified(root: Path, trust: Trust) -> None:
    """Refuse, in one sentence, settings of the radar in `root` with code that nobody trusts."""
    found = code(root)
    if not trusted(found, trust):
        raise RadargenError(untrusted(found, trust))


def untrusted(found: Code, trust: Trust) -> Message:
    """What to say of code that nobody trusts, and the way out."""
    named = some_of(found.named, NAMED, "; ")
    if trust.commit:
        return Message(
            "This is code, not data, and may be a stranger's ({things}): "
            "it is not the same in {commit}, so nothing was built.",
            things=named,
            commit=trust.commit,
        )
    return Message(
        "This is code, not data, and may be a stranger's ({things}): "
        "look at it, then run radargen trust, or take it out.",
        things=named,
    )


def give(found: Code) -> None:
    """Trust the code as it is, on this machine, in this folder."""
    user_state.record(_RECORD, found.root).write({"root": str(found.root), "digest": digest(found)})


def forget(root: Path) -> None:
    """Trust nothing in that folder any more."""
    user_state.record(_RECORD, root).forget()


def given(root: Path) -> list[str]:
    """The folders with code that this machine trusts as it was; `root` is where the question is asked."""
    return sorted(str(record.read().get("root")) for record in user_state.records(_RECORD, root))


def _as_in(found: Code, commit: str) -> bool:
    """Whether each file is the same in the commit; one that lies outside of the repository never is."""
    return is_held(found, commits.checksums(found.root, commit, [path for path, _ in found.files]))


def is_held(found: Code, checksums: Mapping[str, str]) -> bool:
    """Whether each file of the code is among these, by path, and the same."""
    return all(checksums.get(path) == checksum for path, checksum in found.files)
