"""A radar whose ids are names that MkDocs, its theme, forges, disks or our own site treat in a way of their own."""

from pathlib import Path

SPECIAL = (
    *(
        "cx-index",
        "pageindex",
        "re-index-index",
        "indexes",
        "readme",
        "licence",
        "license",
        "contributing",
        "changelog",
    ),
    *(
        "404",
        "500",
        "sitemap",
        "sitemap-xml",
        "search",
        "search-index",
        "assets",
        "javascripts",
        "stylesheets",
        "images",
    ),
    *(
        "tags",
        "blog",
        "templates",
        "docs",
        "site",
        "theme",
        "overrides",
        "nav",
        "feed",
        "data",
        "share",
        "schema",
        "csp",
    ),
    *("trends", "rings", "dimensions", "editions", "next", "factors", "network", "method", "imprint", "privacy"),
    *("problems", "editors", "radar", "home", "all", "de", "en", "fr", "x-default", "robots", "favicon", "cname"),
    *("nojekyll", "jekyll", "node-modules", "vendor", "api", "0", "1", "2026", "html", "md", "yaml", "json", "csv"),
    *("since-2026", "current", "none", "null", "true", "undefined", "constructor", "toc", "md-search", "console"),
)
EDITIONS = ("2026-index", "Readme", "404", "de", "search.index", "2026.md", "since-404", "x.json")
PHASES = ("cx-index", "readme", "404", "de")
DIMENSIONS = ("search-index", "readme", "404", "de", "templates", "assets", "tags", "search")
RINGS = ("maturity-index", "readme", "404", "en", "sitemap")


def special_files(editions: tuple[str, ...] = EDITIONS, phases: tuple[str, ...] = SPECIAL) -> dict[str, str]:
    """Its files by path: trends of those names, each linked to the next, in as many dimensions and rings as there are."""

    def named(ids: tuple[str, ...]) -> str:
        return "".join(f"\n  - {{id: {id!r}, name: {{de: {id} d, en: {id} e}}}}" for id in ids)

    dated = "".join(f"\n  - {{id: {id!r}, date: {2000 + n}-11-30}}" for n, id in enumerate(editions))
    radar = (
        f"id: index-index\nlanguages: [de, en]\ndimensions:{named(DIMENSIONS)}\nrings:{named(RINGS)}\n"
        f"criteria:{named(('re-index',))}\n"
        f"phases:{named(phases)}\nfactors:{named(SPECIAL)}\neditions:{dated}\n"
    )
    files = {"radar.yaml": radar}
    for n, id in enumerate(SPECIAL):
        phase = phases[n % len(phases)]
        stands = ", ".join(
            f"{{edition: {edition!r}, ratings: [{{by: A, re-index: {(n + past) % 5 + 1}}}], impact: 5, reason: {{de: So., en: So.}}}}"
            for past, edition in enumerate(editions)
        )
        files[f"trends/{id}.yaml"] = (
            f"name: {{de: {id} d, en: {id} e}}\ndimension: {DIMENSIONS[n % len(DIMENSIONS)]!r}\n"
            f"effort: {{organisation: 1, architecture: 1}}\nformerly: [was-{id}-index]\nfactors: [{id!r}]\nphases: {{from: {phase!r}, to: {phase!r}}}\n"
            f"links: [{{to: {SPECIAL[(n + 1) % len(SPECIAL)]!r}, type: requires}}]\nsources: [{{title: A}}]\nassessments: [{stands}]\n"
        )
    return files


def special_folder(folder: Path) -> Path:
    """The same on the disk, with fewer editions, each of which is drawn, and fewer phases, which have long pages."""
    for path, text in special_files(EDITIONS[:2], PHASES).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
