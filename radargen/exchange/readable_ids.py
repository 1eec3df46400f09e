"""Ids that people can read, for names with signs or letters that an id cannot have."""

import re

from radargen.reading import slug

# Words for signs within a name.
_SIGNS = (
    (re.compile(r"(?<=\w)#"), " sharp"),
    (re.compile(r"(?<=\w)\+\+"), " plus plus"),
    (re.compile(r"(?<=\w)\+"), " plus"),
    (re.compile(r"(?<!\w)\.(?=[A-Za-z])"), " dot"),
    (re.compile(r"(?<=\w)\*"), " star"),
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a,b,v,g,d,e,e,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya,i,yi,ye,g".split(","),  # noqa: SIM905
        strict=True,
    )
)
_LETTERS = str.maketrans(_CYRILLIC)


def readable_id(name: str, taken: dict[str, int] | None = None) -> str:
    """An id for a name that is not yet `taken`: C# as c-sharp, .NET as dotnet; duplicates get a number at the end.

    Letters that cannot be transliterated to Latin leave `entry`. The id is added to `taken`, with the number to try
    next.
    """
    words = name
    for sign, spelt in _SIGNS:
        words = sign.sub(spelt, words)
    identifier = slug(words.lower().translate(_LETTERS)) or "entry"
    if taken is None:
        return identifier
    stem, unique = identifier[:74].strip("-"), identifier
    while unique in taken:
        unique = f"{stem}-{taken[identifier]}"
        taken[identifier] += 1
    taken[unique] = 2
    return unique
