"""A radar whose ids are names that MkDocs, its theme, forges, disks or our own site treat in a way of their own."""

from pathlib import Path

SPECIAL = (
    *("cx-index", "pageindex", "re-index-index", "indexes", "readme", "licence", "license", "contributing", "404"),
    *(
        "sitemap",
        "search",
        "search-index",
        "assets",
        "tags",
        "templates",
        "feed",
        "data",
        "share",
        "trends",
        "de",
        "en",
    ),
    *("changelog", "500", "sitemap-xml", "javascripts", "stylesheets", "images", "blog", "docs", "site", "theme"),
    *("overrides", "nav", "schema", "csp", "rings", "dimensions", "editions", "next", "factors", "network", "method"),
    *("imprint", "privacy", "problems", "editors", "radar", "home", "all", "fr", "x-default", "robots", "favicon"),
    *("cname", "nojekyll", "jekyll", "node-modules", "vendor", "api", "0", "1", "2026", "html", "md", "yaml", "json"),
    *(
        "csv",
        "since-2026",
        "current",
        "none",
        "null",
        "true",
        "undefined",
        "constructor",
        "toc",
        "md-search",
        "console",
    ),
)
# Those that MkDocs, its theme and our own site are most likely to stumble over; a page takes its time to build.
FEW = SPECIAL[:21]
EDITIONS = ("2026-index", "Readme", "404", "de", "search.index", "2026.md", "since-404", "x.json")
DIMENSIONS = ("search-index", "readme", "404", "de", "templates", "assets", "tags", "search")
BOTH = "{de: So., en: So.}"
RINGS = ("maturity-index", "readme", "404", "en", "sitemap")


def special_files(editions: tuple[str, ...] = EDITIONS, ids: tuple[str, ...] = SPECIAL) -> dict[str, str]:
    """Its files by path: trends of those names, each linked to the next, in all dimensions and rings."""

    def named(ids: tuple[str, ...]) -> str:
        return "".join(f"\n  - {{id: {id!r}, name: {{de: {id} d, en: {id} e}}}}" for id in ids)

    dated = "".join(f"\n  - {{id: {id!r}, date: {2000 + n}-11-30}}" for n, id in enumerate(editions))
    radar = (
        f"id: index-index\nlanguages: [de, en]\ndimensions:{named(DIMENSIONS)}\nrings:{named(RINGS)}\n"
        f"criteria:{named(('re-index',))}\n"
        f"phases:{named(ids)}\nfactors:{named(ids)}\neditions:{dated}\n"
    )
    files = {"radar.yaml": radar}
    for n, id in enumerate(ids):
        stands = ", ".join(
            f"{{edition: {edition!r}, ratings: [{{by: A, re-index: {(n + past) % 5 + 1}}}], impact: 5, reason: {BOTH}}}"
            for past, edition in enumerate(editions)
        )
        files[f"trends/{id}.yaml"] = (
            f"name: {{de: {id} d, en: {id} e}}\ndimension: {DIMENSIONS[n % len(DIMENSIONS)]!r}\n"
            f"effort: {{organisation: 1, architecture: 1}}\nformerly: [was-{id}-index]\n"
            f"factors: [{id!r}]\nphases: {{from: {id!r}, to: {id!r}}}\n"
            f"links: [{{to: {ids[(n + 1) % len(ids)]!r}, type: enables}}]\n"
            f"sources: [{{title: A}}]\nassessments: [{stands}]\n"
        )
    return files


def special_folder(folder: Path) -> Path:
    """The same on the disk, with fewer editions, each of which is drawn, and fewer of all else."""
    for path, text in special_files(EDITIONS[:2], FEW).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
