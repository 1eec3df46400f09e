"""A radar changed at random, built after each change with what earlier builds kept, and with nothing: the same bytes.

Everything that a site is made of changes here: entries, radar.yaml, settings, pages by hand, the lock, the way of
building; and what was kept is harmed now and then. `python -m tests.cached --edits 200` tries many.
"""

import argparse
import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from radargen.build import for_readers, load
from radargen.charts import placing
from radargen.publishing.mkdocs_host.mkdocs_build import BuildOrder, write_site
from radargen.publishing.mkdocs_host.page_cache import PageCache
from radargen.storage.files import read
from radargen.storage.kept_results import KeptResults
from tests.folders import contents

FRAME = """radar: 1
id: demo
title: {de: Prüfradar, en: Test radar}
languages: [de, en]
publisher:
  name: {de: Die Redaktion, en: The editors}
  imprint: {de: Wer hier schreibt., en: Who writes here.}
dimensions: [{id: people, name: {de: Menschen, en: People}}, {id: process, name: {de: Prozesse, en: Process}}]
rings: [{id: adopt, name: {de: Nutzen, en: Adopt}}, {id: trial, name: {de: Testen, en: Trial}}]
editions: [{id: "2025", date: 2025-11-30}, {id: "2026", date: 2026-11-30}]
downloads: [svg]
"""
SETTINGS = "site_name: x\ntheme: {name: material}\nplugins: [search, radargen]\n"
ENTRY = """name: {{de: {name} (de), en: {name} (en)}}
dimension: {dimension}
summary: {{de: Ein Satz., en: A sentence.}}
text: {{de: Ein langer Text., en: A long text.}}
assessments:
  - {{edition: "2025", ring: trial, reason: {{de: Damals., en: Then.}}}}
  - {{edition: "2026", ring: {ring}, reason: {{de: Darum., en: Because.}}}}
sources: [{{title: A book, url: "https://example.org/", date: 2026-01, kind: academic}}]
"""
WORDS = ("Satz", "sentence", "Text", "text", "Darum", "Because", "book", "(de)", "(en)", "Damals")
# What is appended to a file, or taken out again.
OF_RADAR = (
    "about: {de: Worum es geht., en: What it is about.}\n",
    "contributors: [{id: redaktion, name: {de: Wir, en: We}}]\n",
    "theme: {font: Lato}\n",
    "theme: {colours: ['#0A5C36', '#7A1F5C']}\n",
)
OF_SETTINGS = (
    "site_url: https://example.org/radar/\n",
    "copyright: Wir\n",
    "use_directory_urls: false\n",
    "repo_url: https://example.org/wir/radar\n",
    "extra: {generator: false}\n",
    "site_author: Wir\n",
    "site_description: Alles\n",
    "markdown_extensions: [{toc: {toc_depth: 1}}]\n",
    "markdown_extensions: [{toc: {permalink: true}}]\n",
)
OF_ENTRY = (
    "tags: [ai]\n",
    "legal_duty: true\n",
    "formerly: [once]\n",
    "effort: {organisation: 2, architecture: 3}\n",
    "first_step: {de: Anfangen., en: Begin.}\n",
    "aliases: {de: [Anders], en: [Other]}\n",
    "links: [{to: lean, type: reinforces}]\n",
)
OF_PAGE = (
    "# Über uns\n\nWir.\n",
    "---\nstatus: new\nicon: material/abacus\n---\n# Wir\n\n## Mehr\n\nText.\n",
    "# Wir\n",
)


@dataclass
class World:
    """A radar's files by path, where they lie, how they are built, and what was kept."""

    folder: Path
    files: dict[str, str]
    language: str = "de"
    prepared: bool = False
    editors: dt.date | None = None
    epoch: str = ""

    @property
    def root(self) -> Path:
        return self.folder / "radar"

    @property
    def kept(self) -> KeptResults:
        return KeptResults(str(self.folder / "kept"), "tests")

    def written(self) -> None:
        """Have on the disk what the files say, and nothing else."""
        for path in contents(self.root) if self.root.exists() else ():
            if path not in self.files:
                (self.root / path).unlink()
        for path, text in self.files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, encoding="utf-8")

    def built(self, *, cached: bool) -> dict[str, bytes]:
        """The site, by path: as `radargen build` makes it, in this process."""
        slot = self.kept.with_also(f"{self.language} {self.prepared}")
        cache = PageCache.of_build(slot.read("pages") if cached else None)
        found = load(read(self.root))
        order = BuildOrder(
            self.language,
            found if self.prepared else for_readers(*found),
            cache=cache,
            prepared=self.prepared,
            editors=self.editors,
            kept=self.kept if cached else KeptResults(),
        )
        with tempfile.TemporaryDirectory(dir=self.folder) as target:
            write_site(self.root, Path(target), order)
            if cached:
                slot.write("pages", *cache.stored())
            return contents(Path(target))


def new_world(folder: Path) -> World:
    """A radar of four trends."""
    names = {"kanban": ("process", "adopt"), "lean": ("people", "trial"), "scrum": ("process", "trial")}
    entries = {
        f"trends/{name}.yaml": ENTRY.format(name=name.capitalize(), dimension=dimension, ring=ring)
        for name, (dimension, ring) in names.items()
    }
    return World(folder, {"radar.yaml": FRAME, "mkdocs.yml": SETTINGS, **entries})


def a_word(world: World, by: random.Random) -> None:
    path = by.choice([path for path in world.files if path.startswith("trends/")])
    world.files[path] = world.files[path].replace(by.choice(WORDS), f"{by.choice(WORDS)[:3]}{by.randrange(10)}")


def a_trend(world: World, by: random.Random) -> None:
    path = f"trends/t{by.randrange(3)}.yaml"
    if world.files.pop(path, None) is None:
        chosen = {"dimension": by.choice(["people", "process"]), "ring": by.choice(["adopt", "trial"])}
        world.files[path] = ENTRY.format(name=f"Trend {by.randrange(99)}", **chosen)


def a_ring(world: World, by: random.Random) -> None:
    path = by.choice([path for path in world.files if path.startswith("trends/")])
    one, other = by.sample(["adopt", "trial"], 2)
    world.files[path] = world.files[path].replace(f'"2026", ring: {one}', f'"2026", ring: {other}')


def a_field(world: World, by: random.Random) -> None:
    path = by.choice([path for path in world.files if path.startswith("trends/")])
    toggled(world, path, by.choice(OF_ENTRY))


def the_frame(world: World, by: random.Random) -> None:
    if by.random() < 0.5:
        toggled(world, "radar.yaml", by.choice(OF_RADAR))
    else:
        word = by.choice(["Prüfradar", "People", "Nutzen", "editors", "schreibt", "[svg]", "[]"])
        instead = {"[svg]": "[]", "[]": "[svg]"}.get(word, f"{word}{by.randrange(3)}")
        world.files["radar.yaml"] = world.files["radar.yaml"].replace(word, instead)


def the_settings(world: World, by: random.Random) -> None:
    toggled(world, "mkdocs.yml", by.choice(OF_SETTINGS))


def toggled(world: World, path: str, line: str) -> None:
    """Take the line out of a file, or add it in place of others of its key."""
    text, key = world.files[path], line.partition(":")[0]
    rest = "".join(each for each in text.splitlines(keepends=True) if not each.startswith(f"{key}:"))
    world.files[path] = rest if line in text else rest + line


def a_page(world: World, by: random.Random) -> None:
    path = f"site/{by.choice(['de', 'en'])}/{by.choice(['about.md', 'index.md', 'more.md'])}"
    text = by.choice(OF_PAGE)
    if world.files.get(path) == text:
        del world.files[path]
    else:
        world.files[path] = text


def the_lock(world: World, by: random.Random) -> None:
    if world.files.pop(placing.LOCK, None) is None:
        radar = load({path: text.encode() for path, text in world.files.items()})[0].radar
        if radar:
            world.files[placing.LOCK] = placing.lock_text(placing.locked(radar, placing.NO_LOCK))


def the_way(world: World, by: random.Random) -> None:
    match by.randrange(4):
        case 0:
            world.prepared = not world.prepared
            world.editors = dt.date(2027, 1, 1) if world.prepared and by.random() < 0.5 else None
        case 1:
            world.epoch = "" if world.epoch else "86400"
        case _:
            world.language = {"de": "en", "en": "de"}[world.language]


def what_is_kept(world: World, by: random.Random) -> None:
    found = [path for path in sorted(Path(world.kept.folder).glob("*")) if path.suffix == ""]
    if not found:
        return
    path, other = by.choice(found), by.choice(found)
    data = bytearray(path.read_bytes())
    match by.randrange(4):
        case 0:
            data[by.randrange(len(data))] ^= 1
            path.write_bytes(data)
        case 1:
            path.write_bytes(data[: by.randrange(len(data))])
        case 2:
            path.write_bytes(other.read_bytes())
        case _:
            path.unlink()


# The first are what editors do most.
EDITS: tuple[Callable[[World, random.Random], None], ...] = (
    *(a_word, a_word, a_word, a_trend, a_ring, a_field, a_field, the_frame, the_settings, a_page, the_lock, the_way),
    what_is_kept,
)


def differing(world: World, edits: int, seed: int) -> Iterator[str]:
    """A line for each edit after which the two sites differ; edits that no radar allows are taken back."""
    by = random.Random(seed)  # noqa: S311 – no secret
    told = os.environ.get("SOURCE_DATE_EPOCH")
    earlier = dict(world.files)
    world.written()
    try:
        world.built(cached=True)
        done = 0
        while done < edits:
            before, edit = dict(world.files), by.choice(EDITS)
            if by.random() < 0.1:
                # As when another branch is looked at.
                world.files, earlier, edit = dict(earlier), before, a_word
            else:
                edit(world, by)
            files = {path: text.encode() for path, text in world.files.items()}
            if not load(files)[0].ok:
                world.files = before
                continue
            done += 1
            world.written()
            os.environ.pop("SOURCE_DATE_EPOCH", None)
            if world.epoch:
                os.environ["SOURCE_DATE_EPOCH"] = world.epoch
            cached, anew = world.built(cached=True), world.built(cached=False)
            if cached != anew:
                paths = sorted(path for path in {*cached, *anew} if cached.get(path) != anew.get(path))
                yield f"seed {seed}, edit {done}, {edit.__name__}: {', '.join(paths)}"
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        if told is not None:
            os.environ["SOURCE_DATE_EPOCH"] = told


def main() -> None:
    """Try so many edits, and print after which the sites differ."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        faults = [*differing(new_world(Path(folder)), asked.edits, asked.seed)]
    print(f"{asked.edits} edits from seed {asked.seed}: {len(faults)} with other bytes", *faults, sep="\n   ")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
