"""The nouns of a trend radar, frozen and comparable by value; every other module speaks of these."""

from radargen.model.entry import Archive, Assessment, Case, Effort, Link, Rating, Source, Span, Trend
from radargen.model.frame import Brake, Criterion, Dimension, Edition, Factor, Licence, Phase, Publisher, Ring, Rule
from radargen.model.house import House, Logo, LogoKind, Look, Picture
from radargen.model.radar import Radar
from radargen.model.shown import Blip, Placement, Verdict
from radargen.model.texts import NO_TEXT, Key, Marks, Text
from radargen.model.view import AS_IT_IS, Channel, View
from radargen.model.vocabulary import (
    Action,
    Agreement,
    Architecture,
    Certainty,
    Combine,
    Department,
    Fate,
    LinkType,
    Movement,
    Outcome,
    SourceKind,
    Status,
)

__all__ = [
    "AS_IT_IS",
    "NO_TEXT",
    "Action",
    "Agreement",
    "Architecture",
    "Archive",
    "Assessment",
    "Blip",
    "Brake",
    "Case",
    "Certainty",
    "Channel",
    "Combine",
    "Criterion",
    "Department",
    "Dimension",
    "Edition",
    "Effort",
    "Factor",
    "Fate",
    "House",
    "Key",
    "Licence",
    "Link",
    "LinkType",
    "Logo",
    "LogoKind",
    "Look",
    "Marks",
    "Movement",
    "Outcome",
    "Phase",
    "Picture",
    "Placement",
    "Publisher",
    "Radar",
    "Rating",
    "Ring",
    "Rule",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "Text",
    "Trend",
    "Verdict",
    "View",
]
