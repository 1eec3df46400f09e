"""Blocks of pages rendered by an earlier build, by a digest of the view that they show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from radargen.model.digests import digest

Render = Callable[[str, object, str, str, bool], str]


@dataclass(eq=False)
class RenderedBlocks:
    """The HTML of blocks by a digest of everything it depends on: `found` ones, and those `used` or made.

    `render` makes a block that was not found.
    """

    render: Render
    found: Mapping[str, bytes | memoryview] = field(default_factory=dict)
    used: dict[str, bytes | memoryview] = field(default_factory=dict)

    def block(self, template: str, view: object, language: str, root: str, heading: bool) -> str:
        """The HTML of that view in that template; see `templating.rendered_block`."""
        try:
            key = digest(template, view, language, root, heading)
        except TypeError:
            # A view with values that cannot be compared is rendered each time.
            return self.render(template, view, language, root, heading)
        if (html := self.found.get(key)) is None:
            html = self.render(template, view, language, root, heading).encode()
        self.used[key] = html
        return str(html, "utf-8")

    @property
    def changed(self) -> bool:
        """Whether the blocks used differ from those found."""
        return self.used.keys() != self.found.keys()
