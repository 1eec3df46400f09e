"""Radars of any size, the same at every call: texts of realistic length, ratings, sources, links."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

# fmt: off
FIRST = [
    "Quiet", "Guided", "Shared", "Local", "Early", "Joint", "Plain", "Open", "Mobile", "Lasting", "Spoken",
    "Hidden", "Steady", "Linked",
]
SECOND = [
    "service", "journey", "contact", "feedback", "pricing", "returns", "advice", "onboarding", "billing",
    "claims", "loyalty", "support",
]
THIRD = [
    "mapping", "agents", "metrics", "design", "teams", "portals", "models", "reviews", "routing", "archives",
    "labs", "scores",
]
# fmt: on
SENTENCE = (
    "Teams that try this report fewer repeated contacts, yet the effect depends on how well departments share what "
    "they know about a case. The method needs a named owner, a small budget and the patience to measure twice. "
)


def number(*parts: object, below: int) -> int:
    """A number from 0 to `below` - 1, settled by the parts alone."""
    digest = blake2b("/".join(map(str, parts)).encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") % below


def name(n: int) -> str:
    """The n-th name, never twice the same."""
    words = FIRST[n % 14], SECOND[n // 14 % 12], THIRD[n // 168 % 12]
    return " ".join(words) + (f" {n}" if n >= 2016 else "")


def full(trends: int) -> dict[str, str]:
    """A bilingual radar in the full form: three dimensions, five rings, one edition; files by path."""
    levels = ", ".join(f"{{de: Stufe {n}, en: Level {n}}}" for n in range(1, 6))
    rings = "\n".join(
        f"  - {{id: {ring}, name: {{de: {ring}, en: {ring}}}, do: {{de: tun, en: do}}}}"
        for ring in ("standard", "scale", "pilot", "experiment", "vision")
    )
    criteria = "\n".join(
        f"  - {{id: {criterion}, name: {{de: {criterion}, en: {criterion}}}, levels: [{levels}]}}"
        for criterion in ("adoption", "evidence", "means")
    )
    dimensions = ", ".join(f"{{id: {d}, name: {{de: {d}, en: {d}}}}}" for d in DIMENSIONS)
    files = {
        "radar.yaml": (
            f"radar: 1\nid: bench\ntitle: {{de: Messung, en: Measure}}\nlanguages: [de, en]\n"
            f"dimensions: [{dimensions}]\nrings:\n{rings}\ncriteria:\n{criteria}\n"
            "rule: {combine: median, brakes: [{ahead_of: adoption, by: 1}]}\n"
            'editions:\n  - {id: "2026", date: 2026-11-30}\n'
        )
    }
    return files | {f"trends/t{n:04}.yaml": _entry(n, trends) for n in range(trends)}


DIMENSIONS = ("people", "process", "technology")


def _entry(n: int, trends: int) -> str:
    ratings = ", ".join(f"{c}: {1 + number(n, c, below=5)}" for c in ("adoption", "evidence", "means"))
    paragraphs = "\n\n".join("    " + SENTENCE * 2 for _ in range(3))
    link = f"links: [{{to: t{(n + 1) % trends:04}, type: reinforces}}]\n" if trends > 1 else ""
    return (
        f"name: {{de: {name(n)}, en: {name(n)}}}\ndimension: {DIMENSIONS[number(n, below=3)]}\n"
        f"summary: {{de: {SENTENCE[:48]}, en: {SENTENCE[:48]}}}\n"
        f"text:\n  de: |\n{paragraphs}\n  en: |\n{paragraphs}\n"
        f'assessments:\n  - edition: "2026"\n    ratings: [{{by: redaktion, date: 2026-11-20, {ratings}}}]\n'
        f"    impact: {1 + number(n, 'impact', below=5)}\n    reason: {{de: Darum., en: Because.}}\n"
        f"effort: {{organisation: {1 + number(n, 'o', below=5)}, architecture: 2}}\n"
        f"first_step: {{de: Anfangen., en: Start.}}\n{link}"
        f"sources:\n  - {{title: A source, url: https://example.org/{n}, date: 2026-05, kind: press}}\n"
    )


def short(trends: int, dimensions: int = 3, rings: int = 4, spread: str = "even") -> dict[str, str]:
    """A radar in the short form. `spread`: `even`, `skew` (most in the outer rings), or `one` (all in one cell)."""
    files = {
        "radar.yaml": (
            "radar: 1\nid: short\ntitle: Short radar\n"
            f"dimensions: [{', '.join(f'Dimension {d}' for d in range(dimensions))}]\n"
            f"rings: [{', '.join(f'Ring {r}' for r in range(rings))}]\n"
        )
    }
    for n in range(trends):
        dimension, ring = number(n, "d", below=dimensions), number(n, "r", below=rings)
        if spread == "skew":
            ring = max(ring, number(n, "r2", below=rings), number(n, "r3", below=rings))
        elif spread == "one":
            dimension, ring = dimensions - 1, rings // 2
        files[f"trends/t{n:04}.yaml"] = f"name: {name(n)}\ndimension: dimension-{dimension}\nring: ring-{ring}\n"
    return files


def written(folder: Path, files: dict[str, str]) -> Path:
    """The files on the disk."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def broad(
    trends: int,
    languages: tuple[str, ...] = ("en",),
    dimensions: int = 4,
    rings: int = 5,
    editions: int = 1,
    moving: int = 10,
) -> dict[str, str]:
    """A radar with everything that makes pages long: advice for phases, factors, cases, tags, a facet, requirements.

    From each edition to the next about that many of a hundred trends are `moving` by one ring.
    """

    def said(words: str) -> str:
        return "{" + ", ".join(f"{code}: {words}" for code in languages) + "}"

    def named(what: str, key: str, numbers: Iterable[int], more: str = "") -> str:
        return "[" + ", ".join(f"{{id: {key}{n}, name: {said(f'{what} {n}')}{more}}}" for n in numbers) + "]"

    lists = {
        "dimensions": named("Area", "d", range(dimensions)),
        "rings": named("Ring", "r", range(rings)),
        "phases": named("Phase", "p", range(1, 6), f", signs: {said('A sign.')}"),
        "factors": named("Factor", "f", range(1, 11), ", group: strategy"),
        "industries": named("Trade", "i", range(8)),
        "facets": f"[{{id: stage, name: {said('Stage')}, values: {named('Stage', 's', range(5))}}}]",
        "tags": named("Tag", "tag", range(20)),
        "editions": "[" + ", ".join(f'{{id: "{year}", date: {year}-11-30}}' for year in _years(editions)) + "]",
    }
    head = f"radar: 1\nid: broad\ntitle: {said('Broad radar')}\nlanguages: [{', '.join(languages)}]\n"
    files = {"radar.yaml": head + "".join(f"{key}: {values}\n" for key, values in lists.items())}
    walks = ([*zip(_years(editions), _walk(n, rings, editions, moving), strict=True)] for n in range(trends))
    return files | {f"trends/t{n:05}.yaml": _broad_entry(n, said, dimensions, walk) for n, walk in enumerate(walks)}


def _years(editions: int) -> range:
    return range(2027 - editions, 2027)


def _walk(n: int, rings: int, editions: int, moving: int) -> list[int]:
    """The rings of that trend in the editions, the oldest first; the last is the same however many there are."""
    walk = [number(n, "r", below=rings)]
    for year in reversed(_years(editions)[1:]):
        inward = walk[0] and (walk[0] == rings - 1 or number(n, "way", year, below=2))
        moves = rings > 1 and number(n, "moves", year, below=100) < moving
        walk.insert(0, walk[0] + (-1 if inward else 1) * moves)
    return walk


def _broad_entry(n: int, said: Callable[[str], str], dimensions: int, walk: Sequence[tuple[int, int]]) -> str:
    first = 1 + number(n, "p", below=5)
    text = SENTENCE * 2 + "\\n\\n" + SENTENCE * 2
    requires = f"links: [{{to: t{n // 3:05}, type: requires}}]\n" if n and not number(n, "l", below=3) else ""
    source = f"{{title: A source, url: 'https://example.org/{n}', date: 2026-05, kind: press}}"
    cases = ", ".join(
        f"{{organisation: House {n}-{place}, industry: i{number(n, 'i', place, below=8)}, country: DE, year: 2025, "
        f"outcome: success, what: {said('It did it.')}, source: {source}}}"
        for place in range(number(n, "c", below=3))
    )
    stands = "".join(
        f'  - {{edition: "{year}", ring: r{ring}, impact: {1 + number(n, "impact", below=5)}, '
        f"reason: {said('Because.')}}}\n"
        for year, ring in walk
    )
    factors = sorted({f"f{1 + number(n, 'f', each, below=10)}" for each in range(3)})
    return (
        f"name: {said(name(n))}\ndimension: d{number(n, below=dimensions)}\nsummary: {said(SENTENCE[:48])}\n"
        f"text: {said(chr(34) + text + chr(34))}\n"
        f"assessments:\n{stands}"
        f"effort: {{organisation: {1 + number(n, 'o', below=5)}, architecture: 2}}\nfirst_step: {said('Start.')}\n"
        f"phases: {{from: p{first}, to: p{min(5, first + 1)}}}\nfactors: [{', '.join(factors)}]\n"
        f"facets: {{stage: s{number(n, 's', below=5)}}}\ntags: [tag{number(n, 't', below=20)}]\n"
        f"cases: [{cases}]\n{requires}sources: [{source}]\n"
    )
