"""`theme` in radar.yaml becomes the house style: a colour for each dimension, and the logo's file looked into."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from radargen.model import House, Logo, Look
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import meant
from radargen.reading.forms.theme_form import LookForm, ThemeForm, is_picture
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Document, Files, document
from radargen.reading.picture_files.logo_files import logo
from radargen.reading.picture_files.unsafe_picture import Unsafe
from radargen.text.messages import Message
from radargen.text.paths import RADAR


def pictures(radar_yaml: bytes) -> tuple[str, ...]:
    """The paths of the logos that a radar.yaml names, sorted, as far as it can be read."""
    if b"logo" not in radar_yaml:
        return ()
    tree = document(RADAR, radar_yaml).tree or {}
    theme = tree.get("theme")
    looks = [theme, theme.get("dark")] if isinstance(theme, dict) else []
    named = [look.get("logo") for look in looks if isinstance(look, dict)]
    return tuple(sorted({path for path in named if isinstance(path, str) and is_picture(path)}))


@dataclass(frozen=True, slots=True)
class BrandingReader:
    """Builds a house from what `theme` says; `files` hold the logos, `problems` take what is wrong."""

    document: Document
    dimensions: Sequence[str]
    files: Files
    problems: list[Problem] = field(default_factory=list)

    def house(self, form: ThemeForm | None) -> House:
        """The house; the presets alone where nothing is said."""
        if form is None:
            return House()
        dark = self.look(form.dark, "theme", "dark") if form.dark else Look()
        return House(self.look(form, "theme"), dark, form.font or "")

    def look(self, form: LookForm, *key: str) -> Look:
        """One of its looks."""
        colours = form.colours or {}
        self.problems.extend(self._unknown(colours, *key, "colours"))
        sectors = tuple(colours.get(dimension, "") for dimension in self.dimensions) if colours else ()
        return Look(sectors, form.page or "", form.ink or "", self.logo(form.logo, *key, "logo") if form.logo else None)

    def logo(self, path: str, *key: str) -> Logo | None:
        """The logo in that file; None where there is none, which is a problem once."""
        found = self.files.get(path)
        if isinstance(found, Problem):
            # Told where it can be mended: there may be no such file, or one that nobody can open.
            self._note(
                found.code, Message("logo: {path}: {words}", path=cut(path), words=found.message), found.hint, *key
            )
            return None
        if found is None:
            message = Message("logo: There is no file {path}.", path=cut(path))
            self._note("bad-logo", message, Message("Put it there, or delete the line."), *key)
            return None
        try:
            return logo(path, found.encode() if isinstance(found, str) else found)
        except Unsafe as error:
            message = Message("logo: {path} {words}", path=cut(path), words=error.words)
            self._note("bad-logo", message, error.hint, *key)
            return None

    def _unknown(self, colours: Mapping[str, str], *key: str) -> Iterator[Problem]:
        for named in colours:
            if named not in self.dimensions:
                message = Message("There is no {what} {name}.", what=Message("dimension"), name=cut(named))
                place = self.document.key(*key, named)
                yield Problem(place, "unknown-dimension", message, meant(named, self.dimensions))

    def _note(self, code: str, message: Message, hint: Message, *key: str) -> None:
        self.problems.append(Problem(self.document.where(*key), code, message, hint))
