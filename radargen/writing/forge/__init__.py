"""The CI files with which a forge checks, reviews and publishes a radar, as texts by path."""

import json
from collections.abc import Sequence
from enum import StrEnum
from importlib.resources import files


class Forge(StrEnum):
    """The supported forges."""

    GITHUB = "github"
    GITLAB = "gitlab"


# The source of each file; {language} is that of the radar's editors.
PLACES = {
    Forge.GITHUB: {
        ".github/workflows/check.yml": "github/workflows/check.yml",
        ".github/workflows/comment.yml": "github/workflows/comment.yml",
        ".github/workflows/publish.yml": "github/workflows/publish.yml",
        ".github/workflows/sources.yml": "github/workflows/sources.yml",
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
# Installs radargen; the only executable file, which a repository may adapt.
SETUP = ".ci/setup"
# Placeholders in these files.
DIMENSIONS, LANGUAGE, RADAR = "        - DIMENSIONS\n", "LANGUAGE", "  RADAR: .\n"


def forge_files(forge: Forge, language: str, dimensions: Sequence[str], folder: str = ".") -> dict[str, str]:
    """The files for a repository on that forge, besides `SETUP`, by path; `language` (de or en) is its editors'.

    `dimensions` are the names offered in the issue form for new trends. `folder` is the radar's folder from the top of
    the repository, where these files belong.
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
    """The content of `SETUP`, which installs radargen from requirements.txt; the caller makes it executable."""
    return _text("ci/setup")


def _text(name: str) -> str:
    return files("radargen.writing.forge").joinpath(name).read_text(encoding="utf-8")
