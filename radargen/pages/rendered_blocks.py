"""Blocks of pages that were rendered before, by a digest of the view that they show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from radargen.model.digests import digest

Render = Callable[[str, object, str, str, bool], str]


@dataclass(eq=False)
class RenderedBlocks:
    """The HTML of blocks by the digest of all that it is made of: what was `found`, and what of it was `used` or made.

    `render` makes a block that is not there.
    """

    render: Render
    found: Mapping[str, bytes | memoryview] = field(default_factory=dict)
    used: dict[str, bytes | memoryview] = field(default_factory=dict)

    def block(self, template: str, view: object, language: str, root: str, heading: bool) -> str:
        """The HTML of that view in that template; see `templating.rendered_block`."""
        try:
            key = digest(template, view, language, root, heading)
        except TypeError:
            # A view that holds what cannot be compared is rendered each time.
            return self.render(template, view, language, root, heading)
        if (html := self.found.get(key)) is None:
            html = self.render(template, view, language, root, heading).encode()
        self.used[key] = html
        return str(html, "utf-8")

    @property
    def changed(self) -> bool:
        """Whether other blocks were used than there were before."""
        return self.used.keys() != self.found.keys()
