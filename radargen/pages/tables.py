"""The trends of an edition as a CSV file that no spreadsheet takes for formulas and that gives the same values back.

An empty cell is None; `true` and `false` are truth values. What a spreadsheet might run gets an apostrophe in front,
and so does what begins with one by itself: whoever reads takes one apostrophe away.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from radargen.model.frozen import Record

# A spreadsheet may take a cell that begins so for a formula; it takes the wide forms for the narrow ones.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
KEYS = (
    *("id", "name", "summary", "dimension", "ring", "computed_ring", "level", "agreement", "movement", "ring_before"),
    *("action", "start_early", "impact", "certainty", "confirmed", "corrected", "effort", "legal_duty", "page", "data"),
)
# Keys that hold further keys and become a column for each of them, as name_de; these have one per language.
TRANSLATED = ("name", "summary", "page")
EFFORT = ("organisation", "architecture")


def as_csv(trends: Iterable[Record], languages: Sequence[str]) -> str:
    """A head, then a row for each trend of an edition's record.

    Written as RFC 4180 has it, after a byte order mark, by which spreadsheets read umlauts as such.
    """
    columns = [(key, part) for key in KEYS for part in _parts(key, languages)]
    out = io.StringIO()
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(f"{key}_{part}" if part else key for key, part in columns)
    for trend in trends:
        table.writerow(_cell((trend[key] or {}).get(part) if part else trend[key]) for key, part in columns)
    return out.getvalue()


def _parts(key: str, languages: Sequence[str]) -> Sequence[str]:
    return languages if key in TRANSLATED else EFFORT if key == "effort" else ("",)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str() if value.lstrip().startswith(FORMULA) or value.startswith(("'", *FORMULA)):
            return f"'{value}"
        case _:
            return str(value)
