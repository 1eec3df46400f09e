"""What MkDocs or a plugin complains of, as a sentence that names a place of the radar and none of this machine."""

from pathlib import Path
from types import ModuleType

import pytest
from jinja2 import Environment, FileSystemLoader, UndefinedError

from radargen.publishing.mkdocs_host.mkdocs_errors import PACKAGE, complaint, foreign_fault
from radargen.text.messages import Message

ROOT = Path("/home/ada/radar")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["a  b.", "c", "a  b."], "MkDocs: a b. c"),
        ([f"Doc file '{ROOT}/site/de/a.md' is odd"], "MkDocs: Doc file 'site/de/a.md' is odd"),
        (["In '/usr/lib/python3/site-packages/mkdocs/a.py' x"], "MkDocs: In 'mkdocs/a.py' x"),
        (["In /opt/dist-packages/b.py"], "MkDocs: In b.py"),
        ([Message("Not {reason}.", reason="so")], "MkDocs: Not so."),
        ([Message("Not {reason}.", reason="so"), "more"], "MkDocs: Not so. more"),
        (
            ["Failed to load extension 'toc'.\nTraceback\n  at x\nKeyError:   'a'."],
            "mkdocs.yml: the extension toc cannot be loaded (KeyError: 'a'); correct its options, or take it out.",
        ),
        (
            ["MkDocs encountered an error with a Python object cannot  find 'x' in \"mkdocs.yml\", line 6, x"],
            "mkdocs.yml, line 6: cannot find 'x'; correct it, or take it out.",
        ),
        (
            ["Config value 'nav': Expected a list.\n", "Config value 'watch': no such  path."],
            "mkdocs.yml: nav: Expected a list. watch: no such path; correct it, or take it out.",
        ),
    ],
)
def test_a_complaint_is_one_sentence(lines: list[str], sentence: str) -> None:
    assert str(complaint(lines, ROOT)) == sentence


def raised(root: Path, code: dict[str, str], call: str, **named: object) -> Exception:
    """What comes of the call, where these modules lie at these paths below the root."""
    made = dict[str, object](named)
    for path, source in code.items():
        module = ModuleType(path.rpartition("/")[2].removesuffix(".py").replace("~", "."))
        module.__dict__.update(made)
        exec(compile(source, root / path, "exec"), module.__dict__)  # noqa: S102 – the test's own
        made |= module.__dict__
        made["__name__"] = __name__
    try:
        eval(call, made)  # noqa: S307 – the test's own
    except Exception as error:  # noqa: BLE001 – whatever it is
        return error
    raise AssertionError


def test_code_of_the_radar_is_named_with_its_line_the_innermost_one(tmp_path: Path) -> None:
    error = raised(
        tmp_path, {"own/inner.py": "\n\ndef one():\n    1 / 0\n", "own/outer.py": "def two():\n    one()\n"}, "two()"
    )
    fault = foreign_fault(error, tmp_path)
    assert str(fault) == (
        "own/inner.py, line 4, ends the build (ZeroDivisionError: division by zero); "
        "mend it, or take it out of mkdocs.yml."
    )


def test_a_plugin_is_named_by_its_package(tmp_path: Path) -> None:
    place = "venv/site-packages/tables"
    error = raised(
        tmp_path, {f"{place}/macros~main.py": "def one(path):\n    raise ValueError(path)\n"}, f"one('{tmp_path}/a')"
    )
    assert str(foreign_fault(error, tmp_path)) == (
        "tests, which mkdocs.yml names, ends the build (ValueError: a); correct its options, or take it out."
    )
    # As MkDocs calls it, which is no fault of MkDocs.
    assert error.__traceback__
    error.__traceback__ = error.__traceback__.tb_next and error.__traceback__.tb_next.tb_next
    assert str(foreign_fault(error, tmp_path)).startswith(
        "macros, which mkdocs.yml names, ends the build (ValueError: a)"
    )


def test_what_our_own_code_raises_is_nobody_elses_fault() -> None:
    with pytest.raises(TypeError) as told:
        complaint(None, ROOT)  # type: ignore[arg-type]
    error = told.value
    assert error.__traceback__
    assert foreign_fault(error, ROOT) is None


def test_a_fault_in_our_own_template_is_nobody_elses() -> None:
    pages = Environment(loader=FileSystemLoader(PACKAGE / "pages" / "templates"), autoescape=True)
    with pytest.raises(UndefinedError) as told:
        pages.get_template("trend.j2").render()
    assert foreign_fault(told.value, ROOT) is None


def test_an_icon_that_the_theme_lacks_is_named() -> None:
    error = LookupError()
    error.name = ".icons/material/no.svg"  # type: ignore[attr-defined]
    assert str(foreign_fault(error, ROOT)) == (
        "The theme has no icon material/no; correct it in the page or setting that names it."
    )
