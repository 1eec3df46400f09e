"""The tutorial, acted out word for word: a new radar, a file with a slip, the check, the comment, the page."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from radargen.reviews import MARKER
from radargen.wording import wording
from tests.manual import DOCS, blocks, quoted, sections, spans
from tests.runner import PROGRAM, at_home, git, run_step, run_steps, script

SET_UP, BUILD = "Set up radargen", "Build the site"
ANNOTATION = re.compile(r"::error file=(\S+),line=(\d+),col=\d+,title=(\S+)::(.*)\n")


class Forge:
    """A new radar as the end of the page has it made, and what the forge does with it."""

    def __init__(self, home: Path, beginning: str) -> None:
        self.home = at_home(home)
        (block,) = blocks(beginning)
        run_steps(home, home, [{"name": "begin", "run": block.text}], {})
        self.folder = next(home.glob("*/radar.yaml")).parent
        # What the step SET_UP would install; git ignores it.
        (self.folder / ".venv" / "bin").mkdir(parents=True)
        script(self.folder / ".venv" / "bin" / "radargen", PROGRAM)
        self.base = git(self.folder, "rev-parse", "HEAD")

    def yaml(self, path: str) -> Any:
        return yaml.safe_load((self.folder / path).read_text(encoding="utf-8"))

    def steps(self, name: str, job: str) -> dict[str, Any]:
        """The steps of a job that run a command, by name."""
        found = self.yaml(f".github/workflows/{name}.yml")["jobs"][job]["steps"]
        return {step["name"]: step for step in found if "run" in step}

    def check(self) -> tuple[int, str]:
        """How the check ends, and what it marks on the lines; the steps that follow run in any case."""
        known = {"${{ github.event.pull_request.base.sha }}": self.base}
        marking, *others = [step for name, step in self.steps("check", "check").items() if name not in (SET_UP, BUILD)]
        done = run_step(self.home, self.folder, marking, known)
        run_steps(self.home, self.folder, others, known)
        return done.returncode, done.stdout

    def comment(self) -> str:
        """What the comment says, without the mark by which it is found again; a picture goes with it."""
        known = {"${{ steps.pull.outputs.base }}": self.base}
        known["${{ github.event.workflow_run.head_sha }}"] = git(self.folder, "rev-parse", "HEAD")
        run_steps(self.home, self.folder, [self.steps("comment", "review")["Say what changes"]], known)
        assert (self.folder / "build/comment/radar.png").read_bytes().startswith(b"\x89PNG")
        return (self.folder / "build/comment/comment.md").read_text(encoding="utf-8").removeprefix(MARKER).strip()

    def commit(self) -> None:
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message=by the tutorial")


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest) -> str:
    """A page in each language is followed."""
    return str(request.param)


@pytest.fixture
def parts(language: str) -> list[str]:
    """The page's introduction and its sections."""
    name = "tutorial.md" if language == "en" else f"tutorial.{language}.md"
    return sections((DOCS / name).read_text(encoding="utf-8"))


@pytest.fixture
def forge(parts: list[str], tmp_path: Path) -> Forge:
    """The new radar."""
    return Forge(tmp_path, parts[-1])


def test_following_the_page_ends_with_a_trend_on_the_site(parts: list[str], forge: Forge) -> None:
    _, _, write, _, fail, mend, read, publish, *_ = parts
    (path,) = {span for span in spans(write) if span.startswith("trends/")}
    (file,) = blocks(write)
    git(forge.folder, "switch", "--quiet", "--create=proposal")
    (forge.folder / path).write_text(file.text, encoding="utf-8")
    forge.commit()

    status, marked = forge.check()
    annotation = ANNOTATION.fullmatch(marked)
    assert status == 1 and annotation
    place, line, code, message = annotation.groups()
    assert (place, blocks(fail)[0].text) == (path, message.replace("%0A", "\n") + "\n")
    assert f" {line} " in fail and f"`{code}`" in fail
    assert forge.comment() == quoted(fail)

    wrong, right = spans(mend)[:2]
    assert f" {line} " in mend and wrong in file.text.splitlines()[int(line) - 1]
    (forge.folder / path).write_text(file.text.replace(wrong, right), encoding="utf-8")
    forge.commit()
    assert forge.check() == (0, "")
    assert forge.comment() == quoted(read)

    git(forge.folder, "switch", "--quiet", "main")
    git(forge.folder, "merge", "--quiet", "--no-ff", "proposal")
    steps = forge.steps("publish", "build")
    run_steps(forge.home, forge.folder, [step for name, step in steps.items() if name != SET_UP], {})
    (address,) = spans(publish)
    name = spans(quoted(read))[0]
    site = forge.folder / "build" / "site"
    assert name in (site / address / "index.html").read_text(encoding="utf-8")
    assert f'href="{address}"' in (site / "index.html").read_text(encoding="utf-8")


def test_what_the_page_names_exists(parts: list[str], forge: Forge, language: str) -> None:
    _, look, write, propose, _, mend, read, *_, otherwise, beginning = parts
    assert set(re.findall(r"`([\w-]+\.yaml)`", look)) == {one.name for one in (forge.folder / "trends").iterdir()}
    template = (forge.folder / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", template, re.MULTILINE) == re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", propose)
    assert re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", mend) == list(forge.steps("check", "check"))
    for name in ("check", "comment", "publish"):
        assert f"**{forge.yaml(f'.github/workflows/{name}.yml')['name']}**" in "".join(parts)
    assert f"*{forge.yaml('.github/ISSUE_TEMPLATE/trend.yml')['name']}*" in otherwise
    steps = forge.yaml(".github/workflows/check.yml")["jobs"]["check"]["steps"]
    assert f"`{steps[-1]['with']['name']}`" in read
    (link,) = re.findall(r"\*(Preview[^*]*)\*", read)
    assert f"[{link}](" in (forge.folder / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    assert {span for span in spans(beginning) if (forge.folder / span).exists()} == set(spans(beginning))
    levels = {one["id"]: one["levels"] for one in forge.yaml("radar.yaml")["criteria"]}
    picked = re.findall(r"^\| `(\w+): (\d)` \| (.*) \|$", write, re.MULTILINE)
    assert [levels[name][int(level) - 1][language] for name, level, _ in picked] == [words for *_, words in picked]
    assert all(f"{name}: {level}" in blocks(write)[0].text for name, level, _ in picked) and len(picked) == len(levels)


@pytest.mark.parametrize("page", ["gitlab.md", "gitlab.de.md"])
def test_what_the_page_on_gitlab_names_exists(page: str, tmp_path: Path) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    (begin,) = [span for span in spans(text) if span.startswith("radargen init")]
    run_steps(at_home(tmp_path), tmp_path, [{"name": "begin", "run": begin}], {})
    pipeline = yaml.safe_load((tmp_path / "our-radar" / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    jobs = {name for name, job in pipeline.items() if isinstance(job, dict) and "script" in job}
    named = set(spans(text))
    assert jobs <= named
    assert f"*{pipeline['check']['artifacts']['expose_as']}*" in text
    script = "".join(pipeline["check"]["script"])
    made = {span for span in named if span.startswith("review/")}
    assert len(made) == 3 and all(path in script for path in made)
    (heading,) = [span.removeprefix("### ") for span in named if span.startswith("### ")]
    assert heading == wording("de" if ".de." in page else "en")("suggest.name")
