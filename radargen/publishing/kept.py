"""A page whose content is HTML already and which MkDocs therefore need not give to a Markdown parser."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc


class Kept(Page):
    """A page that may have nothing left to parse: making a parser takes longer than all else that is done for it."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Parse what there is."""
        if self.markdown:
            super().render(config, files)
            return
        self.content, self.toc, self.present_anchor_ids = "", get_toc([]), set()
