"""Reads one file of trends/ into a Trend."""

from collections.abc import Mapping
from dataclasses import dataclass

from radargen.model import (
    NO_TEXT,
    Assessment,
    Case,
    Key,
    Rating,
    Settlement,
    SourceMap,
    Status,
    Trend,
)
from radargen.model.declared import Levels
from radargen.model.problems import Location, Problem
from radargen.reading.forms.entry_form import AssessmentForm, CaseForm, PartOfEntry, RatingForm, SettlementForm
from radargen.reading.forms.fields import MISSING, kind
from radargen.reading.forms.numbers_and_dates import LEVELS, ONE_DIGIT
from radargen.reading.forms.spelling import nearest, spelling_hint
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.document import Document
from radargen.reading.radar_skeleton import RadarSkeleton
from radargen.reading.translations import TextReader
from radargen.text.messages import Message, all_of


def trend(
    trend_id: str, document: Document, form: PartOfEntry, skeleton: RadarSkeleton
) -> tuple[Trend, tuple[Problem, ...]]:
    """The trend, and the problems of its texts and ratings."""
    builder = _Builder(document, form, skeleton, TextReader(document, skeleton.radar.languages))
    return builder.trend(trend_id), tuple(builder.texts.problems)


@dataclass(frozen=True, slots=True)
class _Builder:
    document: Document
    form: PartOfEntry
    skeleton: RadarSkeleton
    texts: TextReader

    def trend(self, trend_id: str) -> Trend:
        return self.texts.noun(
            Trend,
            self.form,
            id=trend_id,
            dimension=self._resolved(self.form.dimension or "", [d.id for d in self.skeleton.radar.dimensions]),
            assessments=self._assessments(),
            cases=tuple(self._case(one, "cases", n) for n, one in enumerate(self.form.cases or ())),
            status=self.form.status or (Status.ARCHIVED if self.form.archived else Status.ACTIVE),
            where=self._where(),
        )

    def _case(self, form: CaseForm, *key: str | int) -> Case:
        """The case; its industry by id or name where radar.yaml lists industries."""
        known = self.skeleton.radar.industries
        if not known or not form.industry:
            return self.texts.noun(Case, form, *key)
        written = next(filter(None, form.industry.values()))
        folded = written.casefold()
        named = (one for one in known if folded in (one.id, *(name.casefold() for _, name in one.name.by_language)))
        if industry := next(named, None):
            return self.texts.noun(Case, form, *key, industry=industry.name)
        message = Message("There is no {what} {name}.", what=Message("industry"), name=cut(written))
        ids = {word: one.id for one in known for word in (*(name for _, name in one.name.by_language), one.id)}
        meant = ids.get(nearest(written, ids))
        hint = spelling_hint(meant or written, [one.id for one in known])
        self._note(self.document.where(*key, "industry"), "unknown-industry", message, hint)
        return self.texts.noun(Case, form, *key, industry=NO_TEXT)

    def _assessments(self) -> tuple[Assessment, ...]:
        """The listed assessments, and one for the newest edition if the entry has a top-level `ring`."""
        listed = tuple(self._assessment(one, "assessments", n) for n, one in enumerate(self.form.assessments or ()))
        if self.form.ring is None:
            return listed
        return (*listed, Assessment(self.skeleton.radar.newest.id, ring=self._ring(self.form.ring)))

    def _assessment(self, form: AssessmentForm, *key: str | int) -> Assessment:
        ratings = tuple(self._rating(one, *key, "ratings", n) for n, one in enumerate(form.ratings or ()))
        ring = self._ring(form.ring) if form.ring else ""
        settled = self._settlement(form.settled, *key, "settled") if form.settled else None
        return self.texts.noun(Assessment, form, *key, ratings=ratings, settled=settled, ring=ring)

    def _rating(self, form: RatingForm, *key: str | int) -> Rating:
        whole = Message("The rating")
        if (by := form.by) != MISSING:
            whole = Message("The rating by {name}", name=by)
        levels = self._levels(form, whole, *key)
        return self.texts.noun(Rating, form, *key, levels=levels)

    def _settlement(self, form: SettlementForm, *key: str | int) -> Settlement:
        levels = self._levels(form, Message("The settlement"), *key)
        return self.texts.noun(Settlement, form, *key, levels=levels)

    def _levels(self, form: RatingForm | SettlementForm, whole: Message, *key: str | int) -> Levels:
        """The level of each criterion; notes what is missing, unknown or no level. `whole` names what states them."""
        criteria = [criterion.id for criterion in self.skeleton.radar.criteria]
        given: Mapping[str, object] = form.model_extra or {}
        unknown = [name for name in given if name not in criteria]
        if not criteria:
            # Also for a rating without levels, from which nothing could be computed.
            self._note_no_criteria(*key, *unknown[:1])
        for name in unknown if criteria else ():
            self._note_unknown_criterion(name, criteria, *key, name)
        doubtful = {name for name in criteria if (*key, name) in self.document.doubtful}
        # A misspelt criterion is reported once, not as missing too.
        misspelt = {nearest(name, criteria) for name in unknown}
        missing = {name for name in criteria if given.get(name) is None} - doubtful - misspelt
        if missing:
            left_out = all_of([name for name in criteria if name in missing])
            message = Message("{whole} leaves out {criteria}.", whole=whole, criteria=left_out)
            hint = Message("Add each criterion with a level from 1 to 5.")
            self._note(self.document.where(*key), "missing-rating", message, hint)
        levels = []
        for name in criteria:
            if given.get(name) is None:
                continue
            if given[name] in LEVELS:
                levels.append((name, int(str(given[name]))))
            else:
                self._note_bad_level(given[name], *key, name)
        return tuple(levels)

    def _note_unknown_criterion(self, name: str, criteria: list[str], *key: str | int) -> None:
        message = Message("{name} is no criterion of radar.yaml.", name=cut(name))
        hint = spelling_hint(name, [*criteria, "role", "date", "note"])
        self._note(self.document.key(*key), "unknown-criterion", message, hint)

    def _note_no_criteria(self, *key: str | int) -> None:
        message, hint = Message("radar.yaml has no criteria to rate by."), Message("State the ring instead: ring: …")
        self._note(self.document.key(*key), "unknown-criterion", message, hint)

    def _note_bad_level(self, value: object, *key: str | int) -> None:
        words = cut(value) if isinstance(value, str) else kind(value)
        message = Message("{key}: {value} is not a whole number from 1 to 5.", key=key[-1], value=words)
        self._note(self.document.where(*key), "bad-value", message, ONE_DIGIT)

    def _note(self, place: Location, code: str, message: Message, hint: Message) -> None:
        self.texts.problems.append(Problem(place, code, message, hint))

    def _ring(self, name: str) -> str:
        return self._resolved(name, [ring.id for ring in self.skeleton.radar.rings])

    def _resolved(self, name: str, ids: list[str]) -> str:
        """The id; a name is replaced by the id that was derived from it."""
        made_id = self.skeleton.ids_by_name.get(name.casefold(), "")
        return made_id if name not in ids and made_id in ids else name

    def _where(self) -> SourceMap:
        """The positions of the file; a top-level `ring` also has those of the assessment made of it."""
        where = self.document.where
        if self.form.ring is None:
            return where
        bare: Key = ("assessments", len(self.form.assessments or ()))
        stated = where.places["ring",]
        return SourceMap(where.path, {**where.places, bare: stated, (*bare, "ring"): stated}, where.text)
