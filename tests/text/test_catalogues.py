"""Every catalogue has a translation for every sentence and for nothing else, and it fills the same places."""

import os
import shutil
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from radargen.text import catalogues
from radargen.text.catalogues import EDITORS, READERS, SOURCE, CatalogueError
from tests import messages

CATALOGUES = {path.relative_to(catalogues.FOLDER).as_posix(): path for path in messages.catalogues()}


def places(pattern: str) -> set[tuple[str, str | None]]:
    return {(name, form) for _, name, form, _ in Formatter().parse(pattern) if name is not None}


def misfits(catalogue: Catalog, message: Message) -> Iterator[str]:
    """What is wrong with a translation."""
    if message.fuzzy:
        yield "guessed"
    english, ours = [places(form) for form in messages.forms(message.id)], messages.forms(message.string)
    if not message.pluralizable:
        if not message.string or english != [places(ours[0])]:
            yield "other places"
        return
    one, other = english
    rule, number = c2py(catalogue.plural_expr), {place for place in other if place[0] == "count"}
    if len(ours) != catalogue.num_plurals:
        yield "another number of forms"
    for n, form in enumerate(ours):
        # None is no number of things; there are other sentences for it.
        counts = [count for count in range(1, 1000) if rule(count) == n]
        least = one if 1 in counts else other
        # A form may say its number in a word, or leave it out, where it is that of one number alone.
        least = least - number if len(counts) == 1 else least | number
        if not form or not least <= places(form) <= one | other:
            yield f"form {n} has other places"


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_has_every_sentence_of_the_program_and_no_other(name: str) -> None:
    path = CATALOGUES[name]
    assert messages.translated(messages.read(path)) == messages.said(path.stem)


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_translation_fills_the_same_places_in_every_form(name: str) -> None:
    catalogue = messages.read(CATALOGUES[name])
    assert {m.id: found for m in catalogue if m.id and (found := [*misfits(catalogue, m)])} == {}
    assert not catalogue.obsolete


def test_what_is_wrong_with_a_translation_is_found() -> None:
    catalogue = Catalog(locale="pl")
    one, many = "{count} trend", "{count} trends"
    for string, found in {
        ("{count} a", "{count} b", "{count} c"): [],
        ("a", "{count} b", "{count} c"): [],
        ("a", "{count} b", "c"): ["form 2 has other places"],
        ("a", "{count} b"): ["another number of forms"],
        ("a", "", "{count} {c}"): ["form 1 has other places", "form 2 has other places"],
    }.items():
        assert [*misfits(catalogue, Message((one, many), string))] == found
    assert [*misfits(catalogue, Message("{a}", "{b}"))] == [*misfits(catalogue, Message("a"))] == ["other places"]
    assert [*misfits(catalogue, Message("a", "b", flags=["fuzzy"]))] == ["guessed"]


def test_whoever_serves_editors_serves_readers() -> None:
    assert set(catalogues.languages(EDITORS)) <= set(catalogues.languages(READERS))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where editors are spoken to in Dutch, which is said by a .po alone."""
    found = tmp_path / "nl" / "LC_MESSAGES"
    found.mkdir(parents=True)
    shutil.copy(CATALOGUES["de/LC_MESSAGES/editors.po"], found / "editors.po")
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    yield found
    catalogues.languages.cache_clear()
    catalogues.catalogue.cache_clear()


def shorten(folder: Path) -> str:
    catalogues.languages.cache_clear()
    catalogues.catalogue.cache_clear()
    assert catalogues.languages(EDITORS) == (SOURCE, "nl")
    return catalogues.catalogue(EDITORS, "nl").gettext("Shorten it.")


def test_a_source_tree_compiles_what_is_absent_or_older_and_needs_nothing_else(folder: Path) -> None:
    source, made = folder / "editors.po", folder / "editors.mo"
    assert shorten(folder) == "Kürzen."
    assert [path.name for path in sorted(folder.iterdir())] == ["editors.mo", "editors.po"]
    source.write_text(source.read_text(encoding="utf-8").replace("Kürzen.", "Inkorten."), encoding="utf-8")
    os.utime(source, (made.stat().st_mtime + 1,) * 2)
    assert shorten(folder) == "Inkorten."
    os.utime(made, (source.stat().st_mtime + 1,) * 2)
    source.unlink()
    assert shorten(folder) == "Inkorten."


def test_a_catalogue_that_is_absent_is_one_sentence(folder: Path) -> None:
    with pytest.raises(CatalogueError, match=r"nl/LC_MESSAGES/readers.mo cannot be read; install radargen anew"):
        catalogues.catalogue(READERS, "nl")
