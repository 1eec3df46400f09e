"""The code in a radar's settings: everything that is not in `harmless_settings`, and the files it may consist of."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from radargen.publishing.code_trust import harmless_settings
from radargen.publishing.code_trust.settings_tree import Settings, SettingsNode, settings
from radargen.storage.posix import open_unblocked
from radargen.text.messages import Message, RadargenError
from radargen.text.paths import SETTINGS, SITE

# Suffixes of files that Python can import.
MODULES = (".py", ".pyc", ".so", ".pyd", ".zip")
MOST_FILES = 20_000
# Further settings that name files for readers; a theme's folder is searched separately.
_OF_DATA = ("theme", "extra", "extra_javascript")
_KNOWN = harmless_settings.PLAIN | {"INHERIT", "theme", "plugins", "markdown_extensions", "extra", "extra_javascript"}
Named = Iterator[tuple[int, Message]]
_NO_TEXT, _NO_NAME = Message("a key that is no text"), Message("under another name")


@dataclass(frozen=True, slots=True)
class Code:
    """The code in settings: `named` has a sentence for each piece, with its place; `files` are all it may consist of.

    `files` are SHA-256 checksums by path, relative to the radar's folder or, outside of it, absolute. Both are empty if
    the settings are only data.
    """

    root: Path
    named: tuple[Message, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


def code(root: Path) -> Code:
    """The code that the settings of the radar in `root` name; RadargenError where they cannot be read."""
    read = settings(root)
    named = tuple(
        Message("{file}, line {line}: {what}", file=path.name, line=line, what=what)
        for path, tree in read.trees
        for line, what in _code_in(tree)
    )
    if not named:
        return Code(read.root)
    return Code(read.root, named, tuple(sorted(_files(read))))


def _code_in(tree: SettingsNode) -> Named:
    """The line of each piece of code, and a description of it."""
    yield from _code_anywhere(tree)
    for key, value in tree.pairs:
        name = key.plain
        if name in harmless_settings.ATTRIBUTES:
            yield from (
                (node.line, Message("a quotation mark in {name}", name=name))
                for node in value.all()
                if '"' in node.text
            )
        match name:
            case "INHERIT" if value.plain:
                pass
            case "theme":
                yield from _theme(value)
            case "plugins":
                yield from _code_in_list(value, _plugin_name, _plugin)
            case "markdown_extensions":
                yield from _code_in_list(value, _extension_name, _extension)
            case "extra":
                yield from _unknown_keys(value, harmless_settings.EXTRA, Message("{name}", name="extra"))
            case "extra_javascript":
                yield from _scripts(value)
            case _ if name not in harmless_settings.PLAIN:
                yield key.line, _with_suggestion(Message("{name}", name=name or _NO_TEXT), name, _KNOWN)
            case _:
                pass


def _theme(node: SettingsNode) -> Named:
    if node.kind != "mapping":
        if node.plain not in harmless_settings.THEMES:
            yield node.line, Message("the theme {name}", name=node.text or _NO_NAME)
        return
    yield from _unknown_keys(node, harmless_settings.OF_THEME, Message("{name}", name="theme"))
    for name in node.get("name"):
        if name.plain not in harmless_settings.THEMES:
            yield name.line, Message("the theme {name}", name=name.text)


def _plugin_name(name: Message) -> Message:
    return Message("the plugin {name}", name=name)


def _extension_name(name: Message) -> Message:
    return Message("the extension {name}", name=name)


def _plugin(name: str, options: SettingsNode | None) -> Named:
    short = name.removeprefix("material/")
    known = harmless_settings.PLUGINS.get(short) if short == name or short in harmless_settings.OF_MATERIAL else None
    if known is None:
        yield 0, Message("{name}", name=name)
    elif options and name != "radargen":
        yield from _unknown_keys(options, known, Message("the plugin {name}", name=name))


def _extension(name: str, options: SettingsNode | None) -> Named:
    short = name.removeprefix("markdown.extensions.")
    known = harmless_settings.EXTENSIONS.get(short)
    whole = Message("the extension {name}", name=name)
    if known is None:
        yield 0, Message("{name}", name=name)
    elif options and short in harmless_settings.OF_EXTENSIONS:
        yield from _code_in_list(options, _extension_name, _extension)
    elif options:
        yield from _unknown_keys(options, known, whole)
    for node in options.all() if options else ():
        for key, _ in node.pairs:
            if not key.plain or key.text in harmless_settings.NOT_IN_EXTENSIONS:
                yield key.line, _option_of(key, whole)


def _scripts(node: SettingsNode) -> Named:
    """Scripts that are given by more than the path of a file; those run in readers' browsers only."""
    for item in node.items:
        if item.kind == "mapping":
            yield from _unknown_keys(item, harmless_settings.OF_SCRIPT, Message("{name}", name="extra_javascript"))
        for path in item.get("path") if item.kind == "mapping" else [item]:
            if not path.plain or not harmless_settings.own_script(path.plain):
                yield path.line, Message("the script {name}", name=path.text or _NO_NAME)
    if node.kind != "list" and node.text:
        yield node.line, Message("the script {name}", name=node.text)


def _code_in_list(
    node: SettingsNode, described: Callable[[Message], Message], judged: Callable[[str, SettingsNode | None], Named]
) -> Named:
    """The code among the entries of a list or mapping: names and their options, as `judged` finds it."""
    entries: list[tuple[SettingsNode, SettingsNode | None]] = [*node.pairs]
    for item in node.items:
        if item.kind == "mapping":
            entries += item.pairs
        else:
            entries.append((item, None))
    if node.kind == "scalar" and node.text:
        yield node.line, described(Message("{name}", name=node.text))
    for key, options in entries:
        if not key.plain:
            yield key.line, described(Message("that is no plain name"))
        for line, description in judged(key.plain, options):
            yield (line, description) if line else (key.line, described(description))


def _option_of(key: SettingsNode, whole: Message) -> Message:
    return Message("{key} of {whole}", key=key.text or _NO_TEXT, whole=whole)


def _unknown_keys(node: SettingsNode, known: Iterable[str], owner: Message) -> Named:
    """The keys of a mapping that are not `known`, or the node itself where it is none."""
    if node.kind != "mapping" and node.text not in ("", "null", "~", "true", "false"):
        yield node.line, Message("{name}, which is no mapping", name=owner)
    for key, _ in node.pairs:
        if key.plain not in known:
            yield key.line, _with_suggestion(_option_of(key, owner), key.text, known)


def _with_suggestion(description: Message, name: str, known: Iterable[str]) -> Message:
    """The description, with a similar known name if there is one, since a typing error counts as code, too."""
    near = get_close_matches(name, sorted(known), 1, cutoff=0.75)
    return Message("{name} (did you mean {near}?)", name=description, near=near[0]) if near else description


def _code_anywhere(tree: SettingsNode) -> Named:
    """Code that may be anywhere in the file: active YAML tags, aliases, merge keys, and HTML."""
    simple = {id(value) for value in tree.get("copyright") if value.plain and harmless_settings.simple(value.text)}
    for node in tree.all():
        if node.odd:
            yield node.line, Message("{name}", name=node.odd)
        if node.kind == "scalar" and node.text == "<<":
            yield node.line, Message("a merge key")
        if "<" in node.text and node.text != "<<" and id(node) not in simple:
            yield node.line, Message("HTML in a text")
        if not _harmless(node):
            name = node.tag.replace("tag:yaml.org,2002:", "!!") + (f" {node.text}" if node.text else "")
            yield node.line, Message("{name}", name=name)


def _harmless(node: SettingsNode) -> bool:
    """Whether the YAML tag of the value runs nothing."""
    tag = node.tag
    if tag in harmless_settings.TAGS:
        return True
    if tag == harmless_settings.ENVIRONMENT:
        names = [node] if node.kind == "scalar" else [*(node.items[:-1] or node.items)]
        known = all(name.text in harmless_settings.VARIABLES for name in names)
        return known and all(item.kind == "scalar" and item.tag in harmless_settings.TAGS for item in node.items)
    if tag.startswith(harmless_settings.PYTHON_NAME):
        return (
            tag.removeprefix(harmless_settings.PYTHON_NAME) in harmless_settings.NAMES
            and node.kind == "scalar"
            and not node.text
        )
    if (
        tag.startswith(harmless_settings.PYTHON_CALL)
        and tag.removeprefix(harmless_settings.PYTHON_CALL) in harmless_settings.CALLS
    ):
        inside = [value for _, value in node.pairs]
        return [key.text for key, _ in node.pairs] == ["kwds"] and all(
            value.kind == "scalar" and value.tag in harmless_settings.TAGS
            for mapping in inside
            for _, value in mapping.pairs
        )
    return False


def _files(read: Settings) -> Iterator[tuple[str, str]]:
    """All files that the code may consist of, with their checksums, and the links on the way to them, with theirs.

    Without the links, one could be redirected to another file with a known checksum that was never meant to run.
    """
    hooks = read.places("hooks")
    # Files named outside of the settings for data may be read or run; pages are in one folder per language.
    odd = [
        value
        for _, tree in read.trees
        for key, value in tree.pairs
        if key.plain not in (*harmless_settings.PLAIN, *_OF_DATA)
    ]
    texts = sorted({node.text for value in odd for node in value.all() if node.text and "\0" not in node.text})
    folders = ["", *(f"{SITE}/{folder}" for folder in ("", *_folders(read.root / SITE)))]
    named = [*(path for path, _ in read.trees), *(read.root / folder / text for text in texts for folder in folders)]
    customs = read.places("theme", "custom_dir")
    trees = [path for place in customs for path in _below(place, bool)]
    bases = dict.fromkeys([read.root, *(hook.parent for hook in hooks)])
    modules = [path for base in bases for path in _below(base, str.isidentifier) if _module(path)]
    paths = [path for path in (*named, *trees, *modules) if os.path.isfile(path)]  # noqa: PTH113 – false as well where no disk takes such a name
    real = {Path(os.path.realpath(path)) for path in paths}
    if len(real) > MOST_FILES:
        raise RadargenError(
            Message(
                "{file} names code in a folder of more than {most:,} files; move it into its own.",
                file=SETTINGS,
                most=MOST_FILES,
            )
        )
    for path in real:
        inside = path.is_relative_to(read.root)
        yield path.relative_to(read.root).as_posix() if inside else path.as_posix(), _checksum(path)
    for link in _links([read.root / SETTINGS, *paths, *customs], read.root):
        yield link.relative_to(read.root).as_posix(), sha256(os.fsencode(link.readlink())).hexdigest()


def _links(paths: Iterable[Path], root: Path) -> set[Path]:
    """All links in the radar's folder on the way to these paths, including links to links."""
    links, seen, waiting = set[Path](), set[Path](), [*paths]
    while waiting:
        path = waiting.pop()
        for step in (path, *path.parents):
            # The path to a folder is the same for everything in it.
            if step in seen or step == root or not step.is_relative_to(root):
                break
            seen.add(step)
            place = Path(os.path.realpath(step.parent)) / step.name
            if place.is_symlink() and place.is_relative_to(root):
                links.add(place)
                waiting.append(place.parent / place.readlink())
    return links


def _folders(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if path.is_dir()) if place.is_dir() else []


def _below(place: Path, wanted: Callable[[str], bool]) -> Iterator[Path]:
    """The files in a folder and its subfolders with a `wanted` name, recursively; linked folders are visited once."""
    seen, waiting = set[str](), [place]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in seen or not folder.is_dir() or len(seen) > MOST_FILES:
            continue
        seen.add(real)
        for path in sorted(folder.iterdir()):
            if path.is_dir():
                waiting += [path] if wanted(path.name) else []
            else:
                yield path


def _module(path: Path) -> bool:
    """Whether Python could import the file, except for its own cache of compiled modules."""
    if not path.name.endswith(MODULES) or not path.name.partition(".")[0].isidentifier():
        return False
    if path.parent.name != "__pycache__":
        return True
    try:
        with path.open("rb") as file:
            # The flags of a .pyc file: 0 if it is checked against its source's time. Others may contain what no source
            # says.
            return any(file.read(8)[4:])
    except OSError:
        return True


def _checksum(path: Path) -> str:
    with open(path, "rb", opener=open_unblocked) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise RadargenError(Message("{path} is no ordinary file.", path=path))
        return sha256(file.read()).hexdigest()
