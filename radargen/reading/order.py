"""The order in which the keys of an entry are best read."""

from collections.abc import Sequence

from radargen.reading.complaints import form_at, keys_of
from radargen.reading.entry_form import EntryForm, RatingForm


def order_of_keys(path: tuple[str, ...], languages: Sequence[str], criteria: Sequence[str]) -> Sequence[str]:
    """The keys of the mapping at that path of keys, in which lists do not count: as the forms have them.

    A text per language goes by the languages of the radar, a rating by its criteria.
    """
    form = form_at(EntryForm, path)
    if path and form is form_at(EntryForm, path[:-1]):
        return languages
    keys = keys_of(form)
    return [*(key for key in keys if key != "note"), *criteria, "note"] if form is RatingForm else keys
