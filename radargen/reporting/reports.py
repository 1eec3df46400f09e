"""Reports of commands on entries, charts, the lock and explanations, as messages, text and JSON."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from radargen.assessing import Explanation, selected
from radargen.assessing.changes import blips_since
from radargen.charts.scene import Scene
from radargen.charts.theme import Labels
from radargen.model import Edition, Radar, Status, View
from radargen.model.problems import Problem, Severity
from radargen.text.messages import NOTHING, Message, joined, plural, some_of, translated
from radargen.text.terminal import printable

if TYPE_CHECKING:
    # Only `render --check` has any; the other commands need not load what counts them.
    from radargen.charts.checking import Promise
    from radargen.charts.drawing import LetterSources

# Mismatches of a lock that are listed; the others are counted.
MOST_CHANGES = 4
# Ids listed in a sentence; the others are counted.
NAMED = 5
# Characters quoted of a text that was shortened on a page.
_WIDE = 60


def counts(
    radar: Radar,
    edition: Edition,
    read: Sequence[str],
    left_out: Sequence[str],
    full_radar: Radar | None = None,
    *,
    of_site: bool = False,
) -> Message:
    """How many of the entries read are on the chart, archived, without an assessment or left out; the counts add up.

    `full_radar` is the one with the edition being prepared, if `radar` is without it. A site shows every entry, even
    where its radar could not be drawn.
    """
    drawn = {trend.id for trend in radar.on(edition)}
    archived = {t.id for t in radar.trends if t.status is Status.ARCHIVED} - drawn
    absent = {t.id for t in radar.trends} - drawn - archived
    if of_site:
        here = Message("{count:,} in edition {edition}", count=len(drawn), edition=edition.name)
        parts = [here if edition.name else Message("{count:,} in the radar", count=len(drawn))]
    else:
        chart = Message("{count:,} on the chart of {edition}", count=len(drawn), edition=edition.name)
        parts = [chart if edition.name else Message("{count:,} on the chart", count=len(drawn))]
    if archived:
        parts.append(Message("{count:,} archived", count=len(archived)))
    if absent:
        names = _listed(absent)
        without = Message("{count:,} without an assessment ({names})", count=len(absent), names=names)
        if edition.name:
            without = Message(
                "{count:,} without an assessment for {edition} ({names})",
                count=len(absent),
                edition=edition.name,
                names=names,
            )
        parts.append(without)
    if unseen := {t.id for t in full_radar.trends} - {t.id for t in radar.trends} if full_radar else ():
        parts.append(
            Message(
                "{count:,} only in the edition that is being prepared ({names})",
                count=len(unseen),
                names=_listed(unseen),
            )
        )
    if left_out:
        parts.append(
            Message("{count:,} left out because of errors ({names})", count=len(left_out), names=_listed(left_out))
        )
    return plural(
        "{count:,} entry read: {parts}.", "{count:,} entries read: {parts}.", count=len(read), parts=joined(parts)
    )


def selection_count(radar: Radar, edition: Edition, view: View) -> Message:
    """How many of the edition's trends the view selects."""
    all_blips = blips_since(radar, edition, view.since)
    shown = len(selected(radar, all_blips, view.select))
    return Message("{shown:,} of {all:,} trends are selected.", shown=shown, all=len(all_blips))


def prepared(radar: Radar, full_radar: Radar) -> Message:
    """The note on the edition being prepared that `radar` lacks; empty if it lacks none."""
    if full_radar.newest in radar.editions:
        return NOTHING
    return Message("The edition {id} is being prepared and not shown. --preview shows it.", id=full_radar.newest.id)


def promises(rows: Sequence["Promise"], language: str = "en") -> str:
    """A table of the promises (kept or broken, value, limit, first violations) and the number of broken ones.

    Goals are listed with them, as met or missed.
    """
    cells = [
        (
            translated(_judged(row), language),
            translated(row.name, language),
            translated(_figure(row.found), language),
            translated(
                Message("at least {figure}", figure=_figure(row.allowed))
                if row.at_least
                else Message("at most {figure}", figure=_figure(row.allowed)),
                language,
            ),
            translated(row.where, language),
        )
        for row in rows
    ]
    wide = [max((len(row[n]) for row in cells), default=0) for n in range(4)]
    lines = [
        f"{kept:<{wide[0]}}  {name:<{wide[1]}}  {found:>{wide[2]}}  {allowed:<{wide[3]}}  {where}".rstrip()
        for kept, name, found, allowed, where in cells
    ]
    promised = [row for row in rows if not row.goal]
    broken = sum(not row.kept for row in promised)
    total = (
        plural(
            "{count} of {total} promises is broken.",
            "{count} of {total} promises are broken.",
            count=broken,
            total=len(promised),
        )
        if broken
        else Message("All {total} promises are kept.", total=len(promised))
    )
    return "".join(f"{printable(line)}\n" for line in [*lines, translated(total, language)])


def _judged(row: "Promise") -> Message:
    if row.goal:
        return Message("met") if row.reached else Message("missed")
    return Message("kept") if row.kept else Message("BROKEN")


def lettered(sources: "LetterSources") -> Iterator[Message]:
    """Which fonts of the machine are in pictures, and what no font has, a sentence each."""
    if sources.installed:
        yield Message(
            "What the shipped font lacks is drawn in fonts of this machine: {faces}. "
            "To draw it alike everywhere, name font files under theme, fonts in radar.yaml.",
            faces=joined(sources.installed),
        )
    if sources.missing:
        texts = [Message("{who} ({characters})", who=_cut(who), characters=lost) for who, lost in sources.missing]
        yield Message(
            "No font has all characters of {texts}: a box stands for each; an SVG leaves them to the viewer.",
            texts=joined(texts),
        )


def set_apart(
    scenes: Sequence[Scene],
    files: Sequence[str],
    labels: Labels = Labels.NUMBERS,
    page: str = "",
    expected: Collection[str] = (),
) -> Iterator[Message]:
    """What is not on the chart's first page or not beside its blip, a sentence each.

    `labels` is the requested kind of labels, `page` the name of the page size, `expected` are the ids of the trends
    that should have an arrow for their outlook.
    """
    first = scenes[0]
    named = first.disc or first.panels
    if labels is not Labels.NUMBERS and named and first.blips and not any(mark.label for mark in first.blips):
        yield plural(
            "The name of {count:,} trend does not fit on {page}: numbers with a legend.",
            "The names of {count:,} trends do not fit on {page}: numbers with a legend.",
            count=len(first.blips),
            page=page,
        )
    further = len(scenes) - 1
    yield from _pages(further, files) if any(scene.blips for scene in scenes[1:]) else _legend(further, files)
    if any(mark.label for mark in first.blips) and (
        unnamed := [m.name for m in first.blips if not (m.label or m.quiet)]
    ):
        yield plural(
            "{count:,} name finds no room in the picture itself, so the key has: {names}.",
            "{count:,} names find no room in the picture itself, so the key has: {names}.",
            count=len(unnamed),
            names=joined(unnamed),
        )
    if cut := dict.fromkeys(text for scene in scenes for text in scene.shortened):
        texts = [Message("“{words}”", words=_cut(text)) for text in cut]
        yield Message("Too long for the page, so shortened: {texts}.", texts=joined(texts))
    yield from _without_arrow(first, expected)
    hidden = [trail.id for trail in first.trails if not trail.ghost]
    if hidden:
        yield Message(
            "The former place has no room on the radar, only the way from there: {names}.",
            names=joined(hidden),
        )


def _without_arrow(first: Scene, expected: Collection[str]) -> Iterator[Message]:
    drawn = {outlook.id for outlook in first.outlooks}
    missing = [mark.id for mark in first.blips if mark.id in expected and mark.id not in drawn and not mark.dim]
    if missing:
        yield Message("The arrow of an outlook has no room beside: {names}.", names=joined(missing))


def _pages(further: int, files: Sequence[str]) -> Iterator[Message]:
    """How many pages a chart has if it continues beyond the first, and where these are."""
    where = joined(files) if len(files) > 1 else files[0]
    yield Message("The picture takes {count} pages: {files}.", count=further + 1, files=where)


def _legend(further: int, files: Sequence[str]) -> Iterator[Message]:
    """Where the legend is, of `further` pages besides that of the chart."""
    match further:
        case 0:
            pass
        case 1 if len(files) > 1:
            yield Message("The legend needs a page of its own: {files}.", files=joined(files[1:]))
        case 1:
            yield Message("The legend needs page 2 of {file}.", file=files[0])
        case _ if len(files) > 1:
            yield Message("The legend needs pages of its own: {files}.", files=joined(files[1:]))
        case _:
            yield Message("The legend needs pages 2 to {last} of {file}.", last=further + 1, file=files[0])


def unlockable(problems: Sequence[Problem], lock: str, *, empty: bool) -> Message:
    """Why the lock must not be written now; empty if it may be.

    `empty` means that nothing could be read from the lock.
    """
    in_lock = {p.location.path == lock for p in problems if p.severity is Severity.ERROR}
    if False in in_lock:
        return Message("{lock} was left as it is, since entries have errors.", lock=lock)
    if True in in_lock and empty:
        return Message(
            "{lock} was left as it is, since nothing in it can be read and its places would be lost; "
            "take it from an earlier commit, or delete it.",
            lock=lock,
        )
    return NOTHING


def unfit(changes: Sequence[Message], problems: Sequence[Problem], lock: str) -> Message:
    """How the lock no longer fits the radar, in one sentence; empty if it does."""
    sentences = [*changes, *(Message("{sentence:.}", sentence=p.message) for p in problems if p.location.path == lock)]
    what = some_of(sentences, MOST_CHANGES, "; ")
    return (
        Message("{lock} no longer fits the radar ({what}); run radargen lock.", lock=lock, what=what)
        if sentences
        else NOTHING
    )


def explanation(explained: Explanation) -> str:
    """The explanation as text for a terminal."""
    verb = f" ({explained.verb})" if explained.verb else ""
    head = " · ".join(part for part in (explained.name, explained.dimension, explained.edition) if part)
    lines = [head, f"{explained.ring}{verb}: {explained.meaning}".rstrip(": ")]
    for line in (*explained.verdicts, *([explained.settled] if explained.settled else [])):
        lines += ["", line.by]
        wide = max(len(c.name) for c in line.criteria)
        lines += [f"  {c.name:<{wide}}  {c.level}  {c.sentence}".rstrip() for c in line.criteria]
        # The rule by which the settled levels count is among the sentences.
        lines += [f"  {words}" for words in (line.rule, line.note) if words and line is not explained.settled]
    sentences = explained.sentences[0 if explained.panel else len(explained.verdicts) :]
    return "".join(f"{printable(line)}\n" for line in [*lines, "", *sentences])


def explanation_json(explained: Explanation) -> str:
    """The explanation as JSON, with ids and numbers beside the sentences."""
    placement, blip = explained.blip.placement, explained.blip
    row = {
        "id": blip.id,
        "name": explained.name,
        "edition": explained.edition,
        "dimension": blip.trend.dimension,
        "ring": placement.ring,
        "computed": placement.computed,
        "level": placement.level,
        "spread": placement.spread,
        "agreement": placement.agreement,
        "movement": blip.movement,
        "before": blip.before,
        "impact": blip.impact,
        "action": blip.action,
        "start_early": blip.start_early,
        "ratings": [
            {"by": v.by, "levels": dict(v.levels), "combined": v.combined, "level": v.level, "ring": v.ring}
            for v in placement.verdicts
        ],
        "settled": dict(placement.settled.levels) if placement.settled else None,
        "sentences": explained.sentences,
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


def _listed(ids: Sequence[str] | set[str]) -> Message:
    return some_of(sorted(ids), NAMED)


def _cut(words: str) -> str:
    return words if len(words) <= _WIDE else words[: _WIDE - 1] + "…"


def _figure(value: float) -> Message:
    """The value with at most one decimal if exact, else truncated to two, so that it never seems to reach a limit."""
    if value == round(value, 1):
        return Message("{figure:g}", figure=value)
    return Message("{figure:.2f}", figure=int(value * 100) / 100)
