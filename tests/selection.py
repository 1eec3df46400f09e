"""Which tests are slow: those whose code reaches a process or a browser, found by following it from name to name."""

import importlib
import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType, MethodType, ModuleType

import pytest
from hypothesis import is_hypothesis_test, settings

# A test that reaches one of these packages gets the mark; what needs a browser is slow as well.
REACHED = {"subprocess": "slow", "multiprocessing": "slow", "playwright": "browser"}
FOLLOWED = ("tests", "radargen", "benchmarks")

_known: dict[object, frozenset[str]] = {}


def examples(most: int) -> int:
    """How many examples hypothesis tries: so many, and a few of them where the answer is to be quick."""
    return -(-most // 6) if settings.get_current_profile_name() == "quick" else most


def marks(item: pytest.Function) -> set[str]:
    """The marks of a test, by its own code and by that of the fixtures it gets."""
    fixtures = item._fixtureinfo.name2fixturedefs.values()
    test = item.function.hypothesis.inner_test if is_hypothesis_test(item.function) else item.function
    functions = [test, *(definition.func for group in fixtures for definition in group)]
    found = {mark for function in functions for mark in reached(inspect.unwrap(function))}
    return found | {"slow"} if found else found


def reached(start: object) -> frozenset[str]:
    """The marks of everything that a function may come to call."""
    if start not in _known:
        seen, waiting, found = {id(start)}, [start], set[str]()
        while waiting:
            for value in _used(waiting.pop()):
                if id(value) not in seen:
                    seen.add(id(value))
                    if mark := REACHED.get(_package(value)):
                        found.add(mark)
                    elif _package(value) in FOLLOWED or isinstance(value, (dict, list, tuple)):
                        waiting.append(value)
        _known[start] = frozenset(found)
    return _known[start]


def _package(value: object) -> str:
    """The first name of the module that a value is, or in which it was made."""
    name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", "")
    return str(name).partition(".")[0]


def _used(value: object) -> Iterator[object]:
    """What a function names, a class holds, a collection contains."""
    match inspect.unwrap(value) if callable(value) else value:
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
    names = set(_names(function.__code__))
    values = [function.__globals__[name] for name in names if name in function.__globals__]
    values += [importlib.import_module(name) for name in names if name.partition(".")[0] in FOLLOWED]
    while values:
        value = values.pop()
        if not isinstance(value, ModuleType) or _package(value) in REACHED:
            yield value
        elif _package(value) in FOLLOWED:
            values += [vars(value)[name] for name in names if name in vars(value)]


def _names(code: CodeType) -> Iterator[str]:
    """The names in a function's code, and in the code of the functions and comprehensions within."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
