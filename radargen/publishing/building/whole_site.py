"""A radar's site in all its languages: each built by MkDocs in its own process, then checked and put in place."""

import datetime as dt
from pathlib import Path

from radargen.charts.placing import Lock
from radargen.model import Radar
from radargen.pages import addresses
from radargen.publishing.building.site_documents import SiteDocuments
from radargen.publishing.building.worker_pool import BuildTask, Progress, WorkerPool
from radargen.publishing.code_trust import NO_TRUST, Trust, check_trust, protected_sources
from radargen.publishing.site.handwritten import unchanged, unpublished
from radargen.publishing.site.site_as_files import write_archive
from radargen.publishing.site.site_checks import faults
from radargen.reading import Loaded
from radargen.storage.atomic_folder import replaced_folder
from radargen.storage.kept_results import NOTHING_KEPT, KeptResults
from radargen.storage.run_language import run_language
from radargen.text.messages import Message, RadargenError, some_of

# How many faults of a site are named; the others are counted.
NAMED = 10


def publish(
    loaded: Loaded,
    lock: Lock,
    radar: Radar,
    root: Path,
    target: Path,
    progress: Progress,
    editors: dt.date | None = None,
    trust: Trust = NO_TRUST,
    *,
    prepared: bool = False,
    offline: bool = False,
    archived: bool = False,
    kept: KeptResults = NOTHING_KEPT,
) -> tuple[Message, ...]:
    """Build the site of the radar in `root` and replace `target` by it; on failure, `target` is unchanged.

    `loaded` and `lock` were read there, `radar` is the state to show, the same in all languages. Returns a sentence for
    each chart, file of site/ or setting of mkdocs.yml that is not on the site. `progress` is called with a language,
    its pages written so far, and their total (0 while charts are drawn). `editors` adds the worklist page as of that
    day, `prepared` shows the open edition. An `offline` site works without a server; an `archived` one also offers all
    its pages as an archive that does. `trust` covers the code that `mkdocs.yml` names. Results `kept` from earlier
    builds are reused. Raises RadargenError if that code is not trusted, if the site cannot be built, checked or put in
    place, and if handwritten pages or the settings change during the build.
    """
    first, *others = radar.languages
    check_trust(root, trust)
    passed_over = unpublished(root, radar.languages)
    documents = SiteDocuments(root, radar, lock, offline=offline, kept=kept)
    with replaced_folder(target, protected_sources(root)) as new, WorkerPool() as pool:
        folders = {first: new} | {language: new.with_name(f"{new.name}-{language}") for language in others}
        tasks = [
            BuildTask(
                *(root, folder, language, (loaded, lock)),
                editors=editors,
                prepared=prepared,
                trust=trust,
                run_language=run_language(),
                offline=offline,
                archived=archived,
                documents=documents.asked,
                kept=kept,
            )
            for language, folder in folders.items()
        ]
        with unchanged(root):
            outcomes, made = pool.build(tasks, progress, documents.early())
            documents.take(made)
            _, made = pool.build((), progress, documents.late(outcomes[first].site_url))
            documents.take(made)
        for language in others:
            folders[language].rename(new / language)
        documents.put(new)
        if archived:
            write_archive(new, addresses.archive_file(radar.id, radar.newest.id))
        documents.put_one_file(new)
        trends = [f"{addresses.url(addresses.trend_page(trend.id))}index.html" for trend in radar.trends]
        expected = [
            page if language == first else f"{language}/{page}"
            for language, outcome in outcomes.items()
            for page in [*outcome.pages, *trends]
        ]
        scripts = frozenset[str]().union(*(outcome.scripts for outcome in outcomes.values()))
        if site_faults := faults(new, expected, outcomes[first].site_url, scripts, apart=documents.pages):
            raise RadargenError(
                Message("The site is not fit to be published. {faults}", faults=some_of(site_faults, NAMED, " "))
            )
    return (*passed_over, *outcomes[first].notes, *outcomes[first].undrawn, *documents.left_out)
