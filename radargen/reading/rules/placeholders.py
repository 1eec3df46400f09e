"""Finds placeholders of templates in the texts about the publisher of a site.

`radargen validate --for-readers` treats them as errors.
"""

import re
from collections.abc import Iterator

from radargen.model import Key, Text
from radargen.model.problems import Problem
from radargen.reading.parsing.characters import cut
from radargen.reading.parsing.offsets import TextPositions
from radargen.reading.rules.context import RuleContext
from radargen.text.messages import Message

# Patterns of placeholders anywhere in a text, by kind; without regard to case.
ANYWHERE = {
    "a call to fill in": r"""\b(?:
        (?:still|yet)\ to\ be\ (?:filled(?:\ in|\ out)?|added|completed|supplied|provided|written|done|determined)
        |to\ be\ (?:filled\ in|completed|determined)|fill\ (?:me|this)\ in|coming\ soon
        |insert\ (?:\w+\ ){1,5}here|your\ (?:\w+\ ){1,3}here
        |noch\ (?:zu\ )?(?:auszufüllen|ausfüllen|ergänzen|vervollständigen|eintragen|einfügen|einzutragen|einzufügen)
        |(?:bitte|hier)\ (?:noch\ )?(?:ausfüllen|ergänzen|eintragen|einfügen|ersetzen)
        |(?:wird|werden)\ noch\ (?:ergänzt|ausgefüllt|nachgereicht|eingefügt)|folgt\ (?:noch|in\ Kürze|demnächst)
    )\b""",
    "a mark of unfinished work": r"\b(?:TO-?DO|FIXME|TBD|TBA|TBC|XXX+|change-?me|replace-?me)\b",
    "a text of a template": r"""\b(?:
        lorem\ ipsum|dolor\ sit\ amet|placeholder|Platzhalter|dummy\ text|sample\ text|Blindtext|Mustertext|Beispieltext
    )\b""",
    "a name of a template": r"""\b(?:
        Muster-?(?:mann|frau|straße|strasse|str|weg|allee|platz|gasse|stadt|ort|dorf|hausen|firma|verein|verlag
            |unternehmen|organisation|adresse)
        |Beispiel-?(?:straße|strasse|str|stadt|ort|firma|unternehmen)
        |(?:example|sample)\ (?:street|road|town|city|company|inc|ltd|gmbh)|(?:John|Jane)\ Doe|Any\ ?town
    )\b""",
    "an address nobody has": r"""(?<![\w.-])(?:[\w-]{1,63}\.){0,4}(?:
        (?:example|beispiel|muster|mustermann|musterfirma|your-?(?:company|domain|site|organi[sz]ation)
            |(?:ihre|meine)-?(?:firma|domain|seite))\.(?:org|com|net|edu|de|at|ch|eu)
        |domain\.tld|(?<=\.)(?:example|invalid|test)
    )\b(?![.-]\w)""",
    "a number nobody has": r"(?<!\d)0?" + r"[ /-]?".join("123456789") + r"(?:[ /-]?0)?(?!\d)",
}
# Patterns of placeholders that fill a line, or the part behind a colon.
ALONE = {
    "a gap": r"…|\.{3,}|\?{2,}|_{3,}|x{2,}",
    "what a fact is called": r"""
        (?:your|ihre?|deine?)\ (?:(?:full|postal|e-?mail|phone)\ )?(?:name|address|adresse|anschrift|company|firma
            |unternehmen|organi[sz]ation|number|telefonnummer|e-?mail(?:-adresse)?)
        |vorname,?\ (?:und\ )?nachname|first\ (?:name,?\ )?(?:and\ )?last\ name|firmenname|company\ name
        |stra(?:ß|ss)e,?\ (?:und\ )?(?:haus)?(?:nummer|nr\.?)|(?:plz|postleitzahl),?\ (?:und\ )?(?:wohn)?ort
        |street(?:\ address|,?\ (?:and\ )?number)|(?:postcode|zip(?:\ code)?),?\ (?:and\ )?(?:city|town)
    """,
}
# Words of placeholders in brackets, such as [Your name] or {{address}}, but not [at] or [1].
FACTS = frozenset(
    """
    name names namens vorname nachname firstname lastname firmenname anschrift adresse address street straße strasse
    hausnummer nr no number nummer plz postleitzahl postcode zip city town ort stadt wohnort country land e email mail
    phone tel telefon telefonnummer fax company organisation organization unternehmen unternehmens firma verein
    vereins owner inhaber verantwortliche date datum website url vat id ust idnr contact kontakt person provider
    anbieter text here hier
    """.split()  # noqa: SIM905 – a list of words is read as one
)
_BETWEEN = frozenset(
    """
    your my the of first last full postal code and or insert ihr ihre dein deine der die des und oder bitte gmbh ag ltd
    """.split()  # noqa: SIM905
)
# Words that are a placeholder as the whole text.
EMPTY = frozenset(
    """
    na none nothing empty keine keines nichts leer text test imprint impressum privacy privacynotice privacypolicy
    datenschutz datenschutzerklärung datenschutzhinweise title titel name asdf foo
    """.split()  # noqa: SIM905
)
_ANYWHERE = re.compile("|".join(f"(?:{one})" for one in ANYWHERE.values()), re.IGNORECASE | re.VERBOSE)
_ALONE = re.compile("|".join(ALONE.values()), re.IGNORECASE | re.VERBOSE)
_GAP = re.compile(ALONE["a gap"], re.IGNORECASE)
# Brackets that are not part of a Markdown link.
_BRACKETS = re.compile(r"\[([^\[\]\n]{1,80})\](?![(\[:])|<([^<>\n]{1,80})>|\{{1,2}([^{}\n]{1,80})\}{1,2}")
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.MULTILINE)
# Targets of links and pictures, which are not part of the visible text.
_TARGET = re.compile(r"\]\([^()\n]*\)|^ {0,3}\[[^\]\n]*\]:.*$", re.MULTILINE)


def filled_in(context: RuleContext) -> Iterator[Problem]:
    """The texts about the radar and its publisher contain no placeholders."""
    for text, key in _texts(context):
        for language, words in text.by_language:
            places = TextPositions(context.radar.where, words, *key, language)
            for at, placeholder in placeholders(words, prose=key[-1] in ("imprint", "privacy")):
                message = Message(
                    "{key} is still to be filled in: it says {words}.", key=key[-1], words=cut(placeholder)
                )
                if not placeholder:
                    message = Message("{key} is still to be filled in: it says nothing.", key=key[-1])
                yield Problem(places.at(at), "placeholder", message, _hint(key))


def placeholders(text: str, *, prose: bool = True) -> Iterator[tuple[int, str]]:
    """Offset and words of each placeholder in a text, the first of each line.

    A text without letters and digits, such as `**`, is a placeholder with empty words. With `prose`, so is a text that
    consists of a word of EMPTY.
    """
    is_filled_in = False
    start = 0
    defined = frozenset(_DEFINED.findall(text))
    for line in text.splitlines(keepends=True):
        if certain := _first_placeholder(line, defined):
            is_filled_in = True
            yield start + certain[0], certain[1]
        start += len(line)
    # A picture may contain the information.
    if text and not is_filled_in and "![" not in text:
        visible_text = _TARGET.sub("]", text)
        letters = "".join(character for character in visible_text if character.isalnum())
        if not letters or (prose and letters.casefold() in EMPTY):
            yield 0, " ".join(visible_text.split()) if letters else ""


def _first_placeholder(line: str, defined: frozenset[str]) -> tuple[int, str] | None:
    """Offset and words of the first placeholder in the line."""
    matches = [(one.start(), one.group()) for one in _ANYWHERE.finditer(line)]
    matches += [(one.start(), one.group()) for one in _BRACKETS.finditer(line) if _is_gap(one, defined)]
    stripped = line.strip()
    value = stripped.rpartition(":")[2]
    for part in (stripped, value):
        words = part.strip(" \t*\\`")
        # A line of ___ or *** alone is a thematic break.
        if _ALONE.fullmatch(words) and (part is not stripped or words.strip("_")):
            matches.append((line.rindex(words), words))
    return min(matches, default=None)


def _is_gap(match: re.Match[str], defined: frozenset[str]) -> bool:
    content = next(part for part in match.groups() if part is not None).strip()
    if _GAP.fullmatch(content):
        return True
    words = [word for word in re.split(r"[\W_]+", content.casefold()) if word]
    is_fact = set(words) <= FACTS | _BETWEEN and not FACTS.isdisjoint(words)
    # A reference link has its address elsewhere.
    return is_fact and content not in defined


def _hint(key: Key) -> Message:
    match key[-1]:
        case "imprint":
            return Message("Write who publishes the site and how to reach them.")
        case "privacy":
            return Message("Write what becomes of readers' data and whom to ask about it.")
        case _:
            return Message("Write what readers are to see there.")


def _texts(context: RuleContext) -> Iterator[tuple[Text, Key]]:
    """The texts to check with the paths of their values; values without a language count as in the first."""
    radar, publisher = context.radar, context.radar.publisher
    first, licence = radar.languages[0], publisher.licence
    yield radar.title, ("title",)
    yield publisher.name, ("publisher", "name")
    yield Text(((first, publisher.url),)), ("publisher", "url")
    yield Text(((first, licence.name if licence else ""),)), ("publisher", "licence", "name")
    yield Text(((first, licence.url if licence else ""),)), ("publisher", "licence", "url")
    yield publisher.imprint, ("publisher", "imprint")
    yield publisher.privacy, ("publisher", "privacy")
