"""What is built when, and what is shown meanwhile; the builds themselves are those of a folder with one file."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from radargen.publishing.building.worker_pool import BuildTask
from radargen.publishing.mkdocs_host.mkdocs_build import BuildResult
from radargen.publishing.preview import live_site
from radargen.publishing.preview.form_keeper import FormKeeper
from radargen.publishing.preview.live_site import LiveSite
from radargen.publishing.preview.preview_server import preview_server
from radargen.publishing.site.content_policy import hash_of
from radargen.text.messages import Message, RadargenError
from tests.folders import RADAR, entry, radar_folder
from tests.publishing.test_mkdocs_seam import answered


class Builder:
    """Writes a page for each task, or raises the error that it is told to."""

    def __init__(self) -> None:
        self.built: list[list[str]] = []
        self.tasks: list[BuildTask] = []
        self.error: Exception | None = None
        self.notes: tuple[Message, ...] = ()

    def build(self, tasks: Iterable[BuildTask], _: object) -> tuple[dict[str, BuildResult], list[object]]:
        self.tasks = [*tasks]
        self.built.append([task.language for task in self.tasks])
        if self.error:
            raise self.error
        for task in self.tasks:
            task.folder.mkdir()
            page = "<head><meta content=\"default-src 'none'; script-src 'self'\"></head><body></body>"
            (task.folder / "index.html").write_text(page, encoding="utf-8")
        return {task.language: BuildResult(notes=self.notes) for task in self.tasks}, []


class Shown:
    """A live site of a small radar, with what was told of it."""

    def __init__(self, top: Path, **more: Any) -> None:
        self.root = radar_folder(top / "radar")
        (top / "spare").mkdir()
        self.builder, self.told = Builder(), list[str]()
        self.site = LiveSite(self.root, top / "spare", self.builder, self.told.append, **more)  # type: ignore[arg-type]

    def renewed(self) -> None:
        """Build after a change, all languages to the end."""
        self.site.renew()
        self.finished()

    def finished(self) -> None:
        self.site.hurry.set()
        assert self.site.background
        self.site.background.join()

    @property
    def folders(self) -> list[str]:
        """What is shown, first the language at the top."""
        return [self.site.site.resolve().name, (self.site.site / "en").resolve().name]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is built by itself while a test looks."""
    monkeypatch.setattr(live_site, "PAUSE", 30.0)


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    return Shown(tmp_path)


def test_the_language_that_is_looked_at_is_built_first_and_the_others_when_asked_for(shown: Shown) -> None:
    shown.renewed()
    assert shown.builder.built == [["de", "en"]]
    assert shown.folders == ["1-de", "1-en"]
    shown.site.wait("/en/trends/")
    # What a page consists of says nothing of what is looked at.
    shown.site.wait("/assets/site.css")
    shown.site.renew()
    assert shown.builder.built[1:] == [["en"]]
    assert shown.folders == ["1-de", "2-en"]
    shown.site.wait("/en/assets/site.css")
    assert shown.builder.built[1:] == [["en"]]
    # Whoever asks for the other one does not wait out the pause.
    shown.site.wait("/index.html")
    assert shown.builder.built[1:] == [["en"], ["de"]]
    shown.finished()
    assert shown.folders == ["2-de", "2-en"]
    assert sorted(path.name for path in shown.site.spare.iterdir()) == ["2-de", "2-en", "site"]
    shown.renewed()
    assert shown.builder.built[3:] == [["de"], ["en"]]


def test_a_newer_change_is_not_kept_waiting_by_what_is_left_of_an_older_one(shown: Shown) -> None:
    shown.renewed()
    shown.site.wait("/")
    shown.site.renew()
    shown.renewed()
    assert shown.builder.built == [["de", "en"], ["de"], ["de"], ["en"]]
    assert shown.folders == ["3-de", "3-en"]
    shown.site.renew()
    shown.site.over = True
    shown.finished()
    assert shown.builder.built[4:] == [["de"]]


def test_all_is_built_anew_where_the_languages_are_others(shown: Shown) -> None:
    shown.renewed()
    shown.site.wait("/en/")
    (shown.root / "radar.yaml").write_text(RADAR.replace("[de, en]", "[en, de]"), encoding="utf-8")
    shown.renewed()
    assert shown.builder.built[1:] == [["en", "de"]]
    assert shown.site.site.resolve().name == "2-en"


def test_a_note_is_told_once_and_again_when_it_was_gone(shown: Shown) -> None:
    for notes in (("a", "b", "a"), ("a",), ("a", "b"), ()):
        shown.builder.notes = tuple(Message("{reason}.", reason=each) for each in notes)
        shown.renewed()
    assert shown.told == ["a.", "b.", "b."]


@pytest.mark.parametrize(
    ("error", "debug", "told"),
    [
        (RadargenError(Message("{reason}.", reason="No")), False, ["radargen: No."]),
        (OSError("disk"), True, ["radargen: disk."]),
        (ValueError("x"), False, ["radargen: "]),
        (ValueError("x"), True, ["Traceback ", "radargen: "]),
    ],
)
def test_what_fails_is_told_and_what_was_shown_stays(
    tmp_path: Path, error: Exception, debug: bool, told: list[str]
) -> None:
    shown = Shown(tmp_path, debug=debug)
    shown.builder.error = error
    shown.renewed()
    assert [line[: len(start)] for line, start in zip(shown.told, told, strict=True)] == told
    assert shown.told[-1].removeprefix("radargen: ") in (shown.site.site / "index.html").read_text(encoding="utf-8")
    shown.builder.error = None
    shown.renewed()
    assert shown.folders == ["2-de", "2-en"]
    shown.builder.error = error
    shown.renewed()
    assert shown.folders == ["2-de", "2-en"]
    assert len(shown.told) == 2 * len(told)
    # Nobody is told what only comes of the end.
    shown.site.over = True
    shown.renewed()
    assert len(shown.told) == 2 * len(told)


def test_problems_are_told_and_the_last_sound_frame_stays(tmp_path: Path) -> None:
    shown = Shown(tmp_path, language="de")
    (shown.root / "radar.yaml").write_text("radar: [", encoding="utf-8")
    shown.renewed()
    assert shown.builder.built == []
    assert "Fehler:" in "".join(shown.told)
    plain = (shown.site.site / "index.html").read_text(encoding="utf-8")
    assert "[syntax]" in plain and "Fehler:" in plain
    (shown.root / "radar.yaml").write_text(RADAR, encoding="utf-8")
    shown.renewed()
    assert [(task.language, task.preview, task.stale, task.edits) for task in shown.builder.tasks] == [
        ("de", True, False, False),
        ("en", True, False, False),
    ]
    assert {(task.root, task.run_language, task.editors is None) for task in shown.builder.tasks} == {
        (shown.root, "de", False)
    }
    told = len(shown.told)
    (shown.root / "radar.yaml").write_text("radar: [", encoding="utf-8")
    (shown.root / "trends" / "kanban.yaml").write_text(entry("Kanban", ring="tral"), encoding="utf-8")
    shown.renewed()
    task, _ = shown.builder.tasks
    assert (task.stale, task.loaded[0].radar is not None) == (True, True)
    assert {problem.location.path for problem in task.loaded[0].problems} == {"radar.yaml"}
    assert len(shown.told) == told + 1
    assert shown.folders == ["3-de", "3-en"]


FORM = b"<form data-saves></form><script>a()</script>"


def served(shown: Shown, edit: bool) -> Callable[[str], tuple[str, dict[str, str], bytes]]:
    """What the server of the preview answers; the first build is done."""
    keeper = FormKeeper(shown.root, 8000, "en") if edit else None
    server = preview_server(shown.site, 0, keeper)
    server.watch(str(shown.root), recursive=False)
    server.builder()
    shown.finished()
    return lambda path: answered(server, path)


def test_a_page_reloads_itself_by_the_one_script_that_its_policy_allows(shown: Shown) -> None:
    get = served(shown, edit=False)
    (line,) = shown.told
    assert line.startswith("http://127.0.0.1:") and line.endswith("/ shows the radar; Ctrl-C ends it.")
    page = get("/")[2].decode()
    script = page[page.rindex("<script>") + len("<script>") : page.rindex("</script>")]
    assert "livereload(" in script
    assert f"script-src '{hash_of(script)}' 'self'\"" in page
    # A page that is not there may be soon.
    assert get("/none/")[0].startswith("404")
    lost = shown.site.site / "404.html"
    lost.write_text("<html><head><title>x</title></head>", encoding="utf-8")
    assert get("/none/")[2] == b'<html><head><meta http-equiv="refresh" content="2"><title>x</title></head>'


def test_the_form_is_named_with_its_secret_and_does_not_reload(tmp_path: Path) -> None:
    shown = Shown(tmp_path, edits=True)
    get = served(shown, edit=True)
    assert shown.builder.tasks[0].edits
    assert [" is the form, which saves; keep it to yourself." in line for line in shown.told] == [False, True]
    assert "/suggest/?edit=" in shown.told[1]
    (shown.site.site / "index.html").write_bytes(b"<body>" + FORM + b"</body>")
    assert get("/")[2] == b"<body>" + FORM + b"</body>"
    shown.renewed()
    assert len(shown.told) == 2
