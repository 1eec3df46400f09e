"""radar.yaml becomes a Radar without trends: ids, texts, rings and their levels, the rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from radargen.model import (
    ONLY_EDITION,
    PICTURES,
    Attribute,
    Brake,
    Contributor,
    Criterion,
    Dimension,
    Edition,
    Facet,
    Factor,
    History,
    Industry,
    Key,
    Phase,
    Publisher,
    Radar,
    Ring,
    Rule,
    Tag,
    Text,
)
from radargen.model.problems import Problem
from radargen.reading.branding import BrandingReader
from radargen.reading.forms.fields import DEFAULT
from radargen.reading.forms.form_errors import Validated
from radargen.reading.forms.identifiers import slug
from radargen.reading.forms.radar_form import DimensionForm, EditionForm, PublisherForm, RadarForm, RingForm, RuleForm
from radargen.reading.forms.spelling import spelling_hint
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import NO_FILES, Document, Files
from radargen.reading.translations import TextReader
from radargen.text.messages import Message, one_of
from radargen.text.wording import LANGUAGES, wording

LEVELS = 5
# Words with a meaning where trends are chosen: conditions, and parameters of addresses that scripts of the site read.
RESERVED = frozenset({*Attribute, "words", "t", "q", "h"})
# Without these, every trend would be accused of naming something unknown.
_REFERRED = {
    "languages",
    "dimensions",
    "rings",
    "criteria",
    "rule",
    "phases",
    "factors",
    "industries",
    "facets",
    "editions",
}
# With errors in these, no trend's ring can be determined.
_UNSOUND = {"bad-rings", "repeated-id", "unknown-criterion"}
_NEEDED = {"id", "from", "to", "combine", "brakes", "while", "by", "ahead_of"}


@dataclass(frozen=True, slots=True)
class RadarSkeleton:
    """A Radar without trends; if not `sound`, rings cannot be computed.

    `document` is radar.yaml without invalid values. `ids_by_name` maps names (casefolded) of dimensions and rings that
    state no id to the ids derived from them.
    """

    radar: Radar
    problems: tuple[Problem, ...]
    sound: bool
    document: Document
    ids_by_name: Mapping[str, str] = field(default_factory=dict)


def radar_skeleton(validated: Validated[RadarForm], files: Files = NO_FILES) -> RadarSkeleton | None:
    """The radar without trends; None if so much of radar.yaml is invalid that every trend would have problems.

    `files` contain the logos, by path.
    """
    form = validated.form
    if form is None or any(_harmful(path) for path in validated.removed):
        return None
    document = validated.valid
    texts = TextReader(document, languages(form))
    texts.problems.extend(repeated_languages(form, document))
    title = texts.text(form.title, "title") or Text(
        tuple((lang, wording(lang)("site.untitled")) for lang in texts.languages)
    )
    builder = _Builder(document, texts, form)
    dimensions = builder.dimensions()
    styling = BrandingReader(document, [dimension.id for dimension in dimensions], files, texts.problems)
    radar = texts.noun(
        Radar,
        form,
        id=form.id or slug(title.any(texts.languages[0])) or "radar",
        title=title,
        about=texts.text(form.about, "about"),
        languages=texts.languages,
        dimensions=dimensions,
        rings=builder.rings(),
        editions=builder.editions(),
        criteria=builder.criteria(),
        rule=builder.rule(),
        phases=builder.phases(),
        factors=builder.factors(),
        tags=builder.tags(),
        contributors=builder.contributors(),
        industries=builder.industries(),
        facets=builder.facets(),
        history=builder.history(),
        publisher=builder.publisher(),
        downloads=PICTURES if form.downloads is None else form.downloads,
        house=styling.house(form.theme),
        trends=(),
        pictures=(),
        share_pictures=(),
        where=document.where,
    )
    sound = not any(problem.code in _UNSOUND for problem in texts.problems)
    return RadarSkeleton(radar, tuple(texts.problems), sound, document, builder.ids_by_name)


def languages(form: RadarForm) -> tuple[str, ...]:
    """The languages of radar.yaml, else those of its title, else English."""
    listed = tuple(dict.fromkeys(form.languages or ()))
    titled = tuple(lang for lang in form.title or () if lang in LANGUAGES)
    if len(listed) < len(form.languages or ()):
        # A duplicate probably replaced another language, whose texts are no mistake then.
        return tuple(dict.fromkeys((*listed, *titled)))
    return listed or titled or ("en",)


def repeated_languages(form: RadarForm, document: Document) -> Iterator[Problem]:
    """The problem of each language that is listed twice."""
    listed = form.languages or ()
    for n, language in enumerate(listed):
        if language in listed[:n]:
            others = [other for other in LANGUAGES if other not in listed]
            hint = Message("Delete it, or write {words}.", words=one_of(others)) if others else Message("Delete it.")
            message = Message("languages: {language} stands twice.", language=language)
            # Not repeated-id, which would make the radar unsound.
            yield Problem(document.where("languages", n), "bad-value", message, hint)


def _harmful(path: Key) -> bool:
    if "needs" in path:
        # Without them, a warning may be missing.
        return False
    return path[0] in _REFERRED and (len(path) == 1 or isinstance(path[-1], int) or path[-1] in _NEEDED)


class _Identified(Protocol):
    @property
    def id(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class _Builder:
    document: Document
    texts: TextReader
    form: RadarForm
    ids_by_name: dict[str, str] = field(default_factory=dict)

    def dimensions(self) -> tuple[Dimension, ...]:
        ids = self._ids("dimensions", self.form.dimensions)
        return tuple(
            self.texts.noun(Dimension, given, "dimensions", n, id=ids[n])
            for n, given in enumerate(self.form.dimensions)
        )

    def rings(self) -> tuple[Ring, ...]:
        """The rings with their lowest levels."""
        ids = self._ids("rings", self.form.rings)
        lowest = [given.lowest or 0 for given in self.form.rings]
        if not self.form.criteria:
            lowest = [0] * len(ids)
        elif len(ids) == LEVELS and not any(lowest):
            lowest = [LEVELS - n for n in range(LEVELS)]
        else:
            self._rings_take_each_level(lowest)
        return tuple(
            self.texts.noun(Ring, given, "rings", n, id=ids[n], lowest=lowest[n])
            for n, given in enumerate(self.form.rings)
        )

    def _rings_take_each_level(self, lowest: Sequence[int]) -> None:
        """Note the first gap or overlap in the levels; others may follow from it."""
        if len(lowest) > LEVELS:
            message = Message("{rings} rings cannot share {levels} levels.", rings=len(lowest), levels=LEVELS)
            self._note("bad-rings", message, Message("Leave rings out, or the criteria."), "rings")
        elif 0 in lowest:
            message = Message("This ring does not say which levels it takes.")
            hint = Message(
                "Add from: the lowest level it takes. {levels} rings without from take one level each.", levels=LEVELS
            )
            self._note("bad-rings", message, hint, "rings", lowest.index(0))
        elif overlap := next((n for n in range(1, len(lowest)) if lowest[n] >= lowest[n - 1]), 0):
            message = Message(
                "The ring starts at level {level}; the one inside it (from {inner}) took that.",
                level=lowest[overlap],
                inner=lowest[overlap - 1],
            )
            self._note(
                "bad-rings", message, Message("From the centre outwards, from goes down."), "rings", overlap, "from"
            )
        elif lowest[-1] != 1:
            message = Message("Levels below {level} have no ring.", level=lowest[-1])
            self._note(
                "bad-rings", message, Message("Write from: 1 for the last ring."), "rings", len(lowest) - 1, "from"
            )

    def criteria(self) -> tuple[Criterion, ...]:
        given = self.form.criteria or ()
        self._ids("criteria", given)
        return tuple(self.texts.noun(Criterion, one, "criteria", n) for n, one in enumerate(given))

    def rule(self) -> Rule | None:
        """The rule; a radar with criteria always has one."""
        criteria = [criterion.id for criterion in self.form.criteria or ()]
        form = self.form.rule or (RuleForm() if criteria else None)
        if form is None:
            return None
        brakes = []
        for n, given in enumerate(form.brakes or ()):
            self._criterion(given.ahead_of, criteria, "rule", "brakes", n, "ahead_of")
            conditions = given.while_ or {}
            for criterion in conditions:
                self._criterion(criterion, criteria, "rule", "brakes", n, "while", criterion)
            at_most = tuple((criterion, condition.at_most) for criterion, condition in conditions.items())
            brakes.append(Brake(given.ahead_of, given.by, at_most))
        return Rule(form.combine, tuple(brakes))

    def phases(self) -> tuple[Phase, ...]:
        given = self.form.phases or ()
        self._ids("phases", given)
        return tuple(self.texts.noun(Phase, one, "phases", n) for n, one in enumerate(given))

    def factors(self) -> tuple[Factor, ...]:
        given = self.form.factors or ()
        self._ids("factors", given)
        return tuple(self.texts.noun(Factor, one, "factors", n) for n, one in enumerate(given))

    def tags(self) -> tuple[Tag, ...]:
        given = self.form.tags or ()
        self._ids("tags", given)
        return tuple(self.texts.noun(Tag, one, "tags", n) for n, one in enumerate(given))

    def contributors(self) -> tuple[Contributor, ...]:
        given = self.form.contributors or ()
        self._ids("contributors", given)
        return tuple(self.texts.noun(Contributor, one, "contributors", n) for n, one in enumerate(given))

    def industries(self) -> tuple[Industry, ...]:
        given = self.form.industries or ()
        self._ids("industries", given)
        return tuple(self.texts.noun(Industry, one, "industries", n) for n, one in enumerate(given))

    def facets(self) -> tuple[Facet, ...]:
        given = self.form.facets or ()
        self._ids("facets", given)
        for n, one in enumerate(given):
            self._ids(("facets", n, "values"), one.values)
            if one.id in RESERVED:
                message = Message("facets: {id} is a word for choosing trends already.", id=one.id)
                hint = Message("Write {word}, or another word.", word=f"{one.id}-1")
                self._note("bad-value", message, hint, "facets", n, "id")
        return tuple(self.texts.noun(Facet, one, "facets", n) for n, one in enumerate(given))

    def editions(self) -> tuple[Edition, ...]:
        given = self.form.editions or (EditionForm(id=ONLY_EDITION),)
        self._ids("editions", given)
        implied = not self.form.editions
        return tuple(
            self.texts.noun(Edition, one, "editions", n, implied=implied, corrections=()) for n, one in enumerate(given)
        )

    def history(self) -> History:
        """The accepted history; notes an edition that does not exist."""
        if not (form := self.form.history):
            return History()
        ids = [one.id for one in self.form.editions or ()]
        if form.accepted_until not in ids:
            message = Message("There is no {what} {name}.", what=Message("edition"), name=cut(form.accepted_until))
            hint = (
                spelling_hint(form.accepted_until, ids) if ids else Message("Delete it: this radar counts no editions.")
            )
            self._note("unknown-edition", message, hint, "history", "accepted_until")
        return History(form.accepted_until)

    def publisher(self) -> Publisher:
        return self.texts.noun(Publisher, self.form.publisher or PublisherForm(), "publisher")

    def _ids(self, what: str | Key, given: Sequence[_Identified]) -> list[str]:
        """The ids of the items of a list, derived from names if not stated; notes duplicates."""
        key = (what,) if isinstance(what, str) else what
        ids: list[str] = []
        first: dict[str, int] = {}
        for n, item in enumerate(given):
            identifier = item.id or self._id_from_name(item, n)
            # Ids are parts of file names, which some systems compare without case.
            if (folded := identifier.casefold()) in first:
                line = self.document.where(*key, first[folded]).line
                message = Message(
                    "{key}: the id {id} stands twice, in line {line} and here.",
                    key=next(word for word in reversed(key) if isinstance(word, str)),
                    id=cut(identifier),
                    line=line,
                )
                self._note("repeated-id", message, Message("Give one of them another id."), *key, n, "id")
            first.setdefault(folded, n)
            ids.append(identifier)
        return ids

    def _id_from_name(self, form: _Identified, n: int) -> str:
        if not isinstance(form, DimensionForm | RingForm):
            return ""
        names = form.name
        name = names.get(DEFAULT) or names.get(self.texts.languages[0]) or next(filter(None, names.values()))
        made_id = slug(name) or str(n + 1)
        self.ids_by_name[name.casefold()] = made_id
        return made_id

    def _criterion(self, criterion_id: str, ids: list[str], *key: str | int) -> None:
        if criterion_id not in ids:
            message = Message("The rule needs criteria, and there are none.")
            if ids:
                message = Message("There is no {what} {name}.", what=Message("criterion"), name=cut(criterion_id))
            self._note("unknown-criterion", message, spelling_hint(criterion_id, ids), *key)

    def _note(self, code: str, message: Message, hint: Message, *key: str | int) -> None:
        self.texts.problems.append(Problem(self.document.where(*key), code, message, hint))
