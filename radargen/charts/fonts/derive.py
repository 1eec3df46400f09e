"""Derive the shipped fonts from the TTF release of Source Sans 3: `python -m radargen.charts.fonts.derive FOLDER`.

Run by hand when the fonts change; needs fonttools and brotli, which the program itself does not.
"""

import sys
from pathlib import Path

from fontTools import subset

# The licence reserves the name "Source" for the unmodified fonts, and a subset is a modified version.
FAMILY = "Radargen Sans"
PRINT = (
    "20-24F,300-304,306-30C,327-328,370-3FF,400-45F,490-491,1E80-1E85,1E9E,1EF2-1EF3,2002-2015,2018-2026,2030,"
    "2032-2033,2039-203A,2044,2070-208E,20AC,2116,2122,2190-2193,2196-2199,2212,2248,2260,2264-2265,25A0,25B2,"
    "25B6,25BC,25C0,25CB,25CF,2713"
)
WEB = (
    "20-17F,1E9E,2002-2015,2018-2026,2030,2032-2033,2039-203A,2044,20AC,"
    "2122,2190-2193,2196-2199,2212,2248,2260,2264-2265,25CB,25CF,2713"
)
# No ligatures: a name must be as wide in the browser, in the PDF and in the plan.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
HERE = Path(__file__).parent


def derive(source: Path, target: Path, ranges: str, features: list[str], flavor: str | None) -> None:
    """Write `target`: the glyphs of `ranges` of `source`, unhinted, under our own family name."""
    options = subset.Options()
    options.layout_features, options.hinting, options.flavor = features, False, flavor
    options.name_IDs, options.recalc_timestamp = ["*"], False
    font = subset.load_font(str(source), options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=subset.parse_unicodes(ranges))
    chosen.subset(font)
    style = source.stem.split("-")[1]
    names = {1: f"{FAMILY} {style}", 2: "Regular", 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}"}
    names |= {6: f"RadargenSans-{style}", 16: FAMILY, 17: style}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID == 7 or record.nameID > 17:
            font["name"].names.remove(record)
    subset.save_font(font, str(target), options)


def main(release: Path) -> None:
    """Derive the print fonts beside this file and the web fonts of the site's theme."""
    web = HERE.parents[1] / "publishing" / "site_theme" / "assets" / "fonts"
    for style in ("Regular", "Semibold", "Bold"):
        derive(release / f"SourceSans3-{style}.ttf", HERE / f"RadargenSans-{style}.ttf", PRINT, FEATURES, None)
    for style in ("Regular", "It", "Semibold", "Bold"):
        target = web / f"RadargenSans-{style}.woff2"
        derive(release / f"SourceSans3-{style}.ttf", target, WEB, [*FEATURES, "tnum"], "woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
