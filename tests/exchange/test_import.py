"""Radars of other programs become files; each kind of source by a small one of its own."""

import datetime as dt
import io
import json
from collections.abc import Mapping

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radargen.exchange.brought import Unimportable, Wishes
from radargen.exchange.brought_repository import BroughtRepository, brought_repository
from radargen.exchange.importers.json_texts import json_value
from radargen.exchange.kinds import SourceFormat, read_source
from radargen.exchange.loss_ledger import Handling
from radargen.exchange.readable_ids import readable_id
from radargen.reading import Loaded, load
from radargen.text.messages import RadargenError
from radargen.writing.formatting import all_formatted
from radargen.writing.starter import brought_radar

DAY = dt.date(2026, 12, 1)
BYOR = """\
name,ring,quadrant,isNew,status,description
C#,Adopt,Languages,FALSE,no change,"<p>A <b>language</b>, see <a href=""https://example.org/a"">it</a>.</p><script>x()</script>"
.NET,Trial,Languages,TRUE,new,Runtime of C#
Docker,Hold,Platforms,FALSE,moved out,
"""
ZALANDO = {
    "date": "2026.05",
    "entries": [
        {"quadrant": 0, "ring": 0, "label": "Go", "active": True, "moved": 1, "link": "https://go.dev"},
        {"quadrant": 3, "ring": 2, "label": "dbt", "active": True, "moved": 0},
    ],
}
BACKSTAGE = {
    "title": "Our tech",
    "quadrants": [{"id": "infra", "name": "Infrastructure"}, {"id": "langs", "name": "Languages"}],
    "rings": [{"id": "use", "name": "USE", "color": "#93c47d"}, {"id": "trial", "name": "TRIAL", "color": "#93d2c2"}],
    "entries": [
        {
            "id": "typescript",
            "key": "typescript",
            "title": "TypeScript",
            "quadrant": "langs",
            "url": "#",
            "links": [{"title": "Docs", "url": "https://example.org/ts"}],
            "description": "JavaScript with types",
            "timeline": [
                {"date": "2026-03-01", "ringId": "use", "moved": 1, "description": "Everybody uses it."},
                {"date": "2025-01-01", "ringId": "trial", "description": "A first trial."},
            ],
        },
        {
            "id": "github-actions",
            "title": "GitHub Actions",
            "quadrant": "infra",
            "timeline": [{"date": "2025-01-01T10:00:00.000Z", "ringId": "use"}],
        },
    ],
}
AOE = {
    "radar/2025-01-01/akka.md": "---\ntitle: Akka\nring: trial\nquadrant: languages\ntags: [coding, jvm]\n"
    "---\n\nActors.\n",
    "radar/2026-01-01/akka.md": "---\ntitle: Akka\nring: hold\nquadrant: languages\n---\nSee [[kafka|Kafka]].<br/>And "
    "[this](/tools/kafka.html), [that](/tools/gone.html), ![a picture](images/a.png).\n",
    "radar/2025-01-01/kafka.md": '---\ntitle: "Kafka"\nring: adopt\nquadrant: tools\n---\nEvents.\n',
    "radar/2025-01-01/ant.md": "---\ntitle: Ant\nring: hold\nquadrant: tools\n---\nOld.\n",
    "radar/2026-01-01/ant.md": "---\nfeatured: false\n---\nGone.\n",
    "about.md": "# About",
    "config.json": '{"basePath": "/x", "quadrants": [{"id": "languages", "title": "Languages & Frameworks"}, '
    '{"id": "tools", "title": "Tools"}]}',
}
QIWI = """\
title
JS radar
===
date
2026-02-01
===
quadrant, alias
q1, lang
q2, tools
===
quadrant, title
q1, Languages
q2, Tools
===
name, quadrant, ring, description, moved
React, lang, Adopt, A library, 1
Гексагональная архитектура, Tools, assess, , 0
"""
DOCUSAURUS = """\
radar:
  meta: {title: Engineering, version: 4, date: 2026-04-13}
  disciplines:
    backend:
      meta: {label: Backend}
      quadrants:
        languages:
          meta: {label: Languages, description: What we write.}
          entries:
            java:
              label: Java
              ring: adopt
              timeline: {trial: 2025-03-31, adopt: 2026-01-30}
              description: The main language.
              rationale: Mature.
              teams: [payments]
              tags: [jvm]
              links: [{type: url, uri: https://openjdk.org, label: OpenJDK}]
        stores:
          meta: {label: Stores}
          entries:
            dynamodb:
              label: DynamoDB
              ring: hold
              hold_reason: Costs.
              migration_target: java
"""
LIST = "Thema;Reifegrad;Bereich;Anmerkung\nPasskeys;Erproben;Sicherheit;ok\nSSO;Einsetzen;Technik;\n"


def imported(
    files: Mapping[str, str | bytes],
    kind: SourceFormat | None = None,
    before: str = "",
    language: str = "en",
    **said: object,
) -> BroughtRepository:
    given_bytes = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    radar, ledger = read_source(given_bytes, kind, Wishes(DAY, **said), before)  # type: ignore[arg-type]
    return brought_repository(radar, ledger, language)


def loaded_radar(brought: BroughtRepository) -> Loaded:
    return load(brought_radar(brought.content, "en"))


SOURCES: dict[str, dict[str, str]] = {
    "byor": {"tech.csv": BYOR},
    "zalando": {"config.json": json.dumps(ZALANDO)},
    "backstage": {"radar.json": json.dumps(BACKSTAGE)},
    "aoe": AOE,
    "qiwi": {"2026-02.csv": QIWI},
    "docusaurus": {"tech-radar.yaml": DOCUSAURUS},
    "list": {"liste.csv": LIST},
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_becomes_a_sound_radar_as_fmt_would_leave_it_and_every_value_is_accounted_for(name: str) -> None:
    brought = imported(SOURCES[name])
    loaded = loaded_radar(brought)
    assert [problem for problem in loaded.problems if problem.code not in ("placeholder", "unexplained-move")] == []
    assert loaded.radar
    assert len(loaded.radar.trends) == brought.report.entries
    assert all_formatted(brought_radar(brought.content, "en"), [*brought.content.entries], loaded.radar).changed == {}
    report = brought.report
    assert sum(row.count for row in report.rows) == report.total
    assert sum(map(report.count, Handling)) == report.total
    assert json.loads(report.as_json())["values"]["total"] == report.total


# What of each source is changed, and what is left out; all else is taken.
NOT_TAKEN = {
    "byor": ("row.description row.isNew", "row.status"),
    "zalando": ("entry.link", "entry.moved"),
    "backstage": ("entry.links timeline.description", "entry.url ring.color"),
    "aoe": ("item.featured item.text", "config.basePath file.text"),
    "qiwi": ("", "row.moved"),
    "docusaurus": ("entry.links entry.teams", "discipline.label meta.version"),
    "list": ("", "row.Anmerkung"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_changed_or_left_out_is_told_field_by_field_and_nothing_else(name: str) -> None:
    rows = imported(SOURCES[name]).report.rows
    changed, left = (
        {row.field for row in rows if row.handling is handling} for handling in (Handling.CHANGED, Handling.LEFT)
    )
    assert (changed, left) == tuple({*fields.split()} for fields in NOT_TAKEN[name])


def test_byor_html_becomes_markdown_ids_are_readable_and_moves_without_an_edition_before_are_said_to_be_lost() -> None:
    brought = imported(SOURCES["byor"])
    assert brought.content.entries == {
        "trends/c-sharp.yaml": "name: 'C#'\ndimension: languages\nring: adopt\ntext: |\n"
        "  A **language**, see [it](https://example.org/a).\n",
        "trends/dotnet.yaml": "name: '.NET'\ndimension: languages\nring: trial\nsummary: 'Runtime of C#'\n",
        "trends/docker.yaml": "name: Docker\ndimension: platforms\nring: hold\n",
    }
    assert (brought.report.moves_agree, brought.report.moves_unknown) == (1, 2)
    # Three rows of six cells, one of them empty.
    assert brought.report.total == 17


def test_an_edition_before_shows_the_stated_moves() -> None:
    brought = imported(SOURCES["byor"], before="2025")
    loaded = loaded_radar(brought)
    assert loaded.radar
    rings = {trend.id: [one.ring for one in trend.assessments] for trend in loaded.radar.trends}
    assert rings == {"c-sharp": ["adopt", "adopt"], "dotnet": ["trial"], "docker": ["trial", "hold"]}
    assert (brought.report.moves_agree, brought.report.moves_differ) == (3, ())


def test_several_lists_are_editions_and_what_left_is_archived() -> None:
    former = BYOR.replace(".NET,Trial,Languages,TRUE,new,Runtime of C#", "Perl,Hold,Languages,FALSE,,").replace(
        "Docker,Hold", "Docker,Trial"
    )
    brought = imported({"2026-04.csv": BYOR, "2025-10.csv": former})
    assert brought.report.editions == (("2025-10", 3), ("2026-04", 3))
    assert brought.report.moves_agree == 3
    assert (
        'status: archived\narchived:\n  as: faded\n  edition: "2026-04"' in brought.content.entries["trends/perl.yaml"]
    )


def test_volumes_with_a_month_in_their_name_are_editions_and_ids_become_names() -> None:
    row = "name,ring,quadrant\nGo,adopt,languages-and-frameworks\nGit,caution,tools\n"
    brought = imported({"Volume 02 (Apr 2010).csv": row, "Volume 01 (Jan 2010).csv": row})
    assert [edition for edition, _ in brought.report.editions] == ["2010-01", "2010-04"]
    radar = loaded_radar(brought).radar
    assert radar
    assert [one.name.any("en") for one in radar.dimensions] == ["Languages and frameworks", "Tools"]
    assert [one.name.any("en") for one in radar.rings] == ["Adopt", "Caution"]
    assert [one.id for one in radar.dimensions] == ["languages-and-frameworks", "tools"]


def test_the_same_list_is_read_from_json_and_xlsx() -> None:
    rows = [line.split(",") for line in BYOR.splitlines()[2:]]
    headings = BYOR.splitlines()[0].split(",")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["Our technologies"])
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    from_sheet = imported({"a.xlsx": saved.getvalue()}, rings=("Adopt", "Trial", "Hold"))
    data = json.dumps([dict(zip(headings, row, strict=True)) for row in rows])
    assert from_sheet.content.entries == imported({"a.json": data}, rings=("Adopt", "Trial", "Hold")).content.entries
    assert from_sheet.report.entries == 2


@pytest.mark.parametrize(
    ("written", "read"),
    [(r"\ud83d", "\ufffd"), (r"\uDE00", "\ufffd"), (r"\ud83d\ude00", "😀"), (r"\\ud83d", r"\ud83d"), (r"\u00e9", "é")],
)
def test_half_of_a_character_in_json_is_one_that_cannot_be_read(written: str, read: str) -> None:
    assert json_value("a.json", f'["{written}"]'.encode()) == [read]


def test_columns_of_any_list_are_chosen_by_their_headings() -> None:
    brought = imported({"l.csv": LIST}, columns={"text": "Anmerkung"}, rings=("Einsetzen", "Erproben"))
    assert brought.content.entries["trends/passkeys.yaml"].endswith("ring: erproben\nsummary: ok\n")


def test_editions_of_aoe_keep_their_texts_and_links_between_entries() -> None:
    entries = imported(AOE).content.entries
    assert entries["trends/akka.yaml"] == (
        "name: Akka\ndimension: languages\ntext: |\n  See [Kafka](kafka).\n"
        "  And [this](kafka), that, a picture.\nassessments:\n"
        '  - edition: "2025-01-01"\n    ring: trial\n    text: |\n      Actors.\n'
        '  - edition: "2026-01-01"\n    ring: hold\ntags: [coding, jvm]\n'
    )
    assert entries["trends/kafka.yaml"].count("ring: adopt") == 2
    # What was said when it left stands first.
    assert entries["trends/ant.yaml"].startswith(
        'name: Ant\ndimension: tools\nsummary: Gone.\nassessments:\n  - edition: "2025-01-01"\n    ring: hold\n'
        "    text: |\n      Old.\nstatus: archived\narchived:\n  as: faded\n"
    )


@pytest.mark.parametrize(("ring", "became"), [("adopt", "mainstream"), ("hold", "faded")])
def test_an_entry_that_was_on_no_chart_keeps_its_page(ring: str, became: str) -> None:
    hidden = f"---\ntitle: Express\nring: {ring}\nquadrant: tools\nfeatured: false\n---\nWe prefer others.\n"
    brought = imported({**AOE, "radar/2026-01-01/express.md": hidden})
    assert brought.content.entries["trends/express.yaml"] == (
        "name: Express\ndimension: tools\nsummary: We prefer others.\nstatus: archived\narchived:\n"
        f'  as: {became}\n  edition: "2026-01-01"\n  reason: On no chart of the radar that it comes from.\n'
    )
    loaded = loaded_radar(brought)
    assert loaded.ok and loaded.radar and loaded.radar.trend("express")
    assert (brought.report.archived, brought.report.editions) == (
        ("ant", "express"),
        (("2025-01-01", 3), ("2026-01-01", 2)),
    )
    left = {row.field: row.notes for row in brought.report.rows if row.handling is Handling.LEFT}
    assert left["item.ring"] == ("an entry that is not on the chart has no ring",)
    first = {path: text for path, text in AOE.items() if "2026" not in path}
    only = imported({**first, "radar/2025-01-01/express.md": hidden})
    assert "ring:" not in only.content.entries["trends/express.yaml"] and loaded_radar(only).ok


def test_the_title_of_a_configuration_is_counted_as_taken() -> None:
    given = json.loads(AOE["config.json"]) | {"labels": {"title": "Our tech", "footer": "Made by us"}}
    brought = imported({**AOE, "config.json": json.dumps(given)})
    assert brought.content.title == "Our tech"
    assert [(row.field, row.handling.value) for row in brought.report.rows if row.field.startswith("labels")] == [
        ("labels.title", "taken"),
        ("labels.footer", "left out"),
    ]


def test_names_that_a_source_does_not_have_are_said_to_be_assumed() -> None:
    told = imported(SOURCES["zalando"]).report
    dimensions, rings = (str(sentence) for sentence in told.assumed)
    assert dimensions.startswith("The source does not name its dimensions.") and "Data Management" in dimensions
    assert dimensions.endswith("--dimensions.") and "Adopt, Trial, Assess, Hold" in rings
    assert "The source does not name its rings." in told.as_markdown("en")
    named = imported(SOURCES["zalando"], dimensions=("A", "B", "C", "D"), rings=("E", "F", "G", "H"))
    assert named.report.assumed == ()


@pytest.mark.parametrize("inactive", [False, "FALSE"])
def test_an_inactive_entry_is_said_to_be_drawn_like_the_others(inactive: object) -> None:
    entries = [*ZALANDO["entries"], {"quadrant": 1, "ring": 1, "label": "Ant", "active": inactive}]
    report = imported({"config.json": json.dumps({**ZALANDO, "entries": entries})}).report
    found = [(row.count, row.handling.value) for row in report.rows if row.field == "entry.active"]
    assert found == [(2, "taken"), (1, "left out")]


def test_backstage_and_docusaurus_tell_their_history_by_dates() -> None:
    entry = imported(SOURCES["backstage"]).content.entries["trends/typescript.yaml"]
    assert '- edition: "2025-01-01"\n    ring: trial\n' in entry
    assert '- edition: "2026-03-01"\n    ring: use\n    reason: Everybody uses it.\n' in entry
    assert "title: Docs\n    url: https://example.org/ts" in entry
    entries = imported(SOURCES["docusaurus"]).content.entries
    dynamodb = entries["trends/dynamodb.yaml"]
    assert entries["trends/java.yaml"].startswith("name: Java\n") and dynamodb.startswith("name: DynamoDB\n")
    assert '- edition: "2026-04-13"\n    ring: hold\n    reason: Costs.\n' in dynamodb
    assert "links:\n  - {to: java, type: related}" in dynamodb


def test_two_entries_of_one_name_get_names_and_ids_of_their_own() -> None:
    rows = "name,ring,quadrant\nFlow,Adopt,Tools\nFlow,Hold,Languages\nA,Adopt,Tools\n"
    brought = imported({"a.csv": rows})
    assert [*brought.content.entries] == ["trends/flow.yaml", "trends/flow-languages.yaml", "trends/a.yaml"]
    assert brought.content.entries["trends/flow-languages.yaml"].startswith("name: Flow (Languages)\n")
    changed = [row for row in brought.report.rows if row.handling is Handling.CHANGED]
    assert [(row.field, row.count, row.notes) for row in changed] == [
        ("row.name", 1, ("another entry has that name, so something stands after it",))
    ]


@pytest.mark.parametrize(
    ("key", "identifier"),
    [
        ("", "flow"),
        ("abc", "abc"),
        ("ab1", "flow"),
        ("a" * 24, "a" * 24),
        ("a" * 25, "flow"),
        ("ab-cd-ef-ab-cd", "flow"),
        ("ab-cd-ef-ab-xy", "ab-cd-ef-ab-xy"),
        ("ab-cd-ef-ab", "ab-cd-ef-ab"),
    ],
)
def test_an_entry_keeps_an_id_that_people_can_read(key: str, identifier: str) -> None:
    brought = imported({"a.csv": f"name,ring,quadrant,id\nFlow,Adopt,Tools,{key}\nB,Hold,Languages,\n"})
    assert next(iter(brought.content.entries)) == f"trends/{identifier}.yaml"
    assert brought.report.renamed == ((("Flow", identifier),) if identifier != "flow" else ())


def test_files_of_another_kind_and_letters_of_another_case_do_no_harm() -> None:
    plain = imported(SOURCES["byor"])
    assert imported({**SOURCES["byor"], "notes.txt": "name"}).content.entries == plain.content.entries
    loud = {path: text.replace("ring: hold", "ring: HOLD") for path, text in AOE.items()}
    assert imported(loud).content.entries == imported(AOE).content.entries


def test_rings_and_names_of_dimensions_are_those_of_a_configuration() -> None:
    given = json.loads(AOE["config.json"])
    rings = [
        {"id": name, "title": name.upper(), "description": f"About {name}."} for name in ("trial", "adopt", "hold")
    ]
    radar = loaded_radar(imported(AOE | {"config.json": json.dumps(given | {"rings": rings})})).radar
    assert radar
    assert [(one.id, one.name.any("en"), one.meaning.any("en")) for one in radar.rings] == [
        ("trial", "TRIAL", "About trial."),
        ("adopt", "ADOPT", "About adopt."),
        ("hold", "HOLD", "About hold."),
    ]
    named = imported(
        {"config.json": json.dumps(ZALANDO | {"quadrants": [{"name": "L"}, "I", 7, {"name": 8}, "D", "E"]})}
    )
    assert named.content.dimensions == ("l", "i", "d", "e")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"a.csv": "name,ring\nA,Adopt\n"}, "a.csv: no column is headed dimension; say which it is with --column"),
        ({"a.csv": "name,ring,quadrant\nA,Adopt,T\n,Adopt,T\n"}, "a.csv, 3: name is empty."),
        (
            {"a.csv": "name,ring,quadrant\nA,Ready,T\nB,Ready,T\nC,Redy,U\n"},
            "a.csv, 4: there is no ring Redy. Did you mean Ready?",
        ),
        (
            {"a.csv": "name,ring,quadrant\nA,Adopt,T\nA,Hold,T\nB,Hold,U\n"},
            "a.csv, 3: A stands there a second time, after a.csv, 2.",
        ),
        ({"a.csv": "name,ring,quadrant\nA,Adopt,T\nB,Adopt,T\n"}, "A radar has two to eight".replace("eight", "8")),
        ({"a.csv": "name,ring,quadrant\nA,Adopt,T,x\n"}, "a.csv, 2: the row has 4 cells, the headings 3;"),
        ({"a.csv": b"name,ring,quadrant\nA,Adopt,\xff\n"}, "a.csv, 2: the file is not in UTF-8;"),
        ({"a.json": '[{"name": "A",\n}'}, "a.json, line 2: this is no JSON"),
        ({"a.json": "[" * 100_000}, "a.json: values stand too deep in each other."),
        ({"a.json": f"[{'9' * 5000}]"}, "a.json: a number has too many digits."),
        ({"a.csv": "name,ring,quadrant\n"}, "a.csv: there is nothing below the headings."),
        (
            {"config.json": '{"entries": [{"quadrant": 7, "ring": 0, "label": "A"}]}'},
            "config.json, entry 1: there is no name",
        ),
        ({"2025-01-01/a.md": "no front"}, "2025-01-01/a.md, 1: it does not begin with ---"),
        ({"2025-01-01/a.md": "---\nring: b\ntitle: a: b\n---\n"}, "2025-01-01/a.md, 3: "),
        ({"2025-01-01/a.md": "---\ntitle: A\nquadrant: t\n---\n"}, "2025-01-01/a.md: ring is empty."),
        ({"r.yaml": "radar:\n  disciplines: [\n"}, "r.yaml, "),
        ({"a.csv": QIWI.replace("React, lang", ", lang")}, "a.csv, 16: name is empty."),
        ({"notes.json": "{}"}, "This looks like no radar that is known here;"),
        ({"notes.yaml": "a: b"}, "This looks like no radar that is known here;"),
        ({"r.yaml": DOCUSAURUS.replace("              ring: hold\n", "")}, "ring is empty."),
        ({"r.yaml": DOCUSAURUS.replace("2025-03-31", "soon")}, "soon is no date such as 2026-03-27."),
        (
            {"a.csv": "name,ring,quadrant\nA,Adopt,T\n", "b.csv": "name,ring,quadrant\nA,Hold,U\n"},
            "a.csv: no date tells which edition",
        ),
    ],
)
def test_a_broken_source_gives_a_sentence_with_its_row(files: dict[str, str | bytes], sentence: str) -> None:
    with pytest.raises(RadargenError) as refused:
        imported(files)
    assert sentence in refused.value.message


@pytest.mark.parametrize(
    "files",
    [
        {
            "a.json": r'[{"name": "A\ud800", "ring": "Adopt", "quadrant": "T", "\udfff": "x"}, '
            r'{"name": "\ud83d\ude00 B", "ring": "Hold", "quadrant": "U \\ud800"}]'
        },
        {"a.csv": f"name,ring,quadrant{',' * 20_000}\nA,Adopt,T{',' * 20_000}x\nB,Hold,U\n"},
        {path: AOE[path] for path in AOE} | {"2025-02-31/z.md": "no date", "20२५-01-01/z.md": "no digits"},
        {"radar.yaml": DOCUSAURUS.replace("label: OpenJDK", "label: OpenJDK, date: 2024-99-99")},
    ],
    ids=["halves of characters", "more columns than letters", "folders of no day", "a source of no day"],
)
def test_an_odd_source_becomes_a_sound_radar_whose_report_can_be_written(files: dict[str, str]) -> None:
    brought = imported(files)
    assert loaded_radar(brought).ok
    assert f"{brought.report.as_json()}{brought.report.as_markdown('en')}".encode()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"a.csv": "name,ring,quadrant\n" + "A,Adopt,T\n" * 50_001}, "The source has more than 50,000 rows."),
        ({"a.csv": QIWI + "Go,lang,Adopt,,0\n" * 50_001}, "The source has more than 50,000 rows."),
        ({"config.json": f'{{"entries": [{"{}," * 50_001}{{}}]}}'}, "And 980 more."),
        ({"a.json": f"[{'1,' * 50_001}1]"}, "And 980 more."),
    ],
    ids=["rows", "rows of qiwi", "empty entries", "no entries"],
)
def test_a_source_is_not_read_on_where_it_is_too_long_or_has_faults_throughout(
    files: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Unimportable) as refused:
        imported(files, SourceFormat.ZALANDO if "config.json" in files else None)
    assert str(refused.value.sentences[-1]) == sentence
    assert len(refused.value.sentences) <= Unimportable.MOST + 1


def test_ids_of_names_that_cannot_be_spelt_are_numbered_and_never_the_same() -> None:
    taken: dict[str, int] = {}
    ids = [readable_id(name, taken) for name in ("漢", "entry-3", "字", "語", "entry 3")]
    assert ids == ["entry", "entry-3", "entry-2", "entry-4", "entry-3-2"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda part: st.lists(part, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from(
    ["name", "ring", "quadrant", "label", "title", "entries", "quadrants", "rings", "timeline", "date", "moved", "id"]
)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from([None, *SourceFormat]),
    ending=st.sampled_from(["2026-01.csv", "a.json", "2025-01-01/a.md", "r.yaml", "a.xlsx"]),
    content=st.binary(max_size=80)
    | st.text(alphabet="name,ring|quadrant\n\"'=-:[]{}é\u2028 #A", max_size=120).map(str.encode)
    | st.recursive(
        VALUES, lambda part: st.dictionaries(KEYS, part, max_size=5) | st.lists(part, max_size=3), max_leaves=12
    ).map(lambda value: json.dumps(value).encode()),
)
def test_whatever_the_bytes_are_there_is_a_radar_or_a_sentence(
    kind: SourceFormat | None, ending: str, content: bytes
) -> None:
    try:
        brought = imported({ending: content}, kind)
    except RadargenError as refused:
        assert refused.message.strip()
        return
    loaded = loaded_radar(brought)
    assert {problem.code for problem in loaded.problems} <= {"placeholder", "unexplained-move"}


ROWS = st.lists(
    st.tuples(
        st.text(min_size=1, max_size=30),
        st.sampled_from(["Adopt", "Hold"]),
        st.sampled_from(["T", "U"]),
        st.text(max_size=200),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_whatever_names_and_texts_are_the_files_are_sound_and_every_value_is_counted(
    rows: list[tuple[str, str, str, str]],
) -> None:
    table = [dict(zip(("name", "ring", "quadrant", "description"), row, strict=True)) for row in rows]
    try:
        brought = imported({"a.json": json.dumps(table)})
    except Unimportable:
        return
    loaded = loaded_radar(brought)
    assert [str(problem.message) for problem in loaded.problems if problem.code != "placeholder"] == []
    assert sum(row.count for row in brought.report.rows) == sum(bool(value.strip()) for row in rows for value in row)
