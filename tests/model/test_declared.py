"""What the declaration of a field says, for fields of each sort."""

from dataclasses import dataclass, field
from typing import Annotated

from radargen.model import NO_TEXT, Link, SourceKind, Text, Trend
from radargen.model.declared import Id, InFiles, Level, Names, Note, declared, items, plain, values


@dataclass(frozen=True)
class Planet:
    name: str
    first: Annotated[Id, InFiles("from")]
    motto: Text = NO_TEXT
    called: Names = ()
    by: str = ""
    size: Level | None = None
    secret: Annotated[tuple[Id, ...], Note.UNPUBLISHED] = ()
    shows: tuple[SourceKind, ...] = ()
    facets: tuple[tuple[Id, tuple[SourceKind, ...]], ...] = ()
    mark: int = field(default=0, compare=False)


FIELDS = {each.name: each for each in declared(Planet)}


def test_all_fields_count_by_which_two_are_equal() -> None:
    assert list(FIELDS) == ["name", "first", "motto", "called", "by", "size", "secret", "shows", "facets"]


def test_a_key_is_the_name_unless_another_is_noted() -> None:
    assert [each.key for each in FIELDS.values() if each.key != each.name] == ["from"]


def test_words_are_texts_and_names_by_language() -> None:
    assert [each.name for each in FIELDS.values() if each.words] == ["motto", "called"]
    words = {each.name for each in declared(Trend) if each.words}
    assert {"name", "summary", "aliases", "first_step"} <= words and not {"tags", "owner", "links"} & words


def test_a_value_may_be_absent_where_it_is_none_or_an_empty_text() -> None:
    assert [each.name for each in FIELDS.values() if each.absent] == ["by", "size"]


def test_what_is_noted_so_is_not_published() -> None:
    assert [each.name for each in FIELDS.values() if not each.published] == ["secret"]
    assert {each.name for each in declared(Trend) if not each.published} >= {"assessments", "formerly"}


def test_lists_and_mappings_are_told_apart() -> None:
    assert items(FIELDS["shows"].type) is SourceKind and values(FIELDS["shows"].type) is None
    assert items(FIELDS["facets"].type) is None and values(FIELDS["facets"].type) == tuple[SourceKind, ...]
    links = next(each for each in declared(Trend) if each.name == "links")
    assert plain(items(links.type))[0] is Link
