"""The edition as JSON and CSV, for people who count for themselves."""

import csv
import io
import json

from radargen.model import Blip
from radargen.pages.addresses import trend_page, url
from radargen.pages.charts import Download
from radargen.pages.volume import Volume

JSON, CSV = "radar.json", "radar.csv"
# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(volume: Volume) -> dict[str, str]:
    """The data files of the edition, in the page's language."""
    rows = [_row(volume, blip) for blip in volume.blips.values()]
    return {JSON: _as_json(volume, rows), CSV: _as_csv(rows)}


def offered(volume: Volume) -> tuple[Download, ...]:
    """The data files as a reader finds them on the home page."""
    return tuple(Download(volume.say(f"home.{kind}"), path) for kind, path in (("csv", CSV), ("json", JSON)))


def _row(volume: Volume, blip: Blip) -> dict[str, object]:
    trend, placement = blip.trend, blip.placement
    return {
        "id": trend.id,
        "number": blip.number or None,
        "name": trend.name.any(volume.language),
        "summary": trend.summary.any(volume.language),
        "dimension": trend.dimension,
        "ring": placement.ring,
        "computed_ring": placement.computed,
        "level": placement.level,
        "agreement": placement.agreement.value,
        "movement": blip.movement.value,
        "ring_before": blip.before,
        "action": blip.action.value if blip.action else None,
        "start_early": blip.start_early,
        "impact": blip.impact,
        "effort_organisation": trend.effort.organisation if trend.effort else None,
        "effort_architecture": trend.effort.architecture if trend.effort else None,
        "certainty": blip.certainty.value if blip.certainty else None,
        "legal_duty": trend.legal_duty,
        "page": url(trend_page(trend.id)),
    }


def _as_json(volume: Volume, rows: list[dict[str, object]]) -> str:
    edition, radar = volume.edition, volume.radar
    whole = {
        "radar": radar.id,
        "title": radar.title.any(volume.language),
        "language": volume.language,
        "edition": edition.id,
        "date": edition.date.isoformat() if edition.date else None,
        "licence": radar.publisher.licence.name if radar.publisher.licence else None,
        "dimensions": [{"id": d.id, "name": d.name.any(volume.language)} for d in radar.dimensions],
        "rings": [{"id": r.id, "name": r.name.any(volume.language)} for r in radar.rings],
        "trends": rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _as_csv(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    # The mark at the front is what makes a spreadsheet read umlauts as such.
    out.write("\ufeff")
    if rows:
        table = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        guard = "'" if value.startswith(FORMULA) else ""
        return guard + " ".join(value.splitlines())
    return value
