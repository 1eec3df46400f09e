"""The tutorial, acted out word for word: a new radar, a file with a slip, the check, the comment, the page."""

import re
from pathlib import Path

import pytest
import yaml

from radargen.text.wording import wording
from tests import tutorial
from tests.manual import DOCS, blocks, quoted, spans
from tests.runner import at_home, git, run_steps
from tests.selection import BY_FORGE
from tests.tutorial import SET_UP, Forge

ANNOTATION = re.compile(r"::error file=(\S+),line=(\d+),col=\d+,title=(\S+)::(.*)\n")


@pytest.fixture(params=["de", pytest.param("en", marks=BY_FORGE)])
def language(request: pytest.FixtureRequest) -> str:
    """A page in each language is followed."""
    return str(request.param)


@pytest.fixture
def parts(language: str) -> list[str]:
    """The page's introduction and its sections."""
    return tutorial.parts(language)


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
