"""A whole site of ids that MkDocs, its theme and disks know, built for real."""

from pathlib import Path

from tests.folders import radargen
from tests.special import DIMENSIONS, EDITIONS, FEW, RINGS, special_folder


def test_every_special_name_has_its_page_and_is_linked(tmp_path: Path) -> None:
    root = special_folder(tmp_path / "radar")
    done = radargen("--root", root, "build")
    assert done.returncode == 0, done.stderr
    site = root / "build" / "site"
    # That every link leads somewhere is what the build itself has looked at.
    for language in ("", "en/"):
        home = (site / language / "index.html").read_text(encoding="utf-8")
        listed = (site / language / "trends/index.html").read_text(encoding="utf-8")
        for folder, ids, linked in (
            ("trends", FEW, home),
            ("dimensions", DIMENSIONS, listed),
            ("rings", RINGS, listed),
            ("editions", EDITIONS[:2], (site / language / "editions/index.html").read_text(encoding="utf-8")),
            ("next", FEW, (site / language / "next/index.html").read_text(encoding="utf-8")),
        ):
            for id in ids:
                assert (site / language / folder / id / "index.html").is_file(), (folder, id)
                assert f'{id}/"' in linked or f"{id}/#" in linked, (folder, id)
    factors = (site / "factors/index.html").read_text(encoding="utf-8")
    assert [id for id in FEW if f'id="{id}"' not in factors and f'-{id}"' not in factors] == []
