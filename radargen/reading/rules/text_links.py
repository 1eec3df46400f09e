"""Rules on links and pictures in Markdown: targets must exist or be on the web, and HTML is not used."""

from collections.abc import Iterator
from urllib.parse import unquote

from radargen.model import Key, Picture, Radar, SourceMap, Text
from radargen.model.problems import Problem
from radargen.reading.forms.spelling import nearest
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.offsets import TextPositions
from radargen.reading.rules.context import RuleContext
from radargen.text.markdown.targets import entry_id, outward, picture_path, scheme
from radargen.text.markdown.text_references import Kind, TextReference, pictures, text_references
from radargen.text.messages import NOTHING, Message

_WRITE_WHOLE = Message("Write the id of an entry, or a whole address with https://")
_PUT_PICTURE = Message("Put it into trends/images/ and write images/ and its name, in letters, digits and hyphens.")
_TAKE_OUT = Message("Put it there, or take the picture out of the text.")


def texts(radar: Radar) -> Iterator[tuple[Text, SourceMap, Key]]:
    """Every Markdown text with the source map and the path of its value."""
    for trend in radar.trends:
        yield trend.text, trend.where, ("text",)
        for n, assessment in enumerate(trend.assessments):
            yield assessment.text, trend.where, ("assessments", n, "text")
    yield radar.publisher.imprint, radar.where, ("publisher", "imprint")
    yield radar.publisher.privacy, radar.where, ("publisher", "privacy")


def shown_pictures(radar: Radar) -> frozenset[str]:
    """The paths of all pictures in the texts."""
    return frozenset(
        picture_path(one.address)
        for text, _, _ in texts(radar)
        for _, words in text.by_language
        for one in pictures(words)
    )


def texts_lead_somewhere(context: RuleContext) -> Iterator[Problem]:
    """Each link and picture of a text is valid, and it has no HTML tags."""
    for text, where, key in texts(context.radar):
        for language, words in text.by_language:
            if parts := text_references(words):
                places = TextPositions(where, words, *key, language)
                for part in parts:
                    for code, message, hint in _faults(context, part):
                        yield Problem(places.at(part.at), code, message, hint)


def _faults(context: RuleContext, reference: TextReference) -> Iterator[tuple[str, Message, Message]]:
    """Code, message and hint."""
    match reference.kind:
        case Kind.LINK:
            yield from _link(context, reference.address)
        case Kind.PICTURE:
            yield from _picture(context, reference)
        case Kind.MARK | Kind.NOTE:
            # Checked by another rule.
            pass
        case Kind.TAG:
            message = Message("{tag} is shown as it stands: texts hold no HTML.", tag=cut(reference.address))
            yield "raw-html", message, Message("Write it in Markdown, or put it between backticks.")


def _link(context: RuleContext, address: str) -> Iterator[tuple[str, Message, Message]]:
    target = entry_id(address)
    if target in context.all_ids:
        return
    if target in context.former_ids:
        now = context.current_id(target)
        message = Message("The trend {id} is called {now} now.", id=cut(target), now=now)
        yield "renamed-trend", message, Message("Write {word}.", word=now)
        return
    if (word := scheme(address)) and word not in ("http", "https", "mailto"):
        message = Message("Links with {scheme} are not allowed.", scheme=cut(f"{word}:"))
        yield "dead-link", message, Message("Use https://…")
        return
    if word:
        message = Message("{value} is not a web address.", value=_readable(address))
        yield "dead-link", message, Message("Write it whole, such as https://example.org/a")
        return
    yield (
        "dead-link",
        Message("The link to {address} leads nowhere.", address=_readable(address)),
        _hint(context, address, target),
    )


def _readable(address: str) -> str:
    """The address for messages, decoded, since the parser encodes ä as %C3%A4."""
    decoded = unquote(address)
    return cut(decoded if decoded.isprintable() else address)


def _hint(context: RuleContext, address: str, target: str) -> Message:
    """A hint at the probable target."""
    host, _, _ = address.partition("/")
    if outward(f"mailto:{address}") and "@" in address.strip("@"):
        return Message("Write {word}.", word=cut(f"mailto:{address}"))
    if host.startswith("www."):
        return Message("Write {word}.", word=cut(f"https://{address}"))
    last = target or address.rstrip("/").rpartition("/")[2].partition(".")[0]
    nearest_id = nearest(last, sorted(context.all_ids | context.former_ids.keys()))
    return Message("Did you mean {word}?", word=context.current_id(nearest_id)) if nearest_id else _WRITE_WHOLE


def _picture(context: RuleContext, reference: TextReference) -> Iterator[tuple[str, Message, Message]]:
    if not (path := picture_path(reference.address)):
        message = Message(
            "The picture {address} lies neither in trends/images/ nor in site/assets/.",
            address=_readable(reference.address),
        )
        if scheme(reference.address) or reference.address.startswith("//"):
            message = Message(
                "The picture {address} lies elsewhere; pages fetch nothing.", address=_readable(reference.address)
            )
        yield "bad-picture", message, _PUT_PICTURE
    elif not isinstance(file := picture_at(context, path, _TAKE_OUT), Picture):
        yield "bad-picture", *file
    elif not reference.words:
        message = Message("The picture {path} says nothing to those who cannot see it.", path=cut(path))
        yield "picture-without-words", message, Message("Write between the square brackets what it shows.")


def picture_at(context: RuleContext, path: str, absent: Message) -> Picture | tuple[Message, Message]:
    """The picture at that path, or a message why there is none, and a hint: `absent`, unless a name is like it."""
    match context.pictures.get(path):
        case Picture() as picture:
            return picture
        case Problem() as file:
            names_file = file.code == "bad-picture"
            message = file.message if names_file else Message("{what}: {words}", what=cut(path), words=file.message)
            return message, file.hint
        case _:
            nearest_path = nearest(path, sorted(context.pictures))
            hint = Message("Did you mean {word}?", word=nearest_path) if nearest_path else NOTHING
            return Message("There is no picture {path}.", path=cut(path)), hint or absent
