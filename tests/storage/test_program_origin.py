"""Where a new radar takes radargen from: what the installation says, what git knows, what an editor names."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from radargen.storage import program_origin
from radargen.text.messages import RadargenError
from radargen.writing.starter.install_source import InstallSource, Reach, at_address, in_folder, in_git, public_address
from tests.folders import ROOT, command, contents, radargen
from tests.runner import git

COMMIT = "0123456789abcdef0123456789abcdef01234567"
WHEEL = "radargen-1.0-py3-none-any.whl"
# What a path or an address may hold, hostile or just odd.
ODD = st.text(st.sampled_from("abz09-_.~ äß…#%;?&=@:+'\"$`{}[]<>|\\^!*(),\t"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/o/radargen", "https://github.com/o/radargen"),
        (
            "https://max:s3cret@git.firma.example:8443/a/b.git?private_token=x#y",
            "https://git.firma.example:8443/a/b.git",
        ),
        ("https://${USER}:${TOKEN}@github.com/o/r", "https://github.com/o/r"),
        ("git@github.com:o/radargen.git", "https://github.com/o/radargen.git"),
        ("ssh://git@gitlab.example:2222/group/sub/radargen.git", "https://gitlab.example/group/sub/radargen.git"),
        ("ssh://git@ssh.github.com:443/o/r.git", "https://github.com/o/r.git"),
        ("git@ssh.dev.azure.com:v3/o/p/r", "ssh://git@ssh.dev.azure.com/~/v3/o/p/r"),
        ("ssh://max:s3cret@server.example/srv/git/r.git", "ssh://max@server.example/srv/git/r.git"),
        ("server.example:r.git", "ssh://server.example/~/r.git"),
        ("git@server.example:/srv/git/r.git", "ssh://git@server.example/srv/git/r.git"),
        ("http://[2001:db8::1]/o/r", "http://[2001:db8::1]/o/r"),
        ("https://bücher.example/ö r", "https://xn--bcher-kva.example/%C3%B6%20r"),
        ("/srv/git/radargen.git", None),
        ("../radargen", None),
        ("C:/radargen", None),
        ("file:///srv/git/radargen.git", None),
        ("http://localhost:3000/o/r", None),
        ("https://127.0.0.1/o/r", None),
        ("ext::sh -c touch% /tmp/x", None),
        ("max:s3cret@git.example:o/r", None),
        ("-oProxyCommand=x:o/r", None),
        ("https://[broken/o/r", None),
        ("", None),
    ],
)
def test_an_address_is_one_that_a_forge_reaches_and_holds_no_secret(address: str, expected: str | None) -> None:
    assert public_address(address) == expected


@given(ODD, ODD, ODD)
def test_whatever_a_path_or_an_address_holds_the_line_is_one_that_pip_reads(part: str, ref: str, below: str) -> None:
    for found in (
        in_git(f"https://git.example/o/{part}", ref, below),
        in_git(f"git@git.example:o/{part}", ref),
        at_address(f"https://files.example/{part}/{WHEEL}", "0" * 64, below),
        in_folder(ROOT / part / below, Reach.ALONE),
    ):
        if found:
            # pip fills in ${NAME}, and takes what follows a blank and a # for a remark.
            assert not re.search(r"[\s$`]", found.line.removeprefix("radargen @ "))
            assert Requirement(found.line).name == "radargen"
    url = Requirement(in_folder(ROOT / part, Reach.ALONE).line).url
    assert url and Path(unquote(urlsplit(url).path)) == ROOT / part


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("1.2", "radargen==1.2"),
        ("v1.2.0rc1", "radargen==1.2.0rc1"),
        ("radargen==1.2", "radargen==1.2"),
        (f"git+https://git.example/o/radargen@{COMMIT}", f"radargen @ git+https://git.example/o/radargen@{COMMIT}"),
        (f"radargen @ git+https://git.example/o/r@{COMMIT}", f"radargen @ git+https://git.example/o/r@{COMMIT}"),
        (f"https://me:pw@git.example/o/r@{COMMIT}", f"radargen @ git+https://git.example/o/r@{COMMIT}"),
        (f"git@git.example:o/r.git@{COMMIT}", f"radargen @ git+https://git.example/o/r.git@{COMMIT}"),
        ("git+ssh://max@git.example/srv/r@v1.0", "radargen @ git+ssh://max@git.example/srv/r@v1.0"),
        ("https://git.example/o/r@v1#subdirectory=a b", "radargen @ git+https://git.example/o/r@v1#subdirectory=a%20b"),
        (f"https://files.example/{WHEEL}", f"radargen @ https://files.example/{WHEEL}"),
        (
            f"https://files.example/{WHEEL}#sha256={'A' * 64}",
            f"radargen @ https://files.example/{WHEEL}#sha256={'a' * 64}",
        ),
    ],
)
def test_what_an_editor_names_becomes_a_line(where: str, line: str) -> None:
    assert program_origin.source_from(where) == InstallSource(line)
    assert Requirement(line).name == "radargen"


@pytest.mark.parametrize(
    "where",
    [
        "",
        "nowhere",
        ".",
        "lost/radargen-1.0-py3-none-any.whl",
        "other-1.0-py3-none-any.whl",
        "radargen.whl",
        "https://git.example/o/radargen",
        "https://me@git.example/o/radargen",
        "git@git.example:o/radargen.git",
        "git+https://git.example/o/radargen@",
        f"git+file:///srv/radargen@{COMMIT}",
        f"https://files.example/{WHEEL}?token=x",
        f"http://localhost/{WHEEL}",
        f"https://[broken/{WHEEL}",
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_nothing_is_written(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RadargenError, match=r"^[^\n]+$"):
        program_origin.source_from(where)


def test_the_command_line_says_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = radargen("init", tmp_path / "radar", "--from", "https://me:s3cret@git.example/o/radargen")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "radargen: Name the commit as well, as in git+https://HOST/OWNER/radargen@COMMIT.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_secret_that_was_named_is_written_nowhere(tmp_path: Path) -> None:
    done = radargen("init", tmp_path / "radar", "--from", f"https://me:s3cret@git.example/o/radargen@{COMMIT}")
    assert done.returncode == 0 and "s3cret" not in done.stdout
    found = contents(tmp_path / "radar")
    assert f"\nradargen @ git+https://git.example/o/radargen@{COMMIT}\n" in found["requirements.txt"].decode()
    assert not [path for path, content in found.items() if b"s3cret" in content]


class Clone:
    """A folder with radargen's source in a repository, and a remote of its own beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.remote = folder / "clone ü #1", folder / "remote.git"
        (self.folder / "radargen").mkdir(parents=True)
        (self.folder / "pyproject.toml").write_text('[project]\nname = "radargen"\n')
        (self.folder / "radargen" / "__init__.py").write_text("")
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()

    def git(self, *words: str) -> str:
        return git(self.folder, *words)

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=change")
        return self.git("rev-parse", "HEAD")

    def push(self, name: str, address: str) -> None:
        """As if it had been pushed there."""
        if name not in self.git("remote").splitlines():
            self.git("remote", "add", name, address)
        self.git("update-ref", f"refs/remotes/{name}/main", "HEAD")

    @property
    def here(self) -> str:
        return f"radargen @ {self.folder.as_uri()}"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_a_clone_is_named_by_a_remote_that_has_its_commit_else_by_its_folder(clone: Clone) -> None:
    where = str(clone.folder)
    assert program_origin.source_from(where) == InstallSource(clone.here, Reach.ALONE)
    clone.push("near", str(clone.remote))
    assert program_origin.source_from(where) == InstallSource(clone.here, Reach.ALONE)
    clone.push("origin", "git@git.example:o/radargen.git")
    head = clone.git("rev-parse", "HEAD")
    pushed = InstallSource(f"radargen @ git+https://git.example/o/radargen.git@{head}")
    assert program_origin.source_from(where) == pushed
    (clone.folder / "notes.txt").write_text("beside the program")
    assert program_origin.source_from(where) == pushed
    (clone.folder / "radargen" / "new.py").write_text("")
    assert program_origin.source_from(where) == InstallSource(clone.here, Reach.CHANGED)
    clone.commit()
    assert program_origin.source_from(where) == InstallSource(clone.here, Reach.UNPUSHED)
    clone.push("origin", "")
    assert program_origin.source_from(where).reach is Reach.FORGE


def test_a_clone_within_another_repository_is_named_with_its_place_there(clone: Clone, tmp_path: Path) -> None:
    inner = tmp_path / "all" / "tools" / "radargen"
    shutil.copytree(clone.folder, inner, ignore=shutil.ignore_patterns(".git"))
    git(tmp_path / "all", "init", "--quiet")
    (tmp_path / "all" / ".gitignore").write_text("tools/\n")
    assert program_origin.source_from(str(inner)) == InstallSource(f"radargen @ {inner.as_uri()}", Reach.ALONE)
    (tmp_path / "all" / ".gitignore").unlink()
    git(tmp_path / "all", "add", "--all")
    git(tmp_path / "all", "commit", "--quiet", "--message=all")
    git(tmp_path / "all", "remote", "add", "origin", "https://git.example/o/all")
    git(tmp_path / "all", "update-ref", "refs/remotes/origin/main", "HEAD")
    head = git(tmp_path / "all", "rev-parse", "HEAD")
    line = f"radargen @ git+https://git.example/o/all@{head}#subdirectory=tools/radargen"
    assert program_origin.source_from(str(inner)) == InstallSource(line)


def installation(folder: Path, direct: object, version: str = "1.0") -> metadata.Distribution:
    """What an installer leaves beside the package."""
    info = folder / f"radargen-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: radargen\nVersion: {version}\n")
    if direct is not None:
        (info / "direct_url.json").write_text(direct if isinstance(direct, str) else json.dumps(direct))
    return metadata.Distribution.at(info)


@pytest.mark.parametrize(
    ("direct", "line"),
    [
        (None, "radargen==1.0"),
        (
            {"url": "https://t0ken@git.example/o/r", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"radargen @ git+https://git.example/o/r@{COMMIT}",
        ),
        (
            {"url": "https://git.example/o/r", "vcs_info": {"vcs": "git", "commit_id": COMMIT}, "subdirectory": "a b"},
            f"radargen @ git+https://git.example/o/r@{COMMIT}#subdirectory=a%20b",
        ),
        (
            {"url": f"https://me:pw@files.example/{WHEEL}", "archive_info": {"hashes": {"sha256": "a" * 64}}},
            f"radargen @ https://files.example/{WHEEL}#sha256={'a' * 64}",
        ),
        (
            {"url": f"https://files.example/{WHEEL}", "archive_info": {"hash": f"sha256={'a' * 64}"}},
            f"radargen @ https://files.example/{WHEEL}#sha256={'a' * 64}",
        ),
    ],
)
def test_an_installation_tells_where_it_came_from(direct: object, line: str, tmp_path: Path) -> None:
    assert program_origin.recorded_source(installation(tmp_path, direct)) == InstallSource(line)


@pytest.mark.parametrize(
    "direct",
    [
        "no JSON",
        "[]",
        "null",
        {},
        {"url": 3, "archive_info": {}},
        {"url": "https://[", "archive_info": {}},
        {"url": f"https://files.example/{WHEEL}?key=x", "archive_info": {}},
        {"url": "https://git.example/o/r", "vcs_info": {"vcs": "hg", "commit_id": "1"}},
        {"url": "https://git.example/o/r", "vcs_info": {"vcs": "git", "commit_id": "main"}},
        {"url": "file:///srv/r", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": f"file:///lost/{WHEEL}", "archive_info": {}},
        {"url": "file:///lost/radargen", "dir_info": {}},
        {"url": "file:///tmp", "dir_info": {"editable": True}},
    ],
)
def test_an_installation_that_tells_nothing_of_use_is_asked_about(direct: object, tmp_path: Path) -> None:
    assert program_origin.recorded_source(installation(tmp_path, direct)) is None


def test_a_version_of_somebodys_own_is_in_no_index(tmp_path: Path) -> None:
    assert program_origin.recorded_source(installation(tmp_path, None, "1.0+mine")) is None


def test_the_archive_that_was_installed_goes_along_unless_it_is_another_one_by_now(tmp_path: Path) -> None:
    wheel = tmp_path / "ä #%25" / WHEEL
    wheel.parent.mkdir()
    wheel.write_bytes(b"wheel")
    about = {"hashes": {"sha256": hashlib.sha256(b"wheel").hexdigest()}}
    found = installation(tmp_path, {"url": wheel.as_uri(), "archive_info": about})
    expected = InstallSource(f"./.ci/{WHEEL}", files={f".ci/{WHEEL}": b"wheel"})
    assert program_origin.recorded_source(found) == expected
    assert program_origin.source_from(str(wheel)) == program_origin.source_from(wheel.as_uri()) == expected
    wheel.write_bytes(b"another")
    assert program_origin.recorded_source(found) is None


def test_an_installation_from_a_clone_is_named_like_the_clone(clone: Clone, tmp_path: Path) -> None:
    clone.push("origin", "https://me:pw@git.example/o/radargen")
    found = installation(tmp_path, {"url": clone.folder.as_uri(), "dir_info": {"editable": True}})
    head = clone.git("rev-parse", "HEAD")
    assert program_origin.recorded_source(found) == InstallSource(
        f"radargen @ git+https://git.example/o/radargen@{head}"
    )


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a program that has been copied by hand."""
    lost = tmp_path_factory.mktemp("lost")
    shutil.copytree(ROOT / "radargen", lost / "radargen", ignore=shutil.ignore_patterns("__pycache__"))
    return os.environ | {"PYTHONPATH": str(lost)}


def test_where_nothing_is_known_and_nobody_can_be_asked_nothing_is_written(
    unknown: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        command("init", "radar"),
        cwd=tmp_path,
        env=unknown,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(
        "radargen: Nothing tells where this radargen came from; name it with --from: a version,"
    )
    assert list(tmp_path.iterdir()) == []


def test_somebody_at_a_terminal_is_asked_until_the_answer_can_be_used(unknown: dict[str, str], tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    os.write(ours, f"nowhere\ngit+https://git.example/o/r@{COMMIT}\n".encode())
    done = subprocess.run(
        command("init", "radar"), cwd=tmp_path, env=unknown, stdin=theirs, capture_output=True, text=True, check=False
    )
    for end in (ours, theirs):
        os.close(end)
    assert done.returncode == 0 and done.stderr.count("Where does the new radar take radargen from") == 2
    assert f"radargen @ git+https://git.example/o/r@{COMMIT}" in (tmp_path / "radar/requirements.txt").read_text()
