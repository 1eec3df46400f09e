"""A radar that tries to run a script from every field which takes free text; JSON is YAML, so it is written as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

# Each leaves a dialog or an element of its own where it runs; together they leave quotes, tags and Markdown behind.
SCRIPT = "'\"></title></svg></script><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"
MARKDOWN = (
    f"{SCRIPT}\n\n# {SCRIPT}\n\n[click](https://example.org/?'onclick=alert(3)) <svg onload=alert(4)> "
    f"[x](other){{onclick=alert(5)}}\n\n"
    '```\n</code><script>alert(6)</script>\n```\n\n<details open ontoggle=alert(7)>\n\n--8<-- "radar.yaml"\n'
)


def said(words: str) -> dict[str, str]:
    return {"de": f"de {words}", "en": f"en {words}"}


def named(id: str, **more: object) -> dict[str, object]:
    return {"id": id, "name": said(f"{id} {SCRIPT}")} | more


SOURCE = {"title": SCRIPT, "url": "https://example.org/?a='onmouseover=alert(8)", "date": "2026-01", "kind": "press"}
RADAR = {
    "radar": 1,
    "id": "hostile",
    "title": said(SCRIPT),
    "languages": ["de", "en"],
    "publisher": {
        "name": said(SCRIPT),
        "url": "https://example.org/?a='onmouseover=alert(9)",
        "imprint": said(MARKDOWN),
        "privacy": said(MARKDOWN),
        "licence": {"name": SCRIPT, "url": "https://example.org/?'"},
    },
    "dimensions": [named(id, question=said(SCRIPT)) for id in ("people", "process")],
    "rings": [
        named("near", do=said(SCRIPT), meaning=said(SCRIPT), **{"from": 3}),
        named("far", do=said(SCRIPT), meaning=said(SCRIPT), **{"from": 1}),
    ],
    "criteria": [named("use", question=said(SCRIPT), levels=[said(f"{n} {SCRIPT}") for n in range(1, 6)])],
    "phases": [named("1", signs=said(SCRIPT)), named("2", signs=said(SCRIPT), check=[said(SCRIPT)])],
    "factors": [named("goals", group=SCRIPT)],
    "editions": [
        {"id": str(year), "date": f"{year}-11-30", "motto": said(SCRIPT), "theme": said(SCRIPT)}
        for year in (2025, 2026)
    ],
}
RATING = {"by": SCRIPT, "role": SCRIPT, "date": "2026-11-01", "note": said(SCRIPT)}
ENTRY = {
    "name": said(SCRIPT),
    "label": said(SCRIPT),
    "dimension": "people",
    "summary": said(SCRIPT),
    "text": said(MARKDOWN),
    "aliases": {"de": [SCRIPT], "en": [SCRIPT]},
    "assessments": [
        {"edition": "2025", "ratings": [RATING | {"use": 1}], "reason": said(SCRIPT), "impact": 2},
        {
            "edition": "2026",
            "ratings": [
                RATING | {"use": 4},
                RATING | {"by": f"b {SCRIPT}", "use": 5},
                RATING | {"by": f"c {SCRIPT}", "use": 1},
            ],
            "ring": "far",
            "because": said(SCRIPT),
            "reason": said(SCRIPT),
            "dissent": said(SCRIPT),
            "impact": 5,
        },
    ],
    "effort": {"organisation": 4, "architecture": 5},
    "legal_duty": True,
    "status": "active",
    "phases": {"from": "1", "to": "2"},
    "factors": ["goals"],
    "first_step": said(SCRIPT),
    "links": [{"to": "other", "type": "requires"}],
    "goal_conflicts": ["sales"],
    "architecture_needs": ["api-first"],
    "cases": [
        {
            "organisation": SCRIPT,
            "industry": said(SCRIPT),
            "country": SCRIPT,
            "year": 2026,
            "what": said(SCRIPT),
            "first_step": said(SCRIPT),
            "obstacle": said(SCRIPT),
            "outcome": "reversed",
            "source": SOURCE,
        }
    ],
    "sources": [SOURCE],
    "tags": [SCRIPT],
    "owner": SCRIPT,
    "review_by": "2027-06-30",
}
OTHER = ENTRY | {
    "name": said(f"other {SCRIPT}"),
    "dimension": "process",
    "status": "archived",
    "archived": {"as": "faded", "edition": "2026", "reason": said(SCRIPT), "successor": "hostile"},
    "assessments": ENTRY["assessments"][:1],  # type: ignore[index]
    "links": [{"to": "hostile", "type": "enables"}],
}


def hostile_places(data: object, *key: str | int) -> Iterator[tuple[str | int, ...]]:
    """The keys that lead to each text which tries to run a script."""
    match data:
        case dict():
            for name, value in data.items():
                yield from hostile_places(value, *key, name)
        case list():
            for n, value in enumerate(data):
                yield from hostile_places(value, *key, n)
        case str() if SCRIPT in data:
            yield key
        case _:
            pass


def hostile_folder(folder: Path) -> Path:
    """The radar with two entries, one on the chart and one archived."""
    (folder / "trends").mkdir(parents=True)
    for name, data in (("radar", RADAR), ("trends/hostile", ENTRY), ("trends/other", OTHER)):
        (folder / f"{name}.yaml").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder
