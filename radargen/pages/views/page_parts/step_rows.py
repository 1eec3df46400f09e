"""Steps of the advice for a phase as rows: position and reason, effort, evidence, and who has done it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from radargen.assessing import Advice, Ground, Group, Reason, Step
from radargen.model import Case, Trend
from radargen.pages.addresses import href, trend_page
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.views.page_parts.trend_rows import TrendRow, row

# Names in one reason, and cases shown until a reader chooses an industry; the others are counted.
NAMES, CASES = 3, 2


@dataclass(frozen=True, slots=True)
class StepLink:
    """Another step or trend in a reason: words before its name, such as its number, and words after it."""

    before: str
    name: Localised
    behind: str
    href: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why a step has its position: a keyword, then words, then other steps, then words after them."""

    key: str
    words: str = ""
    links: tuple[StepLink, ...] = ()
    behind: str = ""


@dataclass(frozen=True, slots=True)
class DoneBy:
    """An organisation that has done it; `industry` is an id, `hidden` if others are shown instead."""

    organisation: str
    year: str
    outcome: str
    industry: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; `number` is 0 if steps are not numbered, `factors` are ids, separated by spaces.

    `effort` is the larger of the two, `more_cases` counts the hidden ones.
    """

    row: TrendRow
    number: int
    first_step: Localised
    reasons: tuple[ReasonView, ...]
    effort: int
    effort_words: str
    cases: tuple[DoneBy, ...]
    cases_href: str
    more_cases: str
    factors: str


class StepRows:
    """The rows of the steps for a phase, on a page; indexes of phases count from 0.

    `elsewhere` has the pages of steps whose rows are on other pages, by trend id.
    """

    def __init__(
        self, edition_view: EditionView, page: str, advice: Advice, place: int, elsewhere: Mapping[str, str]
    ) -> None:
        self._view, self._page, self._place, self._elsewhere = edition_view, page, place, elsewhere
        self._steps: Mapping[str, Step] = {step.blip.id: step for step in advice.steps}
        self._places = {phase.id: n for n, phase in enumerate(edition_view.radar.phases)}

    def made(self, steps: Iterable[Step]) -> tuple[StepRow, ...]:
        """The rows of these steps."""
        return tuple(self._row(step) for step in steps)

    def _row(self, step: Step) -> StepRow:
        trend, wording = step.blip.trend, self._view.wording
        cases = tuple(self._case(case, n) for n, case in enumerate(trend.cases))
        left = sum(case.hidden for case in cases)
        own = row(self._view, self._page, trend)
        kind = "organisation" if own.organisation >= own.architecture else "architecture"
        most = trend.effort.most if trend.effort else 0
        return StepRow(
            row=own,
            number=step.number,
            first_step=self._view.localised(trend.first_step),
            reasons=tuple(self._reasons(step)),
            effort=most,
            effort_words=wording(f"scale-{kind}.{most}") if most else "",
            cases=cases,
            cases_href=f"{own.href}#cases",
            more_cases=wording("next.more-cases", count=left) if left else "",
            factors=" ".join(trend.factors),
        )

    def _case(self, case: Case, n: int) -> DoneBy:
        return DoneBy(
            organisation=case.organisation,
            year=case.year,
            outcome=self._view.wording(f"outcome.{case.outcome}"),
            industry=self._view.radar.industry(case),
            hidden=n >= CASES,
        )

    def _reasons(self, step: Step) -> Iterable[ReasonView]:
        say = self._view.wording
        if Reason.DUTY in step.reasons:
            yield ReasonView(say("next.duty"))
        if Reason.QUICK in step.reasons:
            yield ReasonView(say("next.quick"))
        if Reason.SMALL in step.reasons:
            yield ReasonView(say("next.small"))
        if Reason.USUAL in step.reasons:
            yield ReasonView(say("next.usual"), say("next.usual-words"))
        if step.ground is Ground.AVOID:
            yield ReasonView(say("next.declining"))
        if step.serves and step.group is Group.CATCH_UP:
            yield ReasonView(say("next.before"), links=self._links(step.serves), behind=self._rest(step.serves))
        elif step.serves and step.forward:
            links = self._links(step.serves, numbered=False)
            yield ReasonView(say("next.forward"), say("next.forward-for"), links, self._rest(step.serves))
        elif step.serves and step.group is Group.FIRST:
            links = self._links(step.serves, numbered=False)
            yield ReasonView(say("next.prerequisite"), say("next.prerequisite-for"), links, self._rest(step.serves))
        if step.requires:
            yield ReasonView(say("next.after"), links=self._links(step.requires, most=len(step.requires)))
        if step.together:
            behind = " ".join(filter(None, (self._rest(step.together), say("next.together-why"))))
            yield ReasonView(say("next.together"), say("next.together-with"), self._links(step.together), behind)
        if absent := self._absent(step):
            yield ReasonView(say("next.absent"), links=absent)
        span = step.blip.trend.phases
        if span and self._places[span.first] > self._place and not step.ground:
            yield ReasonView("", say("next.from-phase", number=self._places[span.first] + 1))

    def _links(self, ids: Sequence[str], *, numbered: bool = True, most: int = NAMES) -> tuple[StepLink, ...]:
        return tuple(self._link(self._steps[trend_id], numbered) for trend_id in ids[:most])

    def _link(self, step: Step, numbered: bool) -> StepLink:
        say = self._view.wording
        if not numbered:
            before, behind = "", ""
        elif step.number:
            before, behind = say("next.step", number=step.number), ""
        else:
            before, behind = "", say(f"next.in-{step.group}")
        return StepLink(before, self._short(step.blip.trend), behind, self._anchor(step.blip.id))

    def _anchor(self, trend_id: str) -> str:
        page = self._elsewhere.get(trend_id, self._page)
        return f"{'' if page == self._page else href(self._page, page)}#{step_anchor(trend_id)}"

    def _absent(self, step: Step) -> tuple[StepLink, ...]:
        """What the step requires that is not on this edition's chart."""
        ids = self._view.required.get(step.blip.id, ())
        missing = [self._view.trends[to] for to in ids if to not in self._view.blips]
        behind = self._view.wording("next.in-none")
        return tuple(
            StepLink("", self._short(trend), behind, href(self._page, trend_page(trend.id))) for trend in missing
        )

    def _short(self, trend: Trend) -> Localised:
        label = self._view.localised(trend.label) if trend.label else self._view.name(trend)
        return label if not label.lang else self._view.name(trend)

    def _rest(self, ids: Sequence[str]) -> str:
        left = len(ids) - NAMES
        return self._view.wording("next.others", count=left) if left > 0 else ""


def step_anchor(trend_id: str) -> str:
    """The id of a step's row on its page."""
    return f"step-{trend_id}"
