"""The commands as somebody at a terminal meets them: whole processes, real files."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import radars
from tests.folders import CX, radargen

pytestmark = pytest.mark.quick

RADAR = "radar: 1\nid: t\ntitle: Tech\ndimensions: [Tools, Platforms]\nrings: [Adopt, Trial, Hold]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "radar.yaml").write_text(RADAR)
    (tmp_path / "trends").mkdir()
    (tmp_path / "trends" / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: trial\n")
    (tmp_path / "trends" / "kubernetes.yaml").write_text("name: Kubernetes\ndimension: platforms\nring: adopt\n")
    return tmp_path


@pytest.mark.slow
def test_validate_finds_no_error_in_a_sound_radar() -> None:
    done = radargen("validate", cwd=CX)
    assert (done.returncode, "error" in done.stdout) == (0, False)
    assert done.stderr.endswith("in radar.yaml and 44 entries.\n")


def test_validate_names_place_and_remedy(folder: Path) -> None:
    (folder / "trends" / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: trail\n")
    done = radargen("--root", folder, "validate", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert (row["path"], row["line"], row["column"], row["code"]) == ("trends/helm.yaml", 3, 7, "unknown-ring")
    assert "trial" in row["hint"]


def test_a_folder_without_a_radar_is_one_sentence(tmp_path: Path) -> None:
    done = radargen("validate", cwd=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_the_nearest_radar_above_is_found(folder: Path) -> None:
    done = radargen("validate", cwd=folder / "trends")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    """A radar in two languages with one trend, whose evidence lags behind."""
    files = radars.full(1)
    files["radar.yaml"] = files["radar.yaml"].replace("ahead_of: adoption", "ahead_of: evidence")
    levels = "adoption: 3, evidence: 2, means: 4"
    files["trends/t0000.yaml"] = re.sub(r"adoption: ., evidence: ., means: .", levels, files["trends/t0000.yaml"])
    radars.written(tmp_path / "rated", files)
    return tmp_path / "rated"


def test_explain_says_why_in_both_languages(rated: Path) -> None:
    german = radargen("--root", rated, "explain", "t0000", "--language", "de").stdout
    english = radargen("--root", rated, "explain", "t0000", "--language", "en").stdout
    assert "Der Median von 3, 2 und 4 ist 3; „evidence“ auf Stufe 2 erlaubt höchstens 3: pilot" in german
    assert "Median of 3, 2 and 4 is 3; evidence 2 allows at most 3: pilot" in english


def test_explain_as_json_has_the_numbers(rated: Path) -> None:
    row = json.loads(radargen("--root", rated, "explain", "t0000", "--format", "json").stdout)
    assert (row["ring"], row["level"], row["agreement"]) == ("pilot", 3, "estimate")


def test_explain_offers_the_nearest_trend(rated: Path) -> None:
    done = radargen("--root", rated, "explain", "t000")
    assert (done.returncode, done.stderr) == (2, "radargen: The radar has no trend “t000”. Did you mean t0000?\n")


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "json"])
def test_render_draws_what_the_suffix_says_and_counts_the_entries(folder: Path, suffix: str) -> None:
    done = radargen("render", f"out.{suffix}", "--dpi", "72", cwd=folder)
    assert (done.returncode, done.stdout) == (0, f"out.{suffix}\n")
    assert done.stderr == "2 entries read: 2 on the chart.\n"
    assert (folder / f"out.{suffix}").stat().st_size > 500


def test_highlighted_trends_may_be_listed_or_repeated(folder: Path) -> None:
    (folder / "trends" / "git.yaml").write_text("name: Git\ndimension: tools\nring: adopt\n")
    radargen("render", "out.json", "--highlight", "helm,git", "--highlight", "helm", "--plain", cwd=folder)
    blips = json.loads((folder / "out.json").read_text())["blips"]
    assert {b["id"]: b["dim"] for b in blips} == {"helm": False, "git": False, "kubernetes": True}


def test_trends_are_selected_by_what_they_are(folder: Path) -> None:
    (folder / "trends" / "git.yaml").write_text("name: Git\ndimension: tools\nring: adopt\ntags: [code]\n")
    done = radargen("render", "out.json", "--select", "tag=code|ops", cwd=folder)
    assert done.returncode == 2, done.stderr
    assert "character 10: The radar has no tag “ops”. There are code." in done.stderr
    done = radargen("render", "out.json", "--select", "ring=adopt,tag=code", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "out.json\n"), done.stderr
    assert "1 of 3 trends are selected." in done.stderr
    assert [b["id"] for b in json.loads((folder / "out.json").read_text())["blips"]] == ["git"]


def test_a_command_of_before_that_names_a_phase_still_runs_and_learns_its_new_spelling(folder: Path) -> None:
    (folder / "radar.yaml").write_text(f"{RADAR}phases: [{{id: '1', name: Start}}, {{id: '2', name: Run}}]\n")
    line = "legal_duty: true\nphases: {from: '2', to: '2'}\n"
    (folder / "trends" / "git.yaml").write_text(f"name: Git\ndimension: tools\nring: adopt\n{line}")
    done = radargen("render", "out.json", "--phase", "1", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "--phase 1 is written --select 'phase=1|2,action=act|prepare' now." in done.stderr
    assert [b["id"] for b in json.loads((folder / "out.json").read_text())["blips"]] == ["git"]


def test_changes_lead_from_an_earlier_edition(folder: Path) -> None:
    (folder / "radar.yaml").write_text(f"{RADAR}editions: ['2025', '2026']\n")
    stands = "[{edition: '2025', ring: trial}, {edition: '2026', ring: adopt, reason: Proven.}]"
    helm = f"name: Helm\ndimension: tools\nassessments: {stands}\n"
    (folder / "trends" / "helm.yaml").write_text(helm)
    done = radargen("render", "out.json", "--since", "2025", cwd=folder)
    assert [t["id"] for t in json.loads((folder / "out.json").read_text())["trails"]] == ["helm"], done.stderr
    done = radargen("render", "out.json", "--since", "2026", cwd=folder)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        "radargen: Changes lead from an earlier edition to a later one; 2026 is not before 2026.",
    )


def test_a_bare_picture_is_the_radar_alone_and_keeps_its_promises(folder: Path) -> None:
    done = radargen("render", "out.json", "--bare", "--check", cwd=folder)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "out.json"), done.stderr
    scene = json.loads((folder / "out.json").read_text())
    assert ([text["text"] for text in scene["texts"]], scene["legend"]) == ([], [])
    assert {title["text"] for title in scene["titles"]} >= {"Tools"}


def test_outlooks_are_drawn_for_who_asks(folder: Path) -> None:
    outlook = "outlook: {towards: in, by: 2028, because: Cheap., sign: Nobody asks.}"
    stands = f"[{{edition: current, ring: trial, {outlook}}}]"
    (folder / "trends" / "helm.yaml").write_text(f"name: Helm\ndimension: tools\nassessments: {stands}\n")
    done = radargen("render", "out.json", "--outlook", "--check", cwd=folder)
    assert [each["id"] for each in json.loads((folder / "out.json").read_text())["outlooks"]] == ["helm"], done.stderr
    assert (done.returncode, "outlook arrows" in done.stdout) == (0, True), done.stdout
    radargen("render", "out.json", cwd=folder)
    assert "outlooks" not in json.loads((folder / "out.json").read_text())


def test_render_leaves_a_broken_entry_out_and_says_so(folder: Path) -> None:
    (folder / "trends" / "helm.yaml").write_text("name: Helm\ndimension: tools\nring: trail\n")
    done = radargen("render", "out.json", cwd=folder)
    assert done.returncode == 1
    assert "2 entries read: 1 on the chart, 1 left out because of errors (helm)." in done.stderr
    assert [b["id"] for b in json.loads((folder / "out.json").read_text())["blips"]] == ["kubernetes"]


def test_render_checks_what_it_has_drawn(folder: Path) -> None:
    done = radargen("render", "out.svg", "--check", cwd=folder)
    lines = done.stdout.splitlines()
    assert (done.returncode, lines[0]) == (0, "out.svg")
    assert lines[1].split() == ["kept", "blips", "overlapping", "0", "at", "most", "0"]
    promised = [line for line in lines if line.startswith("kept")]
    assert lines[-1] == f"All {len(promised)} promises are kept."


def test_a_broken_promise_ends_with_status_1(folder: Path) -> None:
    house = 'theme: {colours: {tools: "#D9C35A"}}\n'
    (folder / "radar.yaml").write_text(RADAR + house)
    done = radargen("render", "out.svg", "--check", cwd=folder)
    assert done.returncode == 1
    assert "radar.yaml:6:26: warning: tools: #D9C35A has a contrast of 1.00 : 1 on the innermost ring" in done.stderr
    assert "BROKEN  least contrast of text" in done.stdout
    assert "#D9C35A" in (folder / "out.svg").read_text(encoding="utf-8")


def test_what_entries_could_do_better_is_counted_beside_a_picture(folder: Path) -> None:
    long = "name: A name\nlabel: A label of far more than twenty-eight letters\ndimension: tools\nring: trial\n"
    (folder / "trends" / "long.yaml").write_text(long)
    done = radargen("render", "out.svg", cwd=folder)
    assert done.returncode == 0
    assert "1 warning about an entry: radargen validate shows it." in done.stderr
    assert "long-label" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_render_leaves_the_page_unpainted(folder: Path, suffix: str) -> None:
    radargen("render", f"painted.{suffix}", "--dpi", "36", cwd=folder)
    done = radargen("render", f"bare.{suffix}", "--dpi", "36", "--transparent", cwd=folder)
    assert (done.returncode, done.stdout) == (0, f"bare.{suffix}\n")
    assert (folder / f"bare.{suffix}").read_bytes() != (folder / f"painted.{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("out.jpg",), "radargen: The suffix of out.jpg decides what is drawn: .svg, .png, .pdf, .json.\n"),
        (("out.svg", "--size", "10x10"), "radargen: A page is 100 to 3000 mm wide and high, not 10 × 10.\n"),
        (("out.svg", "--dimension", "tool"), "radargen: The radar has no dimension “tool”. Did you mean tools?\n"),
        (
            ("out.svg", "--highlight", "kuberntes"),
            "radargen: --highlight “kuberntes”, character 1: The radar has no trend “kuberntes”. "
            "Did you mean kubernetes? There are helm, kubernetes.\n",
        ),
        (("out.svg", "--phase", "2"), "radargen: The radar has no phase “2”. There is none.\n"),
        (("out.svg", "--bare", "--title", "x"), "radargen: --bare leaves the headline out; leave out --title.\n"),
        (("set", "--all", "--bare"), "radargen: --all settles --bare page by page; leave out --bare.\n"),
        (("out.svg", "--without", "impct"), "radargen: There is no channel “impct”. Did you mean impact?\n"),
        (("trends",), "radargen: trends is a folder; name a file, or draw the whole set with --all.\n"),
        (("trends", "--all"), "radargen: "),
        (("set", "--all", "--size", "a3"), "radargen: --all has every size; leave out --size.\n"),
        (("no/out.svg",), "radargen: "),
    ],
)
def test_wrong_use_is_one_sentence(folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    done = radargen("render", *arguments, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(sentence) or done.stderr.endswith(sentence)
    assert "Traceback" not in done.stderr


def anew(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A process that has imported nothing before the code does."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["--help", "validate", "render out.svg", "explain helm", "schema"])
def test_light_commands_import_nothing_heavy(folder: Path, command: str) -> None:
    code = (
        "import sys\nfrom radargen.cli import main\ntry:\n    main()\nfinally:\n"
        "    print([m for m in ('matplotlib', 'scipy', 'numpy', 'mkdocs') if m in sys.modules], file=sys.stderr)"
    )
    done = anew(code, *command.split(), cwd=folder)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "[]")


@pytest.mark.slow
def test_help_imports_none_of_what_reads_a_radar(folder: Path) -> None:
    code = (
        "import sys\nfrom radargen.cli import main\ntry:\n    main()\nfinally:\n"
        "    print([m for m in ('radargen.model', 'radargen.reading', 'yaml', 'pydantic', 'babel')"
        " if m in sys.modules], file=sys.stderr)"
    )
    done = anew(code, "--help", cwd=folder)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "[]")


@pytest.mark.slow
def test_schema_prints_both_kinds() -> None:
    both = json.loads(radargen("schema").stdout)
    assert set(both) == {"radar", "trend"}
    assert json.loads(radargen("schema", "trend").stdout) == both["trend"]


def test_schema_prints_what_the_nearest_radar_has_to_choose_from(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    printed = json.loads(radargen("--root", folder, "schema", "trend").stdout)
    assert printed["properties"]["dimension"]["enum"] == ["tools", "platforms"]
    anywhere = radargen("schema", "trend", cwd=tmp_path_factory.mktemp("no-radar"))
    assert "enum" not in json.loads(anywhere.stdout)["properties"]["dimension"]


def test_schema_writes_files_and_says_when_they_no_longer_fit(folder: Path) -> None:
    assert radargen("--root", folder, "schema", "--check").returncode == 1
    written = radargen("--root", folder, "schema", "--out")
    paths = [folder / ".radargen" / f"{kind}.schema.json" for kind in ("radar", "trend")]
    assert written.stdout.splitlines() == [str(path) for path in paths]
    assert radargen("--root", folder, "schema", "--check").returncode == 0
    (folder / "trends" / "podman.yaml").write_text("name: Podman\ndimension: tools\nring: hold\n")
    check = radargen("--root", folder, "schema", "--check")
    assert (check.returncode, check.stdout.count("no longer fits")) == (1, 1)
    assert radargen("--root", folder, "schema", "--out", "elsewhere").returncode == 0
    assert "podman" in (folder / "elsewhere" / "trend.schema.json").read_text()


def test_schema_is_not_led_elsewhere_by_a_link(folder: Path) -> None:
    (folder / ".radargen").mkdir()
    (folder / "mine.txt").write_text("mine")
    (folder / ".radargen" / "trend.schema.json").symlink_to(folder / "mine.txt")
    done = radargen("--root", folder, "schema", "--out")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert (folder / "mine.txt").read_text() == "mine"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["validate", "status"])
def test_who_has_closed_the_outputs_hears_nothing(folder: Path, command: str) -> None:
    line = f"'{sys.executable}' -m radargen {command} >&- 2>&-"
    assert subprocess.run(["sh", "-c", line], cwd=folder, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("command", ["validate --format json", "schema", "explain helm"])
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no device that is always full")
def test_a_full_disk_is_one_sentence(folder: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        line = [sys.executable, "-m", "radargen", *command.split()]
        done = subprocess.run(line, cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "radargen: No space left on device.\n")


def test_what_is_no_ordinary_file_is_not_replaced(folder: Path) -> None:
    os.mkfifo(folder / "pipe.svg")
    done = radargen("render", "pipe.svg", cwd=folder)
    assert (done.returncode, done.stderr.splitlines()[-1].endswith("is no ordinary file; name another.")) == (2, True)
    assert (folder / "pipe.svg").is_fifo()


def test_lock_writes_the_places_down_and_check_says_what_no_longer_fits(folder: Path) -> None:
    done = radargen("lock", "--check", cwd=folder)
    assert (done.returncode, done.stdout) == (
        1,
        "layout.lock.json no longer fits the radar (edition current: new in the lock); run radargen lock.\n",
    )
    assert radargen("lock", cwd=folder).stdout.splitlines()[0] == "edition current: new in the lock"
    written = (folder / "layout.lock.json").read_bytes()
    done = radargen("lock", "--check", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert radargen("lock", cwd=folder).returncode == 0
    assert (folder / "layout.lock.json").read_bytes() == written
    (folder / "trends" / "kubernetes.yaml").unlink()
    (folder / "trends" / "argo.yaml").write_text("name: Argo\ndimension: tools\nring: trial\n")
    done = radargen("lock", "--check", cwd=folder)
    assert (done.returncode, done.stdout) == (
        1,
        "layout.lock.json no longer fits the radar (edition current: 1 new: argo; "
        "The radar has no trend ‘kubernetes’); run radargen lock.\n",
    )


def test_lock_never_overwrites_what_it_cannot_read(folder: Path) -> None:
    lock = folder / "layout.lock.json"
    assert radargen("lock", cwd=folder).returncode == 0
    torn = lock.read_text().replace(' "fan"', '<<<<<<< ours\n "fan"')
    lock.write_text(torn)
    done = radargen("lock", cwd=folder)
    assert (done.returncode, lock.read_text()) == (1, torn)
    assert (
        "layout.lock.json:12:1: error: An unfinished merge has left both sides in the file. [unfinished-merge]"
        in done.stderr
    )


@pytest.mark.slow
@pytest.mark.parametrize("what", ["{", "folder", "link", "[" * 10_000_000, '{"version": 1, "disc": {"current": 5}}'])
def test_a_broken_lock_is_a_problem_and_the_chart_is_drawn_all_the_same(folder: Path, what: str) -> None:
    lock = folder / "layout.lock.json"
    if what == "folder":
        lock.mkdir()
    elif what == "link":
        lock.symlink_to("/etc/passwd")
    else:
        lock.write_text(what)
    done = radargen("validate", cwd=folder)
    assert (done.returncode, done.stdout.count("error:")) == (1, 1)
    assert done.stdout.startswith("layout.lock.json:")
    done = radargen("render", "out.svg", cwd=folder)
    assert (done.returncode, (folder / "out.svg").is_file()) == (1, True)
    assert "layout.lock.json:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_pictures_and_site_stand_where_the_lock_says(folder: Path) -> None:
    assert radargen("lock", cwd=folder).returncode == 0
    lock = folder / "layout.lock.json"
    data = json.loads(lock.read_text())
    for shape in ("disc", "fan"):
        data[shape]["current"]["trends"]["helm"] |= {"u": 0.25, "v": 0.5, "pinned": True}
    lock.write_text(json.dumps(data))
    assert radargen("render", "out.json", "--shape", "disc", cwd=folder).returncode == 0
    scene = json.loads((folder / "out.json").read_text())
    helm = next(blip for blip in scene["blips"] if blip["id"] == "helm")
    # A quarter of the right half is half past one.
    assert helm["x"] - scene["centre"]["x"] == pytest.approx(scene["centre"]["y"] - helm["y"], abs=0.02)
    assert radargen("build", "--pages", "pages", cwd=folder).returncode == 0
    home = (folder / "pages" / "docs" / "en" / "index.md").read_text()
    lock.unlink()
    assert radargen("build", "--pages", "pages", cwd=folder).returncode == 0
    assert (folder / "pages" / "docs" / "en" / "index.md").read_text() != home


@pytest.mark.slow
def test_render_draws_names_unless_told_otherwise(folder: Path) -> None:
    for labels, numbers in (("auto", False), ("names", False), ("numbers", True)):
        assert radargen("render", "out.json", "--labels", labels, "--shape", "fan", cwd=folder).returncode == 0
        blips = json.loads((folder / "out.json").read_text())["blips"]
        assert all((blip["label"] is None) is numbers for blip in blips)


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "json"])
def test_another_view_is_drawn_in_every_format_and_checked(folder: Path, suffix: str) -> None:
    done = radargen("render", f"out.{suffix}", "--view", "matrix", "--size", "16:9", "--check", cwd=folder)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"out.{suffix}")
    assert "names outside their panel" in done.stdout
    assert (folder / f"out.{suffix}").stat().st_size > 1000


@pytest.mark.parametrize("option", ["labels names", "shape fan", "since 2025", "outlook", "without raters", "plain"])
def test_what_means_nothing_to_a_view_is_refused(folder: Path, option: str) -> None:
    done = radargen("render", "out.svg", "--view", "matrix", *f"--{option}".split(), cwd=folder)
    name = option.split(maxsplit=1)[0]
    assert (done.returncode, (folder / "out.svg").exists()) == (2, False)
    assert f"--{name} means nothing to --view matrix; leave it out." in done.stderr
