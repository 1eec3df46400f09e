"""What was selected is told in the reader's words."""

from dataclasses import replace

import pytest

from radargen.assessing import blips, resolved
from radargen.charts.placing.content.selection_words import selection_words
from radargen.model.selection import parsed
from radargen.text.wording import wording
from tests.make import radar, text, trend

OF = radar(*(trend(key, name=text(f"Der {key}", f"The {key}"), tags=("ai", "data")) for key in "abcdef"))
OF = replace(OF, rings=(replace(OF.rings[0], name=text("All\u00adtag", "Everyday")), *OF.rings[1:]))


def told(expression: str, language: str = "en") -> str:
    shown = blips(OF, OF.newest)
    return selection_words(resolved(OF, shown, parsed(expression)), OF, wording(language))


@pytest.mark.parametrize(
    ("expression", "english", "german"),
    [
        ("ring=standard", "Ring: Everyday", "Ring: Alltag"),
        ("ring=Everyday|scale", "Ring: Everyday or Scale", "Ring: Alltag oder Scale"),
        ("ring!=scale|pilot|vision", "Ring: not Scale, Pilot or Vision", "Ring: nicht Scale, Pilot oder Vision"),
        ("ring=scale,tag=ai", "Ring: Scale · Tag: ai", "Ring: Scale · Schlagwort: ai"),
        ("ring=scale|tag=ai", "Ring: Scale or Tag: ai", "Ring: Scale oder Schlagwort: ai"),
        ("impact>=4", "Impact: 4 or more", "Wirkung: 4 oder mehr"),
        ("impact<=2", "Impact: 2 or less", "Wirkung: 2 oder weniger"),
        ("a,b,c", "Trend: The a, The b and The c", "Trend: Der a, Der b und Der c"),
        ("a,b,c,d,e,f", "Trend: The a, The b, The c and 3 more", "Trend: Der a, Der b, Der c und 3 weitere"),
        ("id!=a|b", "Trend: not The a or The b", "Trend: nicht Der a oder Der b"),
        ("movement=new", "Movement: new", "Bewegung: neu"),
    ],
)
def test_a_selection_is_told_in_the_readers_language(expression: str, english: str, german: str) -> None:
    assert (told(expression), told(expression, "de")) == (english, german)
