"""What saves for the form: the form alone, and nothing but entries that are right."""

import io
import json
import shutil
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from radargen.publishing.preview.form_keeper import PREFIX, FormAnswer, FormKeeper
from tests.browser import eventually
from tests.form_cases import FOLDER
from tests.preview import serving

PORT, OWN = 8000, "http://127.0.0.1:8000"
NEW = """name: {de: Neu,   en: New}
dimension: people
assessments: [{edition: "2026", ratings: [{by: ada, adoption: 1, evidence: 1, means: 1}]}]
sources: [{title: A source}]
"""


@pytest.fixture
def keeper(tmp_path: Path) -> FormKeeper:
    return FormKeeper(Path(shutil.copytree(FOLDER, tmp_path / "radar")), PORT, "en")


def files(keeper: FormKeeper) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in keeper.root.rglob("*") if path.is_file()}


def ask(keeper: FormKeeper, trend: str, content: object = None, **changes: str | None) -> FormAnswer:
    """The answer to a request as the form sends it, but for the `changes`; a header of None is left out."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    request = {
        "REQUEST_METHOD": "GET" if content is None else "POST",
        "PATH_INFO": PREFIX + trend,
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_X_RADARGEN_TOKEN": keeper.token,
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_ORIGIN": None if content is None else OWN,
        **changes,
    }
    answer = keeper.answer(
        {key: value for key, value in request.items() if value is not None} | {"wsgi.input": io.BytesIO(body)}
    )
    assert answer
    return answer


def test_a_change_is_saved_as_the_form_wrote_it_and_a_new_trend_as_fmt_leaves_it(keeper: FormKeeper) -> None:
    read = json.loads(ask(keeper, "kanban").body)
    text = read["text"].replace("adoption: 2", "adoption: 3")
    saved = ask(keeper, "kanban", {"text": text, "state": read["state"]})
    assert saved.status is HTTPStatus.OK
    assert (keeper.root / "trends" / "kanban.yaml").read_text(encoding="utf-8") == text
    # The next change begins from there.
    again = ask(keeper, "kanban", {"text": read["text"], "state": json.loads(saved.body)["state"]})
    assert again.status is HTTPStatus.OK
    assert ask(keeper, "fresh", {"text": NEW, "state": ""}).status is HTTPStatus.OK
    assert (keeper.root / "trends" / "fresh.yaml").read_text(encoding="utf-8").startswith("name: {de: Neu, en: New}\n")
    assert ask(keeper, "a" * 80, {"text": NEW.replace("Neu", "Alt"), "state": ""}).status is HTTPStatus.OK


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"HTTP_X_RADARGEN_TOKEN": None}, 403),
        ({"HTTP_X_RADARGEN_TOKEN": "x" * 32}, 403),
        ({"HTTP_X_RADARGEN_TOKEN": "ä"}, 403),
        ({"HTTP_HOST": "radar.example:8000"}, 403),
        ({"HTTP_HOST": "127.0.0.1"}, 403),
        ({"HTTP_HOST": None}, 403),
        ({"HTTP_ORIGIN": None}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "https://radar.example"}, 403),
        ({"HTTP_ORIGIN": "http://localhost:8000"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"REQUEST_METHOD": "PUT"}, 403),
        ({"REQUEST_METHOD": "OPTIONS"}, 403),
        ({"REQUEST_METHOD": "PUT", "HTTP_ORIGIN": None}, 403),
        ({"CONTENT_TYPE": "text/plain"}, 400),
        ({"CONTENT_LENGTH": "1e9"}, 413),
        ({"CONTENT_LENGTH": "999999999"}, 413),
        ({"CONTENT_LENGTH": None}, 413),
        ({"PATH_INFO": f"{PREFIX}../radar"}, 404),
        ({"PATH_INFO": f"{PREFIX}../../etc/passwd"}, 404),
        ({"PATH_INFO": f"{PREFIX}.hidden"}, 404),
        ({"PATH_INFO": f"{PREFIX}a/b"}, 404),
        ({"PATH_INFO": f"{PREFIX}fresh\x00"}, 404),
        ({"PATH_INFO": f"{PREFIX}{'a' * 81}"}, 404),
        ({"PATH_INFO": f"{PREFIX}con"}, 422),
    ],
)
def test_nobody_else_can_write(keeper: FormKeeper, changes: dict[str, str | None], status: int) -> None:
    before = files(keeper)
    answer = ask(keeper, "fresh", {"text": NEW, "state": ""}, **changes)
    assert answer.status == status
    assert answer.body
    assert files(keeper) == before


def test_nobody_else_can_read(keeper: FormKeeper) -> None:
    for change in ({"HTTP_X_RADARGEN_TOKEN": "x"}, {"HTTP_ORIGIN": "https://radar.example"}, {"HTTP_HOST": "x:8000"}):
        assert ask(keeper, "kanban", **change).status is HTTPStatus.FORBIDDEN
    assert ask(keeper, "nowhere").status is HTTPStatus.NOT_FOUND
    assert keeper.answer({"PATH_INFO": "/suggest/"}) is None


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"{", 400, "cannot be read"),
        (b"[" * 50_000, 400, "cannot be read"),
        ({"text": NEW}, 400, "cannot be read"),
        ({"text": 1, "state": ""}, 400, "cannot be read"),
        ({"text": "\ud800", "state": ""}, 400, "cannot be read"),
        ({"text": "#" * 300_000, "state": ""}, 413, "too large"),
        ({"text": NEW, "state": "0" * 64}, 409, "has changed meanwhile"),
        ({"text": "name: [", "state": ""}, 422, ""),
        ({"text": NEW.replace("people", "nowhere"), "state": ""}, 422, "There is no dimension"),
    ],
)
def test_what_is_wrong_is_told_and_not_written(keeper: FormKeeper, content: object, status: int, words: str) -> None:
    before = files(keeper)
    answer = ask(keeper, "fresh", content)
    assert answer.status == status
    assert words in answer.body
    assert files(keeper) == before


def test_a_link_is_not_followed(keeper: FormKeeper, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("secret", encoding="utf-8")
    (keeper.root / "trends" / "fresh.yaml").symlink_to(elsewhere)
    assert "is a link" in ask(keeper, "fresh").body
    assert "is a link" in ask(keeper, "fresh", {"text": NEW, "state": ""}).body
    assert elsewhere.read_text(encoding="utf-8") == "secret"


@pytest.mark.slow
@pytest.mark.by_forge
def test_an_editor_rates_and_sees_the_radar_change(browser: Browser, tmp_path: Path) -> None:
    root = Path(shutil.copytree(FOLDER, tmp_path / "radar"))
    context = browser.new_context()
    page = context.new_page()
    with serving(root, "--edit") as preview:
        assert preview.process.stderr
        address = preview.process.stderr.readline().split()[0]
        page.goto(address)
        page.get_by_label("Welcher Trend?").select_option("kanban")
        expect(page.locator("h1")).to_contain_text("Kanban")
        page.get_by_label("Wessen Bewertung?").select_option("bo")
        shown = page.locator(".radar-form-beside a.radar-own").first
        before = shown.evaluate("link => link.outerHTML")
        for criterion in ("adoption", "evidence", "means"):
            page.locator(f"[data-path='assessments/1/ratings/1/{criterion}'][value='1']").check()
        # It has moved, and nobody has said why.
        expect(page.locator(".radar-form-saved")).to_contain_text("Nicht gespeichert")
        page.locator("[data-path='assessments/1/reason/de']").fill("Weil.")
        expect(page.locator(".radar-form-saved")).to_have_text("Gespeichert.")
        text = (root / "trends" / "kanban.yaml").read_text(encoding="utf-8")
        assert ", adoption: 1, evidence: 1, means: 1}" in text
        assert "  # Rated at the workshop." in text
        eventually(page, lambda: shown.evaluate("link => link.outerHTML") != before)
    context.close()
