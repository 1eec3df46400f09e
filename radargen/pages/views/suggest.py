"""The page with the form in which an entry is written."""

from dataclasses import dataclass

from radargen.pages.addresses import SUGGEST, TRENDS, href
from radargen.pages.edition_view import EditionView
from radargen.text.markdown.targets import outward


@dataclass(frozen=True, slots=True)
class SuggestForm:
    """The form as JSON, which the page's script makes fields of; `issues` is where the forge takes a suggestion.

    With `saves` the server of the page writes what is filled in.
    """

    json: str
    issues: str = ""
    saves: bool = False


@dataclass(frozen=True, slots=True)
class SuggestView:
    """The form, and where readers without a script suggest a trend; an address that is unknown is empty."""

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
    """The address of the form seen from a page, for a change where a trend is named; empty where there is no form."""
    if not edition_view.suggests:
        return ""
    return f"{href(page, SUGGEST)}{f'?trend={trend_id}' if trend_id else ''}"
