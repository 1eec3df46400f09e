"""Editions and trends as plain values for JSON: what data/schema.json describes, and nothing the radar does not say.

Every key is always there. A text is a mapping from language to words with the languages it has, or None.
"""

import datetime as dt
from collections.abc import Mapping

from radargen.assessing import blip, blips, corrections
from radargen.assessing.changes import gone
from radargen.model import Assessment, Blip, Case, Edition, Effort, Radar, Rating, Source, Trend
from radargen.model.frozen import Record, day, frame, standing, text
from radargen.pages.addresses import SCHEMA, edition_file, folder, href, trend_file, trend_page, url

# Counts up when a program that reads the files has to change.
VERSION = 1


def edition_record(radar: Radar, edition: Edition, base: str = "") -> Record:
    """The edition: its frame, its trends by id as its chart shows them, who has left, what was put right since.

    `base` is where the site will stand, with a slash at its end; without it addresses are relative to the file.
    """
    file, before, corrected = edition_file(edition.id, "json"), radar.before(edition), corrections.latest(edition)
    return {
        "$schema": href(file, SCHEMA),
        "kind": "edition",
        "version": VERSION,
        "radar": _radar(radar),
        **frame(radar, edition),
        "trends": [
            _shown(radar, edition, each, corrected, file, base) for each in sorted(blips(radar, edition), key=_id)
        ],
        "gone": sorted(trend.id for trend in gone(radar, before, edition)) if before else [],
        corrections.KEY: [corrections.record(one) for one in edition.corrections],
    }


def trend_record(radar: Radar, trend: Trend, base: str = "") -> Record:
    """The whole entry and where each edition shows it, oldest first; `base` as above."""
    file = trend_file(trend.id, "json")
    return {
        "$schema": href(file, SCHEMA),
        "kind": "trend",
        "version": VERSION,
        "radar": _radar(radar),
        "trend": _entry(trend)
        | {
            "editions": [
                _in_edition(said, edition, shown)
                for edition in radar.editions
                if (said := trend.assessment(edition.id)) and (shown := blip(radar, trend, edition))
            ],
            "page": _pages(radar, trend, file, base),
        },
    }


def _radar(radar: Radar) -> Record:
    licence = radar.publisher.licence
    return {
        "id": radar.id,
        "title": text(radar.title),
        "languages": list(radar.languages),
        "publisher": text(radar.publisher.name),
        "licence": {"name": licence.name, "url": licence.url or None} if licence else None,
    }


def _id(shown: Blip) -> str:
    return shown.id


def _shown(
    radar: Radar, edition: Edition, shown: Blip, corrected: Mapping[str, dt.date], file: str, base: str
) -> Record:
    trend, said = shown.trend, shown.trend.assessment(edition.id)
    return {
        "id": trend.id,
        "name": text(trend.name),
        "summary": text(trend.summary),
        "dimension": trend.dimension,
        **standing(shown),
        "confirmed": said is None or said.confirmed,
        "corrected": day(corrected.get(trend.id)),
        "effort": _effort(trend.effort),
        "legal_duty": trend.legal_duty,
        "page": _pages(radar, trend, file, base),
        "data": _address(file, trend_file(trend.id, "json"), base),
    }


def _entry(trend: Trend) -> Record:
    archived = trend.archived
    return {
        "id": trend.id,
        "name": text(trend.name),
        "label": text(trend.label),
        "summary": text(trend.summary),
        "text": text(trend.text),
        "aliases": {language: list(names) for language, names in trend.aliases if names},
        "dimension": trend.dimension,
        "status": trend.status.value,
        "archived": {
            "as": archived.fate.value,
            "edition": archived.edition or None,
            "reason": text(archived.reason),
            "successor": archived.successor or None,
        }
        if archived
        else None,
        "legal_duty": trend.legal_duty,
        "effort": _effort(trend.effort),
        "phases": {"from": trend.phases.first, "to": trend.phases.last} if trend.phases else None,
        "factors": list(trend.factors),
        "first_step": text(trend.first_step),
        "links": [{"to": link.to, "type": link.type.value} for link in trend.links],
        "goal_conflicts": [department.value for department in trend.goal_conflicts],
        "architecture_needs": [need.value for need in trend.architecture_needs],
        "cases": [_case(case) for case in trend.cases],
        "sources": [_source(source) for source in trend.sources],
        "tags": list(trend.tags),
        "owner": trend.owner or None,
        "review_by": day(trend.review_by),
    }


def _in_edition(said: Assessment, edition: Edition, shown: Blip) -> Record:
    return {
        "edition": edition.id,
        "date": day(edition.date),
        **standing(shown),
        "confirmed": said.confirmed,
        "ratings": [_rating(rating) for rating in said.ratings],
        "because": text(said.because),
        "reason": text(said.reason),
        "dissent": text(said.dissent),
    }


def _rating(rating: Rating) -> Record:
    return {
        "by": rating.by,
        "role": rating.role or None,
        "date": day(rating.date),
        "levels": dict(rating.levels),
        "note": text(rating.note),
    }


def _case(case: Case) -> Record:
    return {
        "organisation": case.organisation,
        "what": text(case.what),
        "industry": text(case.industry),
        "country": case.country or None,
        "year": case.year or None,
        "first_step": text(case.first_step),
        "obstacle": text(case.obstacle),
        "outcome": case.outcome.value,
        "source": _source(case.source) if case.source else None,
    }


def _source(source: Source) -> Record:
    return {
        "title": source.title,
        "url": source.url or None,
        "date": source.date or None,
        "kind": source.kind.value if source.kind else None,
    }


def _effort(effort: Effort | None) -> Record | None:
    return {"organisation": effort.organisation, "architecture": effort.architecture} if effort else None


def _pages(radar: Radar, trend: Trend, file: str, base: str) -> dict[str, str]:
    """The trend's page in each language."""
    page = url(trend_page(trend.id))
    return {language: _address(file, folder(language, radar.languages) + page, base) for language in radar.languages}


def _address(file: str, path: str, base: str) -> str:
    return base + path if base else href(file, path)
