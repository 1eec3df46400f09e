"""Reads `theme` of radar.yaml into the house style, including the files of logos and fonts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from radargen.model import FontFile, House, Logo, Look
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import spelling_hint
from radargen.reading.forms.theme_form import MOST_FONTS, LookForm, ThemeForm, is_font, is_picture
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Document, Files, document
from radargen.reading.picture_files.logo_files import logo
from radargen.reading.picture_files.unsafe_picture import Unsafe
from radargen.text.messages import Message
from radargen.text.paths import RADAR


def theme_files(radar_yaml: bytes) -> tuple[str, ...]:
    """The sorted paths of the logos and fonts named in radar.yaml; empty if it cannot be read."""
    if b"logo" not in radar_yaml and b"fonts" not in radar_yaml:
        return ()
    tree = document(RADAR, radar_yaml).tree or {}
    theme = tree.get("theme")
    looks = [theme, theme.get("dark")] if isinstance(theme, dict) else []
    logos = {path for look in looks if isinstance(look, dict) if isinstance(path := look.get("logo"), str)}
    listed = theme.get("fonts") if isinstance(theme, dict) else None
    fonts = [path for path in listed if isinstance(path, str)] if isinstance(listed, list) else []
    return tuple(sorted({*filter(is_picture, logos), *filter(is_font, fonts[:MOST_FONTS])}))


@dataclass(frozen=True, slots=True)
class BrandingReader:
    """Builds a House from a ThemeForm; `files` contain logos and fonts, mistakes are appended to `problems`.

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
        named = [self.font(path, "theme", "fonts", n) for n, path in enumerate(form.fonts or ())]
        fonts = tuple(font for font in named if font)
        return House(self.look(form, "theme"), dark, form.font or "", fonts)

    def look(self, form: LookForm, *key: str) -> Look:
        """The look described by the form at that key path."""
        colours = form.colours or {}
        self.problems.extend(self._unknown_dimensions(colours, *key, "colours"))
        sectors = tuple(colours.get(dimension, "") for dimension in self.dimensions) if colours else ()
        return Look(sectors, form.page or "", form.ink or "", self.logo(form.logo, *key, "logo") if form.logo else None)

    def logo(self, path: str, *key: str) -> Logo | None:
        """The logo in that file; None, with a problem noted, if it is absent, unreadable or unsafe."""
        if (data := self._data("logo", "bad-logo", path, *key)) is None:
            return None
        try:
            return logo(path, data)
        except Unsafe as error:
            message = Message("logo: {path} {words}", path=cut(path), words=error.words)
            self._note("bad-logo", message, error.hint, *key)
            return None

    def font(self, path: str, *key: str | int) -> FontFile | None:
        """The font in that file; None, with a problem noted, if it is absent, unreadable or of no use."""
        if (data := self._data("fonts", "bad-font", path, *key)) is None:
            return None
        # Only a radar with fonts of its own pays for what looks into them.
        from radargen.charts.lettering.font_faces import UnusableFontError, opened  # noqa: PLC0415

        try:
            opened(data, path)
        except UnusableFontError as error:
            message = Message("fonts: {path} {words}", path=cut(path), words=error.words)
            self._note("bad-font", message, error.hint, *key)
            return None
        return FontFile(path, data)

    def _data(self, field: str, code: str, path: str, *key: str | int) -> bytes | None:
        """The bytes of a named file; None, with a problem noted, if it is absent or unreadable."""
        source = self.files.get(path)
        if isinstance(source, Problem):
            # Reported at the line that names the file.
            message = Message("{field}: {path}: {words}", field=field, path=cut(path), words=source.message)
            self._note(source.code, message, source.hint, *key)
            return None
        if source is None:
            message = Message("{field}: There is no file {path}.", field=field, path=cut(path))
            self._note(code, message, Message("Put it there, or delete the line."), *key)
            return None
        return source.encode() if isinstance(source, str) else source

    def _unknown_dimensions(self, colours: Mapping[str, str], *key: str) -> Iterator[Problem]:
        for dimension_id in colours:
            if dimension_id not in self.dimensions:
                message = Message("There is no {what} {name}.", what=Message("dimension"), name=cut(dimension_id))
                place = self.document.key(*key, dimension_id)
                yield Problem(place, "unknown-dimension", message, spelling_hint(dimension_id, self.dimensions))

    def _note(self, code: str, message: Message, hint: Message, *key: str | int) -> None:
        self.problems.append(Problem(self.document.where(*key), code, message, hint))
