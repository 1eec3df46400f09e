"""Checks whether the sources of a radar's trends still answer on the web, and finds archived copies of dead ones."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

from radargen.model import Radar, Source
from radargen.reporting.reviews import code
from radargen.storage.web_client import Manners, WebAnswer, WebClient, origins
from radargen.text.messages import NOTHING, Message, RadargenError, plural, some_of, translated
from radargen.text.stored import stored
from radargen.text.terminal import printable

# An API that gives the nearest copy of an address; see archive.org/help/wayback_api.php.
ARCHIVE = "https://archive.org/wayback/available?url="
# How many hosts are asked at the same time.
_AT_ONCE = 4
# How many citing trends are named; the others are counted.
_NAMED = 5


class SourceVerdict(StrEnum):
    """The result for a source's address."""

    DEAD = "dead"
    MOVED = "moved"
    UNSURE = "unsure"
    NOT_ASKED = "not-asked"
    ALIVE = "alive"


@dataclass(frozen=True, slots=True)
class CheckedSource:
    """An address, the title of the first source with it, the ids of the trends that cite it, and the result.

    `now` is the address to which it has moved, `copy` that of an archived copy; both may be empty.
    """

    url: str
    title: str
    trends: tuple[str, ...]
    verdict: SourceVerdict = SourceVerdict.NOT_ASKED
    why: Message = NOTHING
    now: str = ""
    copy: str = ""


def cited(radar: Radar, trends: Iterable[str] = ()) -> tuple[CheckedSource, ...]:
    """The addresses of the sources and cases of the trends (all, or those with these ids), each once."""
    only = {*trends}
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for trend in radar.trends:
        if only and trend.id not in only:
            continue
        sources: list[Source] = [*trend.sources, *(case.source for case in trend.cases if case.source)]
        for source in sources:
            if source.url:
                found.setdefault(source.url.partition("#")[0], (source.title, {}))[1][trend.id] = None
    return tuple(CheckedSource(url, title, tuple(ids)) for url, (title, ids) in found.items())


def checked(
    sources: Sequence[CheckedSource], manners: Manners, most_seconds: float, archive: str = ARCHIVE
) -> tuple[CheckedSource, ...]:
    """The sources with results; those not reached within `most_seconds` in total stay unchecked.

    The address `archive` (empty for none) is asked for copies of dead sources. Raises RadargenError if nothing at all
    answers, which probably means that this machine's network is at fault.
    """
    client, end = WebClient(manners), time.monotonic() + most_seconds
    by_url = {source.url: source for source in sources}

    def of_host(urls: Sequence[str]) -> list[CheckedSource]:
        # One host's addresses follow each other, so that it is never asked twice at once.
        return [
            _checked(client, by_url[url], archive) if time.monotonic() < end else _late(by_url[url]) for url in urls
        ]

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        done = {one.url: one for listed in pool.map(of_host, origins(by_url).values()) for one in listed}
    asked = [one for one in done.values() if one.verdict is not SourceVerdict.NOT_ASKED]
    if len(asked) > 1 and all(one.why in (_UNKNOWN_HOST, _UNREACHABLE) for one in asked):
        raise RadargenError(
            Message("No address answers, so nothing is said of any: is there a way to the web from here?")
        )
    return tuple(done[url] for url in by_url)


_UNKNOWN_HOST = Message("its host is not known any more")
_UNREACHABLE = Message("no connection")
_WHY = {
    "unknown-host": (SourceVerdict.DEAD, _UNKNOWN_HOST),
    "unreachable": (SourceVerdict.UNSURE, _UNREACHABLE),
    "time": (SourceVerdict.UNSURE, Message("no answer in time")),
    "certificate": (SourceVerdict.UNSURE, Message("its certificate is not valid")),
    "redirects": (SourceVerdict.UNSURE, Message("it is led on and on")),
    "robots": (SourceVerdict.NOT_ASKED, Message("robots.txt asks programs to stay away")),
    "private": (SourceVerdict.NOT_ASKED, Message("it is no address of the public web")),
    "address": (SourceVerdict.NOT_ASKED, Message("it is no address of the web")),
}


def _late(source: CheckedSource) -> CheckedSource:
    return _with(source, SourceVerdict.NOT_ASKED, Message("the time was over"))


def _checked(client: WebClient, source: CheckedSource, archive: str) -> CheckedSource:
    found = _judged(source, client.ask(source.url))
    if found.verdict is not SourceVerdict.DEAD or not archive:
        return found
    answer = client.ask(archive + quote(source.url, safe=""), read=True, robots=False)
    return _with(found, found.verdict, found.why, copy=_copy(answer))


def _judged(source: CheckedSource, answer: WebAnswer) -> CheckedSource:
    if answer.failure:
        return _with(source, *_WHY[answer.failure])
    status = Message("status {status}", status=str(answer.status))
    if 200 <= answer.status < 300:
        if answer.redirected and _is_home(answer.url) and not _is_home(source.url):
            return _with(source, SourceVerdict.UNSURE, Message("it leads to the home page"), now=answer.url)
        if answer.redirected and answer.for_good:
            return _with(source, SourceVerdict.MOVED, Message("moved for good"), now=answer.url)
        return _with(source, SourceVerdict.ALIVE, status)
    return _with(source, SourceVerdict.DEAD if answer.status in (404, 410) else SourceVerdict.UNSURE, status)


def _with(source: CheckedSource, verdict: SourceVerdict, why: Message, now: str = "", copy: str = "") -> CheckedSource:
    return CheckedSource(source.url, source.title, source.trends, verdict, why, now or source.now, copy)


def _is_home(url: str) -> bool:
    split = urlsplit(url)
    return split.path in ("", "/") and not split.query


def _copy(answer: WebAnswer) -> str:
    """The address of the nearest copy, if the archive gives one."""
    try:
        match stored(answer.body.decode()):
            case {"archived_snapshots": {"closest": {"available": True, "url": str(url)}}} if (
                answer.status == 200 and url.startswith(("http://web.archive.org/", "https://web.archive.org/"))
            ):
                return url.replace("http://", "https://", 1)
    except ValueError:
        pass
    return ""


_TITLES = {
    SourceVerdict.DEAD: Message("Gone"),
    SourceVerdict.MOVED: Message("Moved"),
    SourceVerdict.UNSURE: Message("Not certain"),
    SourceVerdict.NOT_ASKED: Message("Not asked"),
}


def summary(sources: Sequence[CheckedSource]) -> Message:
    """The number of addresses, in total and by result."""
    counts = Counter(source.verdict for source in sources)
    return plural(
        "{count:,} address asked about: {alive:,} answer, {dead:,} gone, {moved:,} moved, {unsure:,} not certain, "
        "{unasked:,} not asked.",
        "{count:,} addresses asked about: {alive:,} answer, {dead:,} gone, {moved:,} moved, {unsure:,} not certain, "
        "{unasked:,} not asked.",
        count=len(sources),
        alive=counts[SourceVerdict.ALIVE],
        dead=counts[SourceVerdict.DEAD],
        moved=counts[SourceVerdict.MOVED],
        unsure=counts[SourceVerdict.UNSURE],
        unasked=counts[SourceVerdict.NOT_ASKED],
    )


def as_text(sources: Sequence[CheckedSource], language: str) -> str:
    """A block for each address with a finding, worst first."""
    lines: list[str] = []
    for verdict, title in _TITLES.items():
        for source in (one for one in sources if one.verdict is verdict):
            lines.append(f"{translated(title, language)}: {source.url} ({translated(source.why, language)})")
            lines += [f"    {translated(sentence, language)}" for sentence in _further(source)]
    return "".join(f"{printable(line)}\n" for line in (*lines, translated(summary(sources), language)))


def as_markdown(sources: Sequence[CheckedSource], language: str) -> str:
    """The same for an issue; strangers' texts are in code spans, where nothing is markup."""
    lines = [translated(summary(sources), language)]
    for verdict, title in _TITLES.items():
        found = [one for one in sources if one.verdict is verdict]
        if not found:
            continue
        lines += ["", f"## {translated(title, language)}", ""]
        for source in found:
            lines.append(f"- [ ] {code(source.url, 500)}: {translated(source.why, language)}")
            lines += [f"  - {line}" for line in _marked(source, language)]
    return "\n".join(lines) + "\n"


def as_json(sources: Sequence[CheckedSource]) -> str:
    """A list of all addresses with their results; `why` is in English."""
    rows = [
        {
            "url": source.url,
            "title": source.title,
            "trends": [*source.trends],
            "verdict": source.verdict.value,
            "why": str(source.why),
            "now": source.now or None,
            "copy": source.copy or None,
        }
        for source in sources
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _further(source: CheckedSource) -> Iterator[Message]:
    yield Message("“{title}”, in {trends}", title=source.title, trends=_trends(source.trends))
    if source.now:
        yield Message("now at {url}", url=source.now)
    if source.copy:
        yield Message("a copy is at {url}", url=source.copy)


def _marked(source: CheckedSource, language: str) -> Iterator[str]:
    yield f"{code(source.title)} · {', '.join(code(trend) for trend in source.trends)}"
    if source.now:
        yield translated(Message("now at {url}", url=code(source.now, 500)), language)
    if source.copy:
        yield translated(Message("a copy is at {url}", url=code(source.copy, 500)), language)


def _trends(ids: Sequence[str]) -> Message:
    return some_of(ids, _NAMED)
