"""`radargen upgrade`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from radargen.cli.console import agreed, tell
from radargen.cli.for_beginners.init_command import LANGUAGES, from_option, origin
from radargen.cli.options import with_changing
from radargen.cli.radar_folder import loaded_from, with_root
from radargen.text.messages import Message, RadargenError
from radargen.text.terminal import printable

if TYPE_CHECKING:
    from radargen.writing.forge import Forge
    from radargen.writing.upgrading import FileUpgrade


@click.command()
@click.option(
    "--check", is_flag=True, help="Change nothing; exit status 1 where there is something to bring up to date."
)
@click.option(
    "--overwrite",
    metavar="PATH",
    multiple=True,
    help="Take this version's file although it was changed here. Repeatable.",
)
@from_option
@with_changing
@with_root
def upgrade(root: Path, check: bool, overwrite: tuple[str, ...], where: str | None, yes: bool, dry_run: bool) -> None:
    """Bring workflows and settings of a repository made by init or import up to date with this version of radargen.

    What would change is shown first, as a diff. A file that nobody has changed since radargen wrote it is replaced. One
    that was changed here, or removed, stays as it is, and is named with what this version would write; --overwrite
    takes that. Which files were changed is known from .radargen/starter.json. With --from, requirements.txt names
    another radargen. Trends, texts, radar.yaml, mkdocs.yml, README and CONTRIBUTING are never touched.
    """
    from radargen.writing.upgrading import is_carried_out, sentence, upgrades

    repository = _repository(root, where)
    found = [*upgrades(repository.digests, repository.current, repository.wanted, overwrite)]
    if unknown := {*overwrite} - {one.path for one in found}:
        raise RadargenError(Message("{path} does not differ, or is none of the files concerned.", path=min(unknown)))
    for one in found:
        click.echo("".join(f"{printable(line)}\n" for line in one.diff.splitlines()), nl=False)
    for one in found:
        tell(sentence(one, overwrite))
    carried = [one for one in found if is_carried_out(one, overwrite)]
    if not carried:
        tell(Message("Nothing is to be brought up to date."))
    if check or dry_run:
        raise SystemExit(1 if check and carried else 0)
    if carried and not yes and not agreed(Message("Do it?")):
        raise RadargenError(Message("Nothing was changed."))
    _carry_out(repository, carried)


@dataclass(frozen=True, slots=True)
class _Repository:
    """The files concerned: where they are, what they say, and what this version writes; by path.

    `digests` are those recorded, None without a record; `vendored` come along with requirements.txt.
    """

    root: Path
    host: "Forge"
    language: str
    digests: Mapping[str, str] | None
    places: Mapping[str, Path]
    current: Mapping[str, str | None]
    wanted: Mapping[str, str]
    vendored: Mapping[str, bytes]


def _repository(root: Path, where: str | None) -> _Repository:
    from radargen.cli.lookups import radar_of
    from radargen.storage import files, git
    from radargen.writing.starter import REQUIREMENTS, maintained_files, requirements, top_level_paths
    from radargen.writing.upgrading import RECORD, read_record

    radar = radar_of(loaded_from(root)[0])
    top = git.top(root) or root.resolve()
    record = read_record(files.text(root / RECORD))
    host = record.host if record else _host_of(top, root)
    language = record.language if record else radar.languages[0]
    language = language if language in LANGUAGES else LANGUAGES[0]
    below = root.resolve().relative_to(top).as_posix() if top in root.resolve().parents else "."
    wanted = maintained_files(language, host, radar, below)
    vendored: Mapping[str, bytes] = {}
    if where is not None:
        source = origin(where)
        wanted |= {REQUIREMENTS: requirements(language, host, source)}
        vendored = source.files
    elif record and (now := _text(root / REQUIREMENTS)) is not None:
        # Which radargen it takes is for its editors to say.
        wanted |= {REQUIREMENTS: now}
    at_top = top_level_paths(host)
    places = {path: _place(root, top, at_top, path) for path in {*wanted, *(record.digests if record else ())}}
    current = {path: _text(place) for path, place in places.items()}
    digests = {**record.digests, **_made(current)} if record else None
    return _Repository(root, host, language, digests, places, current, wanted, vendored)


def _made(current: Mapping[str, str | None]) -> dict[str, str]:
    """The form for suggestions, while it is marked as made from radar.yaml, which may have changed since."""
    from radargen.writing.forge import form_files
    from radargen.writing.issue_questions import made_in
    from radargen.writing.upgrading import digest

    forms = {path: current.get(path) or "" for path in form_files.PLACES.values()}
    return {path: digest(text) for path, text in forms.items() if made_in(text)}


def _carry_out(repository: _Repository, carried: "Sequence[FileUpgrade]") -> None:
    from radargen.storage import files
    from radargen.writing.forge import SETUP
    from radargen.writing.starter import REQUIREMENTS
    from radargen.writing.upgrading import RECORD, StarterRecord, digest, recorded

    root, places = repository.root, repository.places
    written = {places[one.path]: one.then for one in carried if one.then is not None}
    outputs: dict[Path, str | bytes] = dict(written)
    if places.get(REQUIREMENTS) in written:
        outputs |= {root / path: content for path, content in repository.vendored.items()}
    after = dict(repository.current) | {one.path: one.then for one in carried}
    digests = {
        path: digest(text)
        for path, text in repository.wanted.items()
        if (now := after[path]) is not None and digest(now) == digest(text)
    }
    # What was changed here is still compared with what radargen once wrote.
    kept = {path: old for path, old in (repository.digests or {}).items() if path not in {one.path for one in carried}}
    outputs[root / RECORD] = recorded(StarterRecord(repository.host, repository.language, kept | digests))
    _write(root, outputs)
    if places[SETUP] in written:
        with files.write_errors(places[SETUP]):
            places[SETUP].chmod(0o755)
    for one in carried:
        if one.then is None:
            with files.write_errors(places[one.path]):
                places[one.path].unlink()
        click.echo(places[one.path])


def _write(root: Path, outputs: Mapping[Path, str | bytes]) -> None:
    """Write the files, with the folders that they need."""
    from radargen.storage import files

    by_folder: dict[Path, dict[str, str | bytes]] = {}
    for path, content in outputs.items():
        by_folder.setdefault(path.parent, {})[path.name] = content
    for folder, contents in by_folder.items():
        files.make_folder(folder)
        ended = files.with_line_ends(root, {str(folder / name): content for name, content in contents.items()})
        files.write(folder, {Path(name).name: content for name, content in ended.items()})


def _place(root: Path, top: Path, at_top: Sequence[str], path: str) -> Path:
    """Where the file is: what the forge needs may have been moved to the top of the repository, where it belongs."""
    from radargen.storage import files

    own = root.resolve() / path
    base = root.resolve()
    if path.partition("/")[0] in at_top and top != base and ((top / path).exists() or not own.exists()):
        base = top
    files.refuse_links(base, path)
    return base / path


def _text(place: Path) -> str | None:
    from radargen.storage import files

    if not place.exists():
        return None
    return files.contents(place, files.LIMIT).decode("utf-8", "replace")


def _host_of(top: Path, root: Path) -> "Forge":
    """The forge whose files there are; RadargenError where that is not certain."""
    from radargen.writing.forge import Forge

    gitlab, github = (any((folder / name).exists() for folder in (top, root)) for name in (".gitlab-ci.yml", ".github"))
    if gitlab == github:
        raise RadargenError(
            Message("Neither .radargen/starter.json nor the files here tell whether this is for GitHub or GitLab.")
        )
    return Forge.GITLAB if gitlab else Forge.GITHUB
