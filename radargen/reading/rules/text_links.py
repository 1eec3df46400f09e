"""Rules on what texts in Markdown lead to: entries and pictures that are there, the web, and nothing else."""

from collections.abc import Iterator
from urllib.parse import unquote

from radargen.model import Key, Radar, SourceMap, Text
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import nearest
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.offsets import TextPositions
from radargen.reading.rules.context import RuleContext
from radargen.text.markdown.targets import entry_id, outward, picture_path, scheme
from radargen.text.markdown.text_references import Kind, TextReference, pictures, text_references
from radargen.text.messages import NOTHING, Message

_WHOLE = Message("Write the id of an entry, or a whole address with https://")
_WHERE = Message("Put it into trends/images/ and write images/ and its name, in letters, digits and hyphens.")


def texts(radar: Radar) -> Iterator[tuple[Text, SourceMap, Key]]:
    """Every text in Markdown with the place where it stands."""
    for trend in radar.trends:
        yield trend.text, trend.where, ("text",)
    yield radar.publisher.imprint, radar.where, ("publisher", "imprint")
    yield radar.publisher.privacy, radar.where, ("publisher", "privacy")


def shown_pictures(radar: Radar) -> frozenset[str]:
    """The paths of all pictures that the texts show."""
    return frozenset(
        picture_path(one.address)
        for text, _, _ in texts(radar)
        for _, words in text.by_language
        for one in pictures(words)
    )


def texts_lead_somewhere(context: RuleContext) -> Iterator[Problem]:
    """Each link and picture of a text can be shown, and no tag in it is taken for HTML."""
    for text, where, key in texts(context.radar):
        for language, words in text.by_language:
            if parts := text_references(words):
                places = TextPositions(where, words, *key, language)
                for part in parts:
                    for code, message, hint in _wrong(context, part):
                        yield Problem(places.at(part.at), code, message, hint)


def _wrong(context: RuleContext, part: TextReference) -> Iterator[tuple[str, Message, Message]]:
    """Code, message and hint."""
    match part.kind:
        case Kind.LINK:
            yield from _link(context, part.address)
        case Kind.PICTURE:
            yield from _picture(context, part)
        case Kind.MARK | Kind.NOTE:
            # Another rule's matter.
            pass
        case Kind.TAG:
            message = Message("{tag} is shown as it stands: texts hold no HTML.", tag=cut(part.address))
            yield "raw-html", message, Message("Write it in Markdown, or put it between backticks.")


def _link(context: RuleContext, address: str) -> Iterator[tuple[str, Message, Message]]:
    named = entry_id(address)
    if named in context.all_ids:
        return
    if named in context.former_ids:
        now = context.current_id(named)
        message = Message("The trend {id} is called {now} now.", id=cut(named), now=now)
        yield "renamed-trend", message, Message("Write {word}.", word=now)
        return
    if (word := scheme(address)) and word not in ("http", "https", "mailto"):
        message = Message("Links with {scheme} are not allowed.", scheme=cut(f"{word}:"))
        yield "dead-link", message, Message("Use https://…")
        return
    if word:
        message = Message("{value} is not a web address.", value=_shown(address))
        yield "dead-link", message, Message("Write it whole, such as https://example.org/a")
        return
    yield (
        "dead-link",
        Message("The link to {address} leads nowhere.", address=_shown(address)),
        _better(context, address, named),
    )


def _shown(address: str) -> str:
    """The address as it was probably written: the parser writes ä as %C3%A4."""
    written = unquote(address)
    return cut(written if written.isprintable() else address)


def _better(context: RuleContext, address: str, named: str) -> Message:
    """What was probably meant."""
    host, _, _ = address.partition("/")
    if outward(f"mailto:{address}") and "@" in address.strip("@"):
        return Message("Write {word}.", word=cut(f"mailto:{address}"))
    if host.startswith("www."):
        return Message("Write {word}.", word=cut(f"https://{address}"))
    last = named or address.rstrip("/").rpartition("/")[2].partition(".")[0]
    known = nearest(last, sorted(context.all_ids | context.former_ids.keys()))
    return Message("Did you mean {word}?", word=context.current_id(known)) if known else _WHOLE


def _picture(context: RuleContext, part: TextReference) -> Iterator[tuple[str, Message, Message]]:
    path = picture_path(part.address)
    shown = context.pictures.get(path)
    if not path:
        message = Message(
            "The picture {address} lies neither in trends/images/ nor in site/assets/.", address=_shown(part.address)
        )
        if scheme(part.address) or part.address.startswith("//"):
            message = Message(
                "The picture {address} lies elsewhere; pages fetch nothing.", address=_shown(part.address)
            )
        yield "bad-picture", message, _WHERE
    elif shown is None:
        message = Message("There is no picture {path}.", path=cut(path))
        known = nearest(path, sorted(context.pictures))
        better = Message("Did you mean {word}?", word=known) if known else NOTHING
        yield "bad-picture", message, better or Message("Put it there, or take the picture out of the text.")
    elif isinstance(shown, Problem):
        named = shown.code == "bad-picture"
        message = shown.message if named else Message("{what}: {words}", what=cut(path), words=shown.message)
        yield "bad-picture", message, shown.hint
    elif not part.words:
        message = Message("The picture {path} says nothing to those who cannot see it.", path=cut(path))
        yield "picture-without-words", message, Message("Write between the square brackets what it shows.")
