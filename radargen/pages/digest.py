"""The content of a newsletter on an edition, as Markdown, as plain text, and as HTML for mail programs."""

import datetime as dt
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from radargen.assessing.changes import ChangeKind
from radargen.model import NO_TEXT, Action, Edition, Text
from radargen.pages.addresses import DATA, HOME, NEXT, edition_page, href, trend_page
from radargen.pages.citations import edition_citation
from radargen.pages.edition_view import EditionView, Localised
from radargen.pages.templating import document
from radargen.pages.views.editions import CorrectedView, correction_view
from radargen.pages.views.page_parts.changed_trends import ChangedTrend, NameView, changed, found_changes
from radargen.pages.views.page_parts.trend_rows import RingView
from radargen.text.markdown.targets import outward

# Characters per line of plain text.
_WIDTH = 72
# Characters allowed in an address unescaped.
_ADDRESS = "%/:?#[]@!$&'()*+,;=~"
# Characters that Markdown could take for markup, anywhere and at the start of a line.
_MARKS, _START = re.compile(r"[\\`*_\[\]<>#|~&!]"), re.compile(r"^([-+=]|[0-9]+(?=[.)]))")


@dataclass(frozen=True, slots=True)
class DigestItem:
    """An item of a section; `href` is absolute, or empty if the site's address is unknown; `way` is short."""

    name: Localised
    href: str
    way: str
    said: tuple[Localised, ...]


@dataclass(frozen=True, slots=True)
class DigestSection:
    """Items under a heading, with an introductory sentence that may be empty."""

    title: str
    intro: str
    items: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A line at the end: a text with an address; either may be empty."""

    label: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole content; `pictures` are names of files beside it."""

    language: str
    title: str
    kicker: str
    motto: Localised
    theme: Localised
    unconfirmed: str
    sections: tuple[DigestSection, ...]
    pictures: tuple[str, ...]
    picture_words: str
    lines: tuple[DigestLine, ...]


def digest(
    edition_view: EditionView, since: Edition | None, day: dt.date | None = None, pictures: Sequence[str] = ()
) -> Digest:
    """The news of the edition for those who know `since`; None if they know no earlier one.

    `day` is the first day whose corrections are included, by default that of `since`.
    """
    radar, edition, wording = edition_view.radar, edition_view.edition, edition_view.wording
    title = radar.title.any(edition_view.language)
    kicker = (edition.label(wording), edition.dated(wording), wording("page.count", count=len(edition_view.blips)))
    sections = (*_changes(edition_view, since), _to_act_on(edition_view), _corrections(edition_view, since, day))
    return Digest(
        language=edition_view.language,
        title=title,
        kicker=" · ".join(dict.fromkeys(filter(None, kicker))),
        motto=edition_view.localised(edition.motto),
        theme=edition_view.sentence(edition.theme),
        unconfirmed=edition_view.unconfirmed,
        sections=tuple(section for section in sections if section.items or section.intro),
        pictures=tuple(pictures),
        picture_words=wording("digest.picture"),
        lines=tuple(_lines(edition_view)),
    )


def _changes(edition_view: EditionView, since: Edition | None) -> Iterator[DigestSection]:
    """The number of changes of each kind, then each change; trends with only other ratings are just counted."""
    if since is None or since == edition_view.edition:
        return
    found = changed(edition_view, HOME, found_changes(edition_view, since))
    title = edition_view.wording("comparison.title", since=since.id, edition=edition_view.edition.id)
    yield DigestSection(title, found.tally, ())
    trends = {href(HOME, trend_page(trend_id)): trend for trend_id, trend in edition_view.trends.items()}
    for group in found.groups:
        if group.id != ChangeKind.RATED:
            new = group.id == ChangeKind.NEW
            items = tuple(
                _changed(edition_view, each, trends[each.trend.href].summary if new else NO_TEXT)
                for each in group.trends
            )
            yield DigestSection(group.heading, "", items)


def _changed(edition_view: EditionView, each: ChangedTrend, summary: Text) -> DigestItem:
    said = [edition_view.sentence(summary), each.reason]
    if each.successor:
        after = each.successor.name
        said.append(replace(after, words=f"{edition_view.wording('trend.successor')} {after.words}"))
    rings = _way(each.before, each.after, each.fate)
    way = " · ".join(filter(None, (each.dimension.name.words, rings)))
    return _item(edition_view, each.trend, way, said)


def _way(before: RingView | None, after: RingView | None, fate: str = "") -> str:
    return " → ".join(filter(None, (*(ring.name.words for ring in (before, after) if ring), fate)))


def _to_act_on(edition_view: EditionView) -> DigestSection:
    """The trends to act on, each with its first step."""
    items = []
    for blip in edition_view.blips.values():
        if blip.action is Action.ACT:
            name = NameView(edition_view.name(blip.trend), href(HOME, trend_page(blip.id)))
            ring = edition_view.radar.ring(blip.placement.ring).name.any(edition_view.language)
            items.append(_item(edition_view, name, ring, [edition_view.sentence(blip.trend.first_step)]))
    return DigestSection(edition_view.wording.headed(f"action.{Action.ACT}"), "", tuple(items))


def _corrections(edition_view: EditionView, since: Edition | None, day: dt.date | None) -> DigestSection:
    """The corrections made after that day to editions from `since` on, newest first."""
    radar, start = edition_view.radar, day or (since.date if since else None)
    first = radar.editions.index(since) if since else 0
    items = []
    for edition in edition_view.earlier():
        for correction in reversed(edition.corrections):
            if radar.editions.index(edition) >= first and (start is None or correction.date > start):
                view = correction_view(edition_view, HOME, correction)
                name = Localised(edition_view.wording("corrections.feed", edition=edition.name or edition.id))
                changes = "; ".join(filter(None, (view.parts, *map(_corrected, view.trends))))
                said = [view.why]
                if changes:
                    said.append(Localised(f"{edition_view.wording('corrections.trends')} {changes}"))
                page = NameView(name, href(HOME, edition_page(edition.id)))
                items.append(_item(edition_view, page, view.date, said))
    return DigestSection(edition_view.wording("corrections.title"), "", tuple(items))


def _corrected(view: CorrectedView) -> str:
    what = ", ".join(filter(None, (_way(view.before, view.after), view.what)))
    return ": ".join(filter(None, (view.trend.name.words if view.trend else view.id, what)))


def _item(edition_view: EditionView, trend: NameView, way: str, said: Sequence[Localised]) -> DigestItem:
    home = edition_view.address(HOME)
    return DigestItem(trend.name, f"{home}{trend.href}" if home else "", way, tuple(one for one in said if one))


def _lines(edition_view: EditionView) -> Iterator[DigestLine]:
    """Where there is more, the licence, and how to cite."""
    wording, publisher = edition_view.wording, edition_view.radar.publisher
    if edition_view.site_url:
        pages = [(wording("site.home"), HOME), (wording("next.title"), NEXT), (wording("data.title"), DATA)]
        for words, page in pages:
            if page != NEXT or edition_view.advises:
                yield DigestLine("", words, edition_view.address(page))
    if name := publisher.name.any(edition_view.language):
        yield DigestLine("", name, outward(publisher.url))
    if publisher.licence:
        yield DigestLine(wording("site.licence"), publisher.licence.name, outward(publisher.licence.url))
    yield DigestLine(wording("trend.cite"), edition_citation(edition_view), "")


def as_html(told: Digest) -> str:
    """One column, with all styles in the tags: no scripts, style sheets or pictures."""
    return document("digest.j2", told, told.language)


def as_markdown(told: Digest) -> str:
    """The same as Markdown; editors' texts are escaped, so that they are taken literally."""
    parts = [f"# {_literal(told.title)}", _literal(told.kicker)]
    parts += [f"**{_literal(_noted(told.motto))}**"] if told.motto else []
    parts += [_literal(words) for words in (_noted(told.theme), told.unconfirmed) if words]
    for section in told.sections:
        parts.append(f"## {_literal(section.title)}")
        if section.intro:
            parts.append(_literal(section.intro))
        parts += ["\n\n  ".join(_markdown_item(item)) for item in section.items]
    parts += [f"{_literal(told.picture_words)} {', '.join(map(_literal, told.pictures))}"] if told.pictures else []
    lines = (
        f"- {_literal(line.label)} {_markdown_link(line.words, line.href)}".replace("  ", " ") for line in told.lines
    )
    return "\n\n".join([*parts, "---", "\n".join(lines)]) + "\n"


def _markdown_item(item: DigestItem) -> Iterator[str]:
    yield f"- **{_markdown_link(_noted(item.name), item.href)}**" + (f" – {_literal(item.way)}" if item.way else "")
    yield from (_literal(_noted(one)) for one in item.said)


def _markdown_link(words: str, address: str) -> str:
    return f"[{_literal(words)}](<{quote(address, safe=_ADDRESS)}>)" if address else _literal(words)


def _literal(words: str) -> str:
    marked = _MARKS.sub(r"\\\g<0>", _one_line(words))
    return _START.sub(lambda start: f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}", marked)


def as_text(told: Digest) -> str:
    """The same as plain text, in lines of up to 72 characters except for addresses."""
    parts = [_wrapped(told.title), _wrapped(told.kicker)]
    parts += [_wrapped(words) for words in (_noted(told.motto), _noted(told.theme), told.unconfirmed) if words]
    for section in told.sections:
        title = _one_line(section.title)
        parts.append(f"{title}\n{'-' * min(len(title), _WIDTH)}")
        parts += [_wrapped(section.intro)] if section.intro else []
        for item in section.items:
            head = " – ".join(filter(None, (_noted(item.name), item.way)))
            said = [_wrapped(_noted(one), "  ") for one in item.said]
            parts.append("\n".join([_wrapped(head, "  ", "* "), *said, *([f"  {item.href}"] if item.href else [])]))
    parts += [_wrapped(f"{told.picture_words} {', '.join(told.pictures)}")] if told.pictures else []
    lines = (_wrapped(f"{line.label} {line.words}") + (f"\n{line.href}" if line.href else "") for line in told.lines)
    return "\n\n".join([*parts, *lines]) + "\n"


def _wrapped(words: str, indent: str = "", first: str | None = None) -> str:
    start = indent if first is None else first
    return textwrap.fill(
        _one_line(words),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _noted(text: Localised) -> str:
    return f"{text.words} ({text.note})" if text.note else text.words


def _one_line(words: str) -> str:
    return " ".join(words.split()).replace("\N{SOFT HYPHEN}", "")
