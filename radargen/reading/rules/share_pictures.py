"""Rules on the pictures that others show beside links to trends."""

from collections.abc import Iterator

from radargen.model import Picture, Radar
from radargen.model.problems import Problem
from radargen.reading.parsing.characters import cut
from radargen.reading.rules.context import RuleContext
from radargen.reading.rules.text_links import picture_at
from radargen.text.messages import Message

# Least size in pixels. Below it, social networks show a small square beside the link instead.
LEAST_WIDTH, LEAST_HEIGHT = 600, 315
# Width by height. Networks cut a picture to about 1.91; beyond these, what matters is cut away.
NARROWEST, WIDEST = 1.5, 2.2


def share_picture_paths(radar: Radar) -> frozenset[str]:
    """The paths of the pictures for links to trends."""
    return frozenset(trend.share_picture.path for trend in radar.trends if trend.share_picture)


def share_pictures_can_be_shown(context: RuleContext) -> Iterator[Problem]:
    """Each picture for links is there, large enough and wide, and has words."""
    for trend in context.radar.trends:
        # One that is refused already has no path.
        if (shared := trend.share_picture) is None or not context.is_certain(trend, "share_picture", "file"):
            continue
        place = trend.where("share_picture", "file")
        picture = picture_at(context, shared.path, Message("Put it there, or delete the line."))
        if not isinstance(picture, Picture):
            yield Problem(place, "bad-picture", *picture)
        elif not _is_fitting(picture):
            message = Message(
                "{path} has {width:,.0f} × {height:,.0f} pixels, which does not do for a picture beside links.",
                path=cut(shared.path),
                width=picture.width,
                height=picture.height,
            )
            hint = Message("Make it 1200 × 630: at least 600 × 315, and about twice as wide as high.")
            yield Problem(place, "bad-picture", message, hint)
        elif not shared.words:
            message = Message("The picture {path} says nothing to those who cannot see it.", path=cut(shared.path))
            yield Problem(place, "picture-without-words", message, Message("Write below words what it shows."))


def _is_fitting(picture: Picture) -> bool:
    large = picture.width >= LEAST_WIDTH and picture.height >= LEAST_HEIGHT
    return large and NARROWEST <= picture.width / picture.height <= WIDEST
