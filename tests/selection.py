"""Which tests are slow: those whose code reaches a process that takes long or a browser, found from name to name."""

import dis
import importlib
import inspect
import sys
from collections.abc import Iterable, Iterator, Set
from types import CodeType, FunctionType, MethodType, ModuleType

import pytest
from hypothesis import is_hypothesis_test, settings

# A test that reaches one of these packages gets the mark; what needs a browser is slow as well.
REACHED = {"subprocess": "slow", "multiprocessing": "slow", "playwright": "browser"}
FOLLOWED = ("tests", "radargen", "benchmarks")
# These begin a process that has answered after some milliseconds (git), or few tests come to do it (SVG as pixels).
AT_ONCE = {
    "radargen.charts.drawing.logo_picture.pixels",
    "radargen.storage.git.run",
    "radargen.storage.program_origin._git",
    "tests.runner.git",
}
# The steps of Python that take a global by its name, and all that name anything; each gives the place of the name among
# those of its code, times 2 to the power of as many bits as it has flags.
_GLOBAL = {"LOAD_GLOBAL", "LOAD_NAME"}
FLAGS = {
    "LOAD_GLOBAL": 1,
    "LOAD_NAME": 0,
    "LOAD_ATTR": 0 if sys.version_info < (3, 12) else 1,
    "LOAD_METHOD": 0,
    "IMPORT_NAME": 0,
    "IMPORT_FROM": 0,
}
# By the number that a step has in this Python.
_NAMING = {number: (name, flags) for name, flags in FLAGS.items() if (number := dis.opmap.get(name)) is not None}

# Of every value that was followed, by id: its marks, and those that use it. All are kept, so no id is used twice.
_marks: dict[int, set[str]] = {}
_users: dict[int, list[int]] = {}
_followed: list[object] = []


def examples(most: int) -> int:
    """How many examples hypothesis tries: all of them at the forges, a part of them elsewhere."""
    return -(-most // {"quick": 6, "whole": 3}.get(settings.get_current_profile_name(), 1))


# A test beside others of its kind, which the forges run.
BY_FORGE = (pytest.mark.slow, pytest.mark.by_forge)


def thorough() -> bool:
    """Whether everything is tried, however long it takes."""
    return settings.get_current_profile_name() == "thorough"


def mostly_slow(values: Iterable[object], quick: int = 1) -> list[object]:
    """The values of a test's parameters, of which all but the first so many make a slow test."""
    several = [*values]
    rest = [value if isinstance(value, tuple) else (value,) for value in several[quick:]]
    return several[:quick] + [pytest.param(*value, marks=pytest.mark.slow) for value in rest]


def mostly_by_forge(values: Iterable[object], here: int = 1) -> list[object]:
    """The values of a test's parameters, once each; all but the first so many are for the forges."""
    # By what they say: True and 1 are two values.
    several = [*{repr(value): value for value in values}.values()]
    rest = [value if isinstance(value, tuple) else (value,) for value in several[here:]]
    return several[:here] + [pytest.param(*value, marks=BY_FORGE) for value in rest]


def marks(item: pytest.Function) -> set[str]:
    """The marks of a test, by its own code and by that of the fixtures it gets."""
    fixtures = item._fixtureinfo.name2fixturedefs.values()
    test = item.function.hypothesis.inner_test if is_hypothesis_test(item.function) else item.function
    functions = [test, *(definition.func for group in fixtures for definition in group)]
    found = {mark for function in functions for mark in reached(inspect.unwrap(function))}
    return found | {"slow"} if found else found


def reached(start: object) -> Set[str]:
    """The marks of everything that a function may come to call."""
    waiting = [start] if _is_new(start) else []
    while waiting:
        user = waiting.pop()
        for value in _used(user):
            if mark := REACHED.get(_package(value)):
                _give(user, {mark})
            elif _package(value) in FOLLOWED or isinstance(value, (dict, list, tuple)):
                if _is_new(value):
                    waiting.append(value)
                _users[id(value)].append(id(user))
                _give(user, _marks[id(value)])
    return _marks[id(start)]


def _is_new(value: object) -> bool:
    """Whether a value was not followed before; from now on it was."""
    if id(value) in _marks:
        return False
    _marks[id(value)], _users[id(value)] = set(), []
    _followed.append(value)
    return True


def _give(value: object, marks: Set[str]) -> None:
    """Give a value marks, and all that use it."""
    waiting = [id(value)]
    while waiting:
        known = _marks[key := waiting.pop()]
        if not marks <= known:
            known |= marks
            waiting += _users[key]


def _package(value: object) -> str:
    """The first name of the module that a value is, or in which it was made."""
    name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", "")
    return str(name).partition(".")[0]


def _used(value: object) -> Iterator[object]:
    """What a function names, a class holds, a collection contains."""
    match inspect.unwrap(value) if callable(value) else value:
        case FunctionType() as function if f"{function.__module__}.{function.__qualname__}" in AT_ONCE:
            pass
        case FunctionType() as function:
            yield from _named(function)
        case MethodType() as method:
            yield method.__func__
        case classmethod() | staticmethod() as method:
            yield method.__func__
        case property() as attribute:
            yield attribute.fget
        case type() as kind:
            yield from (member for base in kind.__mro__ if _package(base) in FOLLOWED for member in vars(base).values())
        case dict() as table:
            yield from (each for each in table.values() if callable(each))
        case list() | tuple() as several:
            yield from (each for each in several if callable(each))
        case _:
            pass


def _named(function: FunctionType) -> Iterator[object]:
    """The values that a function's code names: its globals, what it imports, what it takes out of our modules."""
    steps = {*steps_that_name(function.__code__)}
    names = {name for step, name in steps if step not in _GLOBAL}
    loaded = {name for step, name in steps if step in _GLOBAL}
    # An attribute of some value, such as `file.read`, is not the function `read` of the module.
    values = [function.__globals__[name] for name in loaded if name in function.__globals__]
    values += [importlib.import_module(name) for name in names if name.partition(".")[0] in FOLLOWED]
    while values:
        value = values.pop()
        if not isinstance(value, ModuleType) or _package(value) in REACHED:
            yield value
        elif _package(value) in FOLLOWED:
            values += [vars(value)[name] for name in names if name in vars(value)]


def steps_that_name(code: CodeType) -> Iterator[tuple[str, str]]:
    """What names something in a function's code, and in the code of the functions and comprehensions within.

    As `dis.get_instructions` has it, which takes most of the time of a collection.
    """
    higher, steps = 0, code.co_code
    for number, argument in zip(steps[::2], steps[1::2], strict=True):
        if number == dis.EXTENDED_ARG:
            higher = higher << 8 | argument
            continue
        if number in _NAMING:
            step, flags = _NAMING[number]
            yield step, code.co_names[(higher << 8 | argument) >> flags]
        higher = 0
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from steps_that_name(constant)
