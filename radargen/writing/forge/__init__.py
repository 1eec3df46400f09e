"""The files with which a forge checks, reviews and publishes a radar, as text by path."""

import json
from collections.abc import Sequence
from enum import StrEnum
from importlib.resources import files


class Forge(StrEnum):
    """Where a radar's repository can live."""

    GITHUB = "github"
    GITLAB = "gitlab"


# Where each file goes; {language} is that of the people who fill it in.
PLACES = {
    Forge.GITHUB: {
        ".github/workflows/check.yml": "github/workflows/check.yml",
        ".github/workflows/comment.yml": "github/workflows/comment.yml",
        ".github/workflows/publish.yml": "github/workflows/publish.yml",
        ".github/dependabot.yml": "github/dependabot.yml",
        ".github/ISSUE_TEMPLATE/trend.yml": "github/ISSUE_TEMPLATE/trend.{language}.yml",
        ".github/pull_request_template.md": "review.{language}.md",
    },
    Forge.GITLAB: {
        ".gitlab-ci.yml": "gitlab/ci.yml",
        "renovate.json": "gitlab/renovate.json",
        ".gitlab/merge_request_templates/Default.md": "review.{language}.md",
    },
}
# Installs radargen; the one file of these that may be run, and that a repository may need otherwise.
SETUP = ".ci/setup"
# What stands in these files for what differs from radar to radar.
DIMENSIONS, LANGUAGE, RADAR = "        - DIMENSIONS\n", "LANGUAGE", "  RADAR: .\n"


def forge_files(forge: Forge, language: str, dimensions: Sequence[str], folder: str = ".") -> dict[str, str]:
    """What a repository on that forge needs besides `SETUP`; `language`, de or en, is that of its editors.

    `dimensions` are the radar's, as readers know them, to choose from in the form that suggests a trend. `folder` is
    the radar's, from the top of the repository, where these files belong.
    """
    place = f"  RADAR: {folder if folder == '.' else json.dumps(folder, ensure_ascii=False)}\n"
    chosen = "".join(f"        - {json.dumps(name, ensure_ascii=False)}\n" for name in dimensions)
    return {
        path: _text(source.format(language=language))
        .replace(LANGUAGE, language)
        .replace(DIMENSIONS, chosen)
        .replace(RADAR, place)
        for path, source in PLACES[forge].items()
    }


def setup() -> str:
    """A `SETUP` that takes radargen from requirements.txt; it has to be made executable."""
    return _text("ci/setup")


def _text(name: str) -> str:
    return files("radargen.writing.forge").joinpath(name).read_text(encoding="utf-8")
