"""The CI files with which a forge checks, reviews and publishes a radar, as texts by path."""

import json
from importlib.resources import files

from radargen.model import Radar
from radargen.writing.forge import form_files
from radargen.writing.forge.hosts import Forge

__all__ = ["PLACES", "SETUP", "Forge", "forge_files", "setup"]

# The source of each file; {language} is that of the radar's editors.
PLACES = {
    Forge.GITHUB: {
        ".github/workflows/check.yml": "github/workflows/check.yml",
        ".github/workflows/comment.yml": "github/workflows/comment.yml",
        ".github/workflows/publish.yml": "github/workflows/publish.yml",
        ".github/workflows/sources.yml": "github/workflows/sources.yml",
        ".github/workflows/suggestion.yml": "github/workflows/suggestion.yml",
        ".github/dependabot.yml": "github/dependabot.yml",
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
LANGUAGE, RADAR = "LANGUAGE", "  RADAR: .\n"


def forge_files(forge: Forge, language: str, radar: Radar | None, folder: str = ".") -> dict[str, str]:
    """The files for a repository on that forge, besides `SETUP`, by path; `language` (de or en) is its editors'.

    The form for new trends asks by the criteria of the radar; without one there is no form. `folder` is the radar's
    folder from the top of the repository, where these files belong.
    """
    place = f"  RADAR: {folder if folder == '.' else json.dumps(folder, ensure_ascii=False)}\n"
    found = {
        path: _text(source.format(language=language)).replace(LANGUAGE, language).replace(RADAR, place)
        for path, source in PLACES[forge].items()
    }
    return found | ({form_files.PLACES[forge]: form_files.issue_form(radar, forge, language)} if radar else {})


def setup() -> str:
    """The content of `SETUP`, which installs radargen from requirements.txt; the caller makes it executable."""
    return _text("ci/setup")


def _text(name: str) -> str:
    return files("radargen.writing.forge").joinpath(name).read_text(encoding="utf-8")
