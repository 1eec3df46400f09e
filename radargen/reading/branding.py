"""Reads `theme` of radar.yaml into the house style, including the logo's file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from radargen.model import House, Logo, Look
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import spelling_hint
from radargen.reading.forms.theme_form import LookForm, ThemeForm, is_picture
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Document, Files, document
from radargen.reading.picture_files.logo_files import logo
from radargen.reading.picture_files.unsafe_picture import Unsafe
from radargen.text.messages import Message
from radargen.text.paths import RADAR


def pictures(radar_yaml: bytes) -> tuple[str, ...]:
    """The sorted paths of the logos named in radar.yaml; empty if it cannot be read."""
    if b"logo" not in radar_yaml:
        return ()
    tree = document(RADAR, radar_yaml).tree or {}
    theme = tree.get("theme")
    looks = [theme, theme.get("dark")] if isinstance(theme, dict) else []
    paths = [look.get("logo") for look in looks if isinstance(look, dict)]
    return tuple(sorted({path for path in paths if isinstance(path, str) and is_picture(path)}))


@dataclass(frozen=True, slots=True)
class BrandingReader:
    """Builds a House from a ThemeForm; `files` contain the logos, mistakes are appended to `problems`.

    `dimensions` are ids, in the order of radar.yaml.
    """

    document: Document
    dimensions: Sequence[str]
    files: Files
    problems: list[Problem] = field(default_factory=list)

    def house(self, form: ThemeForm | None) -> House:
        """The house style; that of the presets without a form."""
        if form is None:
            return House()
        dark = self.look(form.dark, "theme", "dark") if form.dark else Look()
        return House(self.look(form, "theme"), dark, form.font or "")

    def look(self, form: LookForm, *key: str) -> Look:
        """The look described by the form at that key path."""
        colours = form.colours or {}
        self.problems.extend(self._unknown_dimensions(colours, *key, "colours"))
        sectors = tuple(colours.get(dimension, "") for dimension in self.dimensions) if colours else ()
        return Look(sectors, form.page or "", form.ink or "", self.logo(form.logo, *key, "logo") if form.logo else None)

    def logo(self, path: str, *key: str) -> Logo | None:
        """The logo in that file; None, with a problem noted, if it is absent, unreadable or unsafe."""
        source = self.files.get(path)
        if isinstance(source, Problem):
            # Reported at the line that names the file.
            self._note(
                source.code, Message("logo: {path}: {words}", path=cut(path), words=source.message), source.hint, *key
            )
            return None
        if source is None:
            message = Message("logo: There is no file {path}.", path=cut(path))
            self._note("bad-logo", message, Message("Put it there, or delete the line."), *key)
            return None
        try:
            return logo(path, source.encode() if isinstance(source, str) else source)
        except Unsafe as error:
            message = Message("logo: {path} {words}", path=cut(path), words=error.words)
            self._note("bad-logo", message, error.hint, *key)
            return None

    def _unknown_dimensions(self, colours: Mapping[str, str], *key: str) -> Iterator[Problem]:
        for dimension_id in colours:
            if dimension_id not in self.dimensions:
                message = Message("There is no {what} {name}.", what=Message("dimension"), name=cut(dimension_id))
                place = self.document.key(*key, dimension_id)
                yield Problem(place, "unknown-dimension", message, spelling_hint(dimension_id, self.dimensions))

    def _note(self, code: str, message: Message, hint: Message, *key: str) -> None:
        self.problems.append(Problem(self.document.where(*key), code, message, hint))
