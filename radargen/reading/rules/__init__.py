"""The rules across entries, in the order of the manual; each is a generator of problems.

A rule's docstring states what must hold; it yields a Problem for each violation.
"""

from collections.abc import Iterator

from radargen.model import House
from radargen.model.problems import Problem
from radargen.reading.rules import (
    archiving,
    footnotes,
    judgements,
    placeholders,
    published_editions,
    references,
    requirements,
    share_pictures,
    text_links,
)
from radargen.reading.rules.context import Rule, RuleContext


def colours_serve(context: RuleContext) -> Iterator[Problem]:
    """The colours of the house style have enough contrast and can be distinguished."""
    if context.radar.house != House():
        # Themes and colour metrics are slow to import, and most radars set no colours.
        from radargen.reading.rules import colours  # noqa: PLC0415

        yield from colours.stand_out(context)
        yield from colours.differ(context)


# Rules on what an entry states, applied to every entry that could be read.
REFERENCES: tuple[Rule, ...] = (
    references.known_dimensions,
    references.known_rings,
    references.known_editions,
    references.known_phases,
    references.known_factors,
    references.known_facets,
    references.known_trends,
    references.other_trends,
    requirements.requirements_end,
    references.former_ids,
    references.one_assessment_an_edition,
    references.one_rating_a_rater,
    references.short_labels,
    references.own_names,
    text_links.texts_lead_somewhere,
    share_pictures.share_pictures_can_be_shown,
    footnotes.keys_stand_once,
    footnotes.marks_name_a_source,
    footnotes.marks_of_sentences_name_a_source,
    footnotes.figures_name_a_source,
    placeholders.filled_in,
    judgements.editions_in_order,
    judgements.newest_alone_is_open,
    colours_serve,
)
# Rules on what an entry lacks and on rings, which need a sound radar.yaml.
JUDGEMENTS: tuple[Rule, ...] = (
    judgements.assessed,
    judgements.assessments_give_a_ring,
    judgements.assessments_are_confirmed,
    judgements.moves_have_a_reason,
    judgements.overrides_have_a_reason,
    judgements.disagreement_is_published,
    judgements.settled_levels_settle_something,
    judgements.evidence_is_independent,
    judgements.ratings_are_carried,
    judgements.outlooks_look_ahead,
    judgements.searches_are_past,
    judgements.sources_are_fresh,
    judgements.technology_has_company,
    requirements.required_in_time,
    judgements.active_trends_name_a_source,
    judgements.duties_name_their_law,
    judgements.reviews_are_done,
    archiving.archived_trends_say_why,
    archiving.archived_trends_leave,
    archiving.nothing_vanishes,
    published_editions.editions_stay,
)
RULES: tuple[Rule, ...] = (*REFERENCES, *JUDGEMENTS)
