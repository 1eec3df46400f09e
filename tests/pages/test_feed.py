"""The feed as RFC 4287 wants it (its section 4.1 on what a feed and an entry must hold), and what it tells."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest

from radargen.assessing import blips
from radargen.model import Correction, Edition
from radargen.pages import Charts
from radargen.pages.edition_view import view_of_edition
from radargen.pages.feed import feed as atom
from tests.make import radar, text, trend
from tests.pages.specimen import made, specimen

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("title", "id", "updated")


def feed(of: str | bytes) -> ElementTree.Element:
    """The feed, after a look at everything the RFC asks of ours."""
    root = ElementTree.fromstring(of)  # noqa: S314 – our own
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        assert all(len(element.findall(f"{ATOM}{tag}")) == 1 for tag in ONCE)
        assert element.findtext(f"{ATOM}title")
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", element.findtext(f"{ATOM}id", ""))
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo
        links = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(links) == 1
        assert links[0].get("href")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert updated == sorted(updated, reverse=True, key=str)
    assert root.findtext(f"{ATOM}updated") == updated[0]
    return root


def told(root: ElementTree.Element, *tags: str) -> list[tuple[str, ...]]:
    return [tuple(e.findtext(f"{ATOM}{tag}", "") for tag in tags) for e in root.findall(f"{ATOM}entry")]


def test_what_a_correction_changed_is_of_the_day_on_which_it_was_made() -> None:
    of = specimen()
    last = of.editions[-1]
    assert last.date
    later = last.date + dt.timedelta(days=9)
    put_right = Correction(later, text("Der Leitspruch war falsch."), parts=("edition",))
    earlier = replace(put_right, date=last.date + dt.timedelta(days=3))
    corrected = replace(of, editions=(*of.editions[:-1], replace(last, corrections=(earlier, put_right))))
    entries = told(feed(made(corrected)["feed.xml"]), "title", "published", "updated")
    (edition,) = [entry for entry in entries if entry[0].startswith("Ausgabe 2026: ")]
    assert edition[1:] == (f"{last.date}T00:00:00Z", f"{later}T00:00:00Z")


def test_of_corrections_the_last_comes_first_also_on_one_day() -> None:
    of = specimen()
    first, last = of.editions
    day = dt.date(2027, 1, 7)
    days = (dt.date(2027, 1, 6), day, day, dt.date(2027, 1, 8))
    own = tuple(Correction(one, text(f"Nummer {n}.")) for n, one in enumerate(days, 1))
    before = replace(first, corrections=(Correction(day, text("Davor.")),))
    corrected = replace(of, editions=(before, replace(last, corrections=own)))
    entries = told(feed(made(corrected)["feed.xml"]), "summary")
    assert [summary for (summary,) in entries[:5]] == ["Nummer 4.", "Nummer 3.", "Nummer 2.", "Davor.", "Nummer 1."]


@pytest.mark.parametrize(("new", "told_of"), [(247, 249), (248, 250), (249, 250)])
def test_a_feed_has_up_to_250_entries(new: int, told_of: int) -> None:
    old, *others = (trend("old", {"2025": "pilot", "2026": "pilot"}), *(trend(f"t{n:03}") for n in range(new)))
    of = radar(old, *others, editions=("2025", "2026"))
    view = view_of_edition(of, of.newest, "de", blips(of, of.newest), Charts(), "")
    found = told(feed(atom(view)), "title")
    assert len(found) == told_of
    assert (("Ausgabe 2025",) in found) == (told_of == new + 2)


def test_the_feed_tells_what_changed() -> None:
    root = feed(made(specimen())["feed.xml"])
    assert root.findtext(f"{ATOM}title") == "Testradar: Änderungen"
    assert told(root, "title", "summary") == [
        ("Ausgabe 2026: „Vom Vorhaben zum Betrieb“", "4 Trends"),
        ("German only: neu, Vision", "Nur so."),
        ("Ärger vermeiden: nach innen gerückt, von Scale auf Standard", ""),
        (
            "Service Blueprinting: nach innen gerückt, von Experiment auf Scale",
            "Mehrere Häuser arbeiten damit.",
        ),
        ("Chatbots: neu, Pilot", ""),
        ("Panels: nicht mehr auf dem Radar", ""),
        ("Beacons: nicht mehr auf dem Radar", "Niemand fragt danach."),
        ("Ausgabe 2025", "4 Trends"),
    ]
    assert told(root, "updated")[0] == ("2026-11-30T00:00:00Z",)


def test_an_entry_keeps_its_id_and_each_language_has_its_own() -> None:
    here, there = (feed(made(specimen(), site_url=url)["feed.xml"]) for url in ("", "https://example.org/r/"))
    assert told(here, "id") == told(there, "id")
    assert not set(told(here, "id")) & set(told(feed(made(specimen(), "en")["feed.xml"]), "id"))
    assert there.find(f"{ATOM}link[@rel='self']").get("href") == "https://example.org/r/feed.xml"  # type: ignore[union-attr]
    hrefs = [link.get("href") for link in there.iter(f"{ATOM}link")]
    assert "https://example.org/r/trends/chatbots/" in hrefs


@pytest.mark.parametrize(
    ("language", "folder", "title"), [("de", "", "Testradar: Änderungen"), ("en", "en/", "Test radar: changes")]
)
def test_a_feed_reader_shows_it(language: str, folder: str, title: str) -> None:
    first, second = (read(made(specimen(), language, site_url="https://example.org/r/")) for _ in range(2))
    assert (first.version, first.feed.title, first.feed.language) == ("atom10", title, language)
    assert first.feed.link == f"https://example.org/r/{folder}"
    dates = [entry.updated_parsed[:3] for entry in first.entries]
    assert (dates[0], dates[-1]) == ((2026, 11, 30), (2025, 11, 30))
    assert all(entry.title and entry.link.startswith(f"https://example.org/r/{folder}") for entry in first.entries)
    ids = [entry.id for entry in first.entries]
    assert len(set(ids)) == len(ids) == 8
    assert ids == [entry.id for entry in second.entries]


def test_what_a_reader_has_read_is_not_shown_again_after_the_next_build() -> None:
    before, after = read(made(specimen())), read(made(specimen(trend("kanban", {"2026": "pilot"}))))
    known = {entry.id for entry in before.entries}
    assert [entry.title for entry in after.entries if entry.id not in known] == ["Kanban: neu, Pilot"]


def read(files: Mapping[str, str | bytes]) -> feedparser.FeedParserDict:
    """The feed as a feed reader understands it."""
    found = feedparser.parse(files["feed.xml"])
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_a_radar_without_dates_has_no_feed() -> None:
    of = radar(trend("kanban"))
    assert "feed.xml" in made(of)
    undated = replace(of, editions=(Edition("2026"),))
    assert "feed.xml" not in made(undated)
    assert "feed.xml" not in str(made(undated)["data.md"])


@pytest.mark.parametrize("name", ["<script>alert(1)</script>&amp;]]>", "\x0b\ufffe\x00 so", "a\nb"])
def test_a_name_is_never_markup(name: str) -> None:
    of = radar(
        trend("kanban", {"2026": "pilot"}, name=text(name)), trend("lean", {"2025": "pilot"}), editions=("2025", "2026")
    )
    titles = told(feed(made(of, "en")["feed.xml"]), "title")
    assert len(titles) == 4
    assert titles[1][0].endswith(": new, Pilot")


def test_the_feed_names_its_licence_where_there_is_one_and_its_own_address_where_it_is_known() -> None:
    assert feed(made(specimen())["feed.xml"]).findtext(f"{ATOM}rights") == "CC BY 4.0"
    bare = feed(made(radar(trend("kanban")))["feed.xml"])
    assert bare.find(f"{ATOM}rights") is None
    assert bare.findtext(f"{ATOM}author/{ATOM}name") == "Testradar"
    of = specimen()
    assert [link.get("href") for link in bare.findall(f"{ATOM}link") if link.get("rel") == "self"] == []
    known = feed(made(of, site_url="https://example.org/")["feed.xml"])
    assert [link.get("href") for link in known.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        "https://example.org/feed.xml"
    ]


def test_an_edition_without_a_date_has_no_entry() -> None:
    of = specimen()
    undated = replace(of, editions=(replace(of.editions[0], date=None), of.editions[1]))
    titles = [title for (title,) in told(feed(made(undated)["feed.xml"]), "title")]
    assert [title for title in titles if title.startswith("Ausgabe 2025")] == []
    assert [title for title in titles if title.startswith("Ausgabe 2026")]
