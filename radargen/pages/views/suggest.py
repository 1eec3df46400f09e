"""The page with the form in which an entry is written."""

from dataclasses import dataclass

from radargen.pages.addresses import SUGGEST, TRENDS, href
from radargen.pages.edition_view import EditionView
from radargen.text.markdown.targets import outward


@dataclass(frozen=True, slots=True)
class SuggestForm:
    """The form as JSON, which the page's script turns into fields; `issues` is where the forge takes suggestions.

    With `saves`, the page's server writes what is filled in.
    """

    json: str
    issues: str = ""
    saves: bool = False


@dataclass(frozen=True, slots=True)
class SuggestView:
    """The form, and where readers without scripts can suggest a trend; unknown addresses are empty."""

    form: str
    saves: bool
    issues: str
    forge: str
    trends_href: str


def suggest_view(edition_view: EditionView, form: SuggestForm) -> SuggestView:
    """The view of the page."""
    forge, issues = outward(edition_view.edit_url), outward(form.issues)
    return SuggestView(form.json, form.saves, issues, forge, href(SUGGEST, TRENDS))


def suggest_href(edition_view: EditionView, page: str, trend_id: str = "") -> str:
    """The link from a page to the form, for a new trend or a change of the given one; empty without a form."""
    if not edition_view.suggests:
        return ""
    return f"{href(page, SUGGEST)}{f'?trend={trend_id}' if trend_id else ''}"
