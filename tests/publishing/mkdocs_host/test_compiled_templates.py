"""A template is compiled once, and what was kept of it never stands for another one."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from radargen.publishing.mkdocs_host.compiled_templates import CompiledTemplates


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def _generate(self, *arguments: Any, **more: Any) -> str:
        self.compiled += 1
        return super()._generate(*arguments, **more)


def said(top: Path, made_by: str = "x") -> tuple[str, int]:
    """What the template says to a process that begins, and how many templates this one had to compile."""
    environment = Counting(loader=FileSystemLoader(top / "theme"), autoescape=True)
    environment.bytecode_cache = CompiledTemplates({}, top / "kept", made_by)
    return environment.get_template("page.html").render(name="a"), environment.compiled


def theme(top: Path, text: str = "{{ name }}!") -> Path:
    (top / "theme").mkdir(exist_ok=True)
    (top / "theme" / "page.html").write_text(text, encoding="utf-8")
    return top


def test_a_template_is_compiled_once_for_all_processes(tmp_path: Path) -> None:
    theme(tmp_path)
    assert [said(tmp_path), said(tmp_path)] == [("a!", 1), ("a!", 0)]


def test_another_content_or_compiler_is_compiled_anew(tmp_path: Path) -> None:
    said(theme(tmp_path))
    assert said(theme(tmp_path, "{{ name }}?")) == ("a?", 1)
    assert said(tmp_path, "y") == ("a?", 1)
    # What is kept is of the last one: files do not gather.
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_what_is_no_compiled_template_is_passed_over(tmp_path: Path) -> None:
    said(theme(tmp_path))
    (kept,) = (tmp_path / "kept").iterdir()
    whole = kept.read_bytes()
    for content in (b"", whole[:-9], whole[:40], whole[:56], b"x" * len(whole)):
        kept.write_bytes(content)
        assert said(tmp_path) == ("a!", 1)
    assert kept.read_bytes() == whole


def test_a_folder_in_which_nothing_can_be_kept_is_none(tmp_path: Path) -> None:
    theme(tmp_path)
    (tmp_path / "kept").write_bytes(b"a file")
    assert [said(tmp_path), said(tmp_path)] == [("a!", 1), ("a!", 1)]
