"""The texts around the radar: title, subtitle, notes, source and description, and the summary of a blip."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.model import Blip, Dimension, Edition, Movement, Outlook, Radar, Ring, View
from radargen.text.wording import Wording

# Between parts of the subtitle, where its lines end first.
BETWEEN = "\u00a0· "
# A selection with more letters than this does not become a headline.
LONGEST_HEADLINE = 60
# A number with what it counts, or a date.
_NUMBERED = re.compile(r"\d[^,]{1,24}(?=,|$)|\d ")
MOVED = (Movement.NEW, Movement.IN, Movement.OUT)


@dataclass(frozen=True, slots=True)
class Headline:
    """The texts at the head of a page: a small line in capitals, the headline, a sentence below it.

    `left_out` is the rest of the subtitle, which goes into the source line.
    """

    caps: str
    words: str
    sentence: str
    left_out: tuple[str, ...] = ()


def headline(
    edition: Edition,
    whole_title: str,
    subtitle: Sequence[str],
    selection: str,
    view: View,
    dimension: Dimension | None,
    say: Wording,
) -> Headline:
    """The edition's motto if it has one; for a part or a comparison, its description; else the radar's title.

    `selection` is the selection in words, one of the parts of the subtitle; empty for everything.
    """
    language = say.language
    motto = "" if edition.open else without_soft_hyphens(edition.motto.any(language))
    if view.title:
        return Headline(whole_title, view.title, "", tuple(subtitle))
    if selection and not view.since:
        rest = [part for part in subtitle if part != selection]
        if len(selection) <= LONGEST_HEADLINE:
            return Headline(whole_title, selection, _in_line(rest))
        return Headline(whole_title, say("chart.selection"), _in_line((selection, *rest)))
    if view.since or dimension:
        first, *rest = subtitle
        named, _, scope = first.partition(": ")
        return Headline(whole_title, named, _in_line(filter(None, (scope, *rest))))
    if motto:
        return Headline(whole_title, motto, without_soft_hyphens(edition.theme.any(language)), tuple(subtitle))
    return Headline("", whole_title, _in_line(subtitle))


def _in_line(parts: Iterable[str]) -> str:
    """The parts one after the other; no line ends within a date or between a number and what it counts."""
    return BETWEEN.join(_NUMBERED.sub(lambda found: found.group().replace(" ", "\u00a0"), part) for part in parts)


def title(radar: Radar, edition: Edition, language: str) -> str:
    """The radar's title with the edition's name, which is not repeated if the title has it."""
    named = without_soft_hyphens(radar.title.any(language))
    return named if edition.name in named else f"{named} {edition.name}"


def subtitle(
    radar: Radar, edition: Edition, blips: Sequence[Blip], dimension: Dimension | None, say: Wording
) -> tuple[str, ...]:
    """The parts of the subtitle: number of trends, dimension, date."""
    trends = say("chart.trends", count=len(blips))
    if dimension:
        scope = _within(dimension, trends, say)
    else:
        count = len(radar.dimensions)
        scope = say("chart.scope", trends=trends, dimensions=say(f"chart.counted.{count}"))
    return _parts(_prepared(edition, say), scope, _dated(edition, say))


def changes_subtitle(
    edition: Edition,
    blips: Sequence[Blip],
    since: Edition,
    selection: str,
    shown: tuple[int, int],
    dimension: Dimension | None,
    say: Wording,
) -> tuple[str, ...]:
    """The parts of a comparison's subtitle: since when, how many trends moved and how, the selection, the date."""
    counts = {movement: sum(blip.movement is movement for blip in blips) for movement in Movement}
    tallies = [say(f"chart.tally-{movement}", count=counts[movement]) for movement in MOVED if counts[movement]]
    heading = say("chart.since", edition=since.name)
    within = _within(dimension, heading, say)
    scope = (selection, some(shown, say)) if selection else ()
    return _parts(_prepared(edition, say), within, ", ".join(tallies), *scope, _dated(edition, say))


def selection_subtitle(
    edition: Edition, selection: str, shown: tuple[int, int], dimension: Dimension | None, say: Wording
) -> tuple[str, ...]:
    """The parts of a selection's subtitle: the selection, how many trends of how many, the date."""
    scope = _within(dimension, some(shown, say), say)
    return _parts(_prepared(edition, say), selection, scope, _dated(edition, say))


def some(shown: tuple[int, int], say: Wording) -> str:
    """“12 of 40 trends”, in words."""
    return say("chart.some", shown=shown[0], count=shown[1])


def gone_note(names: Sequence[str], say: Wording) -> str:
    """The note on trends that left the radar; empty without any."""
    return say("chart.gone", trends=", ".join(names)) if names else ""


def early_note(names: Sequence[str], say: Wording) -> str:
    """The note on trends that take long and should be begun early; empty without any."""
    return say("chart.early", trends=", ".join(names)) if names else ""


def _within(dimension: Dimension | None, words: str, say: Wording) -> str:
    return f"{without_soft_hyphens(dimension.name.any(say.language))}: {words}" if dimension else words


def _dated(edition: Edition, say: Wording) -> str:
    if edition.open:
        return edition.dated(say)
    return say("chart.dated", date=say.date(edition.date)) if edition.date else ""


def _prepared(edition: Edition, say: Wording) -> str:
    """The remark that the edition is still in preparation; empty for others."""
    return edition.label(say) if edition.open else ""


def _parts(*words: str) -> tuple[str, ...]:
    return tuple(part for part in words if part)


def source(radar: Radar, edition: Edition, say: Wording, more: Sequence[str], *, estimates: bool) -> str:
    """The source line: where the picture comes from, whatever `more` there is to say, and the licence.

    The edition's date follows its name if it is part of `more`.
    """
    named = without_soft_hyphens(radar.title.any(say.language))
    publisher = without_soft_hyphens(radar.publisher.name.any(say.language))
    licence, dated = radar.publisher.licence, _dated(edition, say)
    if edition.name and edition.date and not edition.open and dated in more:
        more = [part for part in more if part != dated]
        whence = say("chart.source-dated", title=named, edition=edition.name, date=say.date(edition.date))
    else:
        whence = say("chart.source" if edition.name else "chart.source-only", title=named, edition=edition.name)
    parts = (
        say("chart.estimates") if estimates else "",
        whence,
        *more,
        publisher if publisher != named else "",
        "\u00a0".join(licence.name.split()) if licence else "",
    )
    return " · ".join(part for part in parts if part)


def description(
    radar: Radar, edition: Edition, selection: str, shown: tuple[int, int], dimension: Dimension | None, say: Wording
) -> str:
    """The alternative text: one or two sentences for those who do not see the picture."""
    rings = say.listed([without_soft_hyphens(ring.name.any(say.language)) for ring in radar.rings])
    drawn = [dimension] if dimension else radar.dimensions
    dimensions = say.listed([without_soft_hyphens(d.name.any(say.language)) for d in drawn])
    trends = f"{some(shown, say)} ({selection})" if selection else say("chart.trends", count=shown[0])
    return say(
        "chart.description",
        title=title(radar, edition, say.language),
        trends=trends,
        dimensions=dimensions,
        rings=rings,
    )


def blip_summary(
    blip: Blip, radar: Radar, say: Wording, *, still: bool, estimates: bool, outlook: Outlook | None = None
) -> str:
    """A blip in one line: name, dimension, ring, movement, impact and action, certainty, agreement, outlook.

    `still` leaves out the movement. `estimates` means that all rings are estimates, which the chart says once instead.
    """
    parts = [
        without_soft_hyphens(blip.trend.name.any(say.language)),
        without_soft_hyphens(radar.dimension(blip.trend.dimension).name.any(say.language)),
        say("chart.ring", ring=without_soft_hyphens(radar.ring(blip.placement.ring).name.any(say.language))),
        "" if still else say(f"movement.{blip.movement}"),
        say("chart.says-impact", impact=blip.impact) if blip.impact is not None else "",
        say("chart.says-action", action=say(f"action.{blip.action}")) if blip.action else "",
        say(f"certainty.{blip.certainty}") if blip.certainty else "",
        say(f"agreement.{blip.placement.agreement}") if blip.placement.verdicts and not estimates else "",
        say(f"chart.says-outlook-{outlook.towards}", year=outlook.by) if outlook else "",
    ]
    return ", ".join(part for part in parts if part)


def ring_heading(ring: Ring, language: str) -> str:
    """The ring's name in capitals, with its verb if it has one."""
    name, verb = ring.name.any(language).upper(), ring.do.any(language)
    return f"{name} · {verb}" if verb else name
