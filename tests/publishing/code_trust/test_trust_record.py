"""Who trusts code: this machine, exactly as it was; a commit; nobody else. Without trust nothing runs."""

import shutil
from pathlib import Path

import pytest

from radargen.publishing.code_trust import (
    NO_TRUST,
    Trust,
    check_trust,
    code,
    grant_trust,
    revoke_trust,
    trusted,
    trusted_folders,
)
from radargen.publishing.code_trust.settings_code import Code
from radargen.publishing.code_trust.trust_record import is_held
from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from radargen.text.messages import RadargenError
from tests.folders import NO_DOWNLOADS, RADAR, contents, radar_folder, radargen, radargen_anew
from tests.runner import git

SETTINGS = (
    "site_name: x\ntheme: {name: material, custom_dir: over}\nplugins: [search, radargen]\nhooks: [own/hook.py]\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A radar with a hook that leaves a trace."""
    folder = radar_folder(tmp_path / "radar", RADAR + NO_DOWNLOADS)
    for path, text in {
        "mkdocs.yml": SETTINGS,
        "own/hook.py": f"import helper\nopen({str(tmp_path / 'owned')!r}, 'w').close()\n",
        "own/helper.py": "",
        "over/partials/x.html": "x",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS,
        "site_name: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [OWNED]]\n",
        "INHERIT: own/base.yml\n",
    ],
)
def test_untrusted_code_does_not_run_and_nothing_is_built(root: Path, tmp_path: Path, settings: str) -> None:
    (root / "mkdocs.yml").write_text(settings.replace("OWNED", str(tmp_path / "owned")))
    (root / "own" / "base.yml").write_text("site_name: x\nhooks: [own/hook.py]\n")
    before = contents(root)
    with pytest.raises(RadargenError, match="This is code, not data"):
        write_site(root, tmp_path / "new", BuildOrder())
    done = radargen_anew("--root", root, "build")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "run radargen trust" in done.stderr
    assert contents(root) == before
    assert not (tmp_path / "owned").exists()


def test_a_site_of_pages_alone_and_pictures_need_no_trust(root: Path, tmp_path: Path) -> None:
    assert radargen_anew("--root", root, "build", "--pages", tmp_path / "pages").returncode == 0
    assert radargen_anew("--root", root, "render", tmp_path / "radar.svg").returncode == 0
    assert not (tmp_path / "owned").exists()


def test_trust_is_given_to_exactly_what_there_is(root: Path) -> None:
    grant_trust(code(root))
    assert trusted(code(root), NO_TRUST)
    for path in ("mkdocs.yml", "own/hook.py", "own/helper.py", "over/partials/x.html"):
        text = (root / path).read_text()
        (root / path).write_text(f"{text}\n#")
        assert not trusted(code(root), NO_TRUST), path
        (root / path).write_text(text)
    for path in ("own/json.py", "over/main.html", "json.py", "own/helper/__init__.py"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("")
        assert not trusted(code(root), NO_TRUST), path
        (root / path).unlink()
    assert trusted(code(root), NO_TRUST)
    (root / "trends" / "lean.yaml").write_text("changed")
    assert trusted(code(root), NO_TRUST)


def test_trust_belongs_to_a_folder_and_can_be_taken_back(root: Path, tmp_path: Path) -> None:
    grant_trust(code(root))
    assert str(root) in trusted_folders(root)
    shutil.copytree(root, tmp_path / "copy")
    assert not trusted(code(tmp_path / "copy"), NO_TRUST)
    revoke_trust(root)
    assert not trusted(code(root), NO_TRUST)
    assert str(root) not in trusted_folders(root)


def test_nothing_in_the_folder_gives_trust(root: Path) -> None:
    grant_trust(code(root))
    root.rename(root.with_name("fork"))
    with pytest.raises(RadargenError, match="This is code"):
        check_trust(root.with_name("fork"), NO_TRUST)


def test_a_commit_vouches_for_what_is_the_same_in_it(root: Path) -> None:
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=all")
    base = git(root, "rev-parse", "HEAD")
    assert trusted(code(root), Trust(commit=base))
    assert not trusted(code(root), NO_TRUST)
    (root / "own" / "new.py").write_text("")
    assert not trusted(code(root), Trust(commit=base))
    (root / "own" / "new.py").unlink()
    (root / "own" / "helper.py").rename(root / "kept.txt")
    (root / "own" / "helper.py").symlink_to("../kept.txt")
    assert not trusted(code(root), Trust(commit=base))
    with pytest.raises(RadargenError, match="git knows no commit"):
        trusted(code(root), Trust(commit="nowhere"))


@pytest.mark.parametrize("place", ["own/hook.py", "own", "over", "mkdocs.yml"])
def test_a_commit_does_not_vouch_for_a_link_to_what_it_holds_elsewhere(root: Path, place: str) -> None:
    (root / "other").mkdir()
    shutil.copytree(root / "own", root / "other" / "own")
    shutil.copytree(root / "over", root / "other" / "over")
    shutil.copy(root / "mkdocs.yml", root / "other" / "mkdocs.yml")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=all")
    assert trusted(code(root), Trust(commit="HEAD"))
    grant_trust(code(root))
    (root / place).rename(root.parent / "away")
    (root / place).symlink_to(root / "other" / place if place == "own" else f"{'../' * place.count('/')}other/{place}")
    assert not trusted(code(root), Trust(commit="HEAD"))
    assert not trusted(code(root), NO_TRUST)


def test_a_link_that_a_commit_holds_is_trusted_as_it_is(root: Path) -> None:
    (root / "own").rename(root / "kept")
    (root / "own").symlink_to("kept")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=all")
    assert trusted(code(root), Trust(commit="HEAD"))


def test_no_text_of_the_settings_becomes_a_script_of_the_theme(root: Path, tmp_path: Path) -> None:
    """Trust lets it be built; the policy would let it run only if it had got a hash of its own."""
    (root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins: [search, radargen]\ncopyright: <script>alert(1)</script>\n"
    )
    assert radargen("--root", root, "trust", "--yes").returncode == 0
    done = radargen("--root", root, "build", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "data/index.html holds a script that is not the theme's own." in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_plugin_that_does_not_go_with_a_radar_is_one_sentence(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    (root / "site" / "de" / "blog").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins: [search, material/blog, radargen]\n"
    )
    with pytest.raises(RadargenError, match="The plugin blog"):
        write_site(root, tmp_path / "new", BuildOrder(trust=Trust(everything=True)))


def test_texts_of_the_settings_stay_texts(root: Path, tmp_path: Path) -> None:
    (root / "site" / "assets").mkdir(parents=True)
    (root / "site" / "assets" / "own.js").write_text("1;")
    (root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins: [search, radargen]\n"
        "site_description: '0;url=//example.org\" http-equiv=\"refresh'\nsite_author: 'A \"B\" &amp; C'\n"
        "copyright: '<a href=\"/imprint/\"><b>us</b></a> &copy;'\nwatch: [trends]\n"
        "extra_javascript: [{path: assets/own.js, defer: true}]\nextra: {consent: {title: T, description: D}}\n"
    )
    done = radargen("--root", root, "build", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "lost.html").read_text()
    assert 'content="0;url=//example.org&quot; http-equiv=&quot;refresh"' in page
    assert 'content="A &quot;B&quot; &amp; C"' in page
    assert '<script src="./assets/own.js" defer></script>' in page
    assert '<a href="/imprint/"><b>us</b></a> &copy;' in page


def test_a_hook_that_lies_outside_is_in_no_commit(root: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.py").write_text("")
    (root / "mkdocs.yml").write_text(SETTINGS.replace("own/hook.py", "../outside.py"))
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=all")
    assert str(tmp_path / "outside.py") in dict(code(root).files)
    assert not trusted(code(root), Trust(commit="HEAD"))


@pytest.mark.slow
def test_the_command_shows_and_asks(root: Path) -> None:
    done = radargen("--root", root, "trust", "--check")
    assert (done.returncode, done.stdout) == (1, "")
    done = radargen("--root", root, "trust")
    assert done.returncode in (1, 130)
    assert "mkdocs.yml, line 4: hooks\n" in done.stdout
    assert "  own/helper.py\n" in done.stdout
    assert done.stderr.endswith(("nothing is trusted.\n", "stopped.\n"))
    assert radargen("--root", root, "trust", "--check").returncode == 1
    assert radargen("--root", root, "trust", answers="y\n").returncode == 0
    assert radargen("--root", root, "trust", "--check").returncode == 0
    assert str(root) in radargen("--root", root, "trust", "--list").stdout.splitlines()
    assert radargen("--root", root, "trust", "--forget").returncode == 0
    assert radargen("--root", root, "trust", "--check").returncode == 1
    assert str(root) not in radargen("--root", root, "trust", "--list").stdout.splitlines()


def test_what_the_command_lets_run_runs(root: Path, tmp_path: Path) -> None:
    assert radargen("--root", root, "trust", "--yes").returncode == 0
    done = radargen("--root", root, "build")
    assert (done.returncode, (tmp_path / "owned").exists()) == (0, True), done.stderr
    # What Python keeps of a module it has compiled is no change.
    assert radargen("--root", root, "trust", "--check").returncode == 0
    assert radargen("--root", root, "trust", "--forget").returncode == 0
    assert radargen("--root", root, "trust", "--check").returncode == 1


@pytest.mark.quick
def test_settings_of_data_alone_are_said_to_need_none(tmp_path: Path) -> None:
    root = radar_folder(tmp_path)
    done = radargen("--root", root, "trust")
    assert (done.returncode, done.stderr) == (0, "mkdocs.yml names no code; nothing needs trust.\n")
    assert radargen("--root", root, "trust", "--check", "--as", "nowhere").returncode == 0
    assert radargen("--root", root, "trust", "--forget", "--list").returncode == 2
    assert radargen("--root", root, "trust", "--as", "HEAD").returncode == 2


@pytest.mark.parametrize(
    ("held", "same"),
    [
        ({"a.py": "1", "b.py": "2"}, True),
        ({"a.py": "1", "b.py": "2", "c.py": "3"}, True),
        ({"a.py": "1", "b.py": "3"}, False),
        ({"a.py": "1"}, False),
        ({"a.py": "2", "b.py": "1"}, False),
        ({}, False),
    ],
)
def test_a_commit_makes_code_trusted_only_where_every_file_is_the_same(held: dict[str, str], same: bool) -> None:
    assert is_held(Code(Path("x"), (), (("a.py", "1"), ("b.py", "2"))), held) == same
