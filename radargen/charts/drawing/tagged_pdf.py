"""Accessible PDF files: language, title, and a tag for each page with its alternative text.

matplotlib's writer has no tags. But it writes its objects one after the other and lets others be written among them, so
that no second program has to read the whole file and write it again. Tags are described in ISO 32000-1, 14.6 to 14.9.
"""

# mypy: allow-untyped-calls, allow-subclassing-any
# matplotlib's writer has no types.

from io import BytesIO
from typing import Any

from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_pdf import Name, PdfFile, RendererPdf
from matplotlib.figure import Figure

_NO_STAMP = {"Creator": None, "Producer": None, "CreationDate": None}


class TaggedPdf(PdfFile):
    """A PDF to which pages are added one by one; `whole` completes it."""

    def __init__(self, title: str, language: str) -> None:
        self._out, self._language = BytesIO(), language
        self._tags: list[dict[str, Any]] = []
        super().__init__(self._out, metadata={"Title": title, **_NO_STAMP})

    def add(self, figure: Figure, description: str) -> None:
        """Add the figure, at 72 dpi, as a page: tagged as a figure with that description, or as text without one."""
        width, height = figure.get_size_inches()
        self.newPage(width, height)
        tag = "Figure" if description else "P"
        self.write(b"/%b <</MCID 0>> BDC\n" % tag.encode())
        drawn = RendererPdf(self, figure.dpi, height, width)
        renderer: Any = MixedModeRenderer(figure, width, height, figure.dpi, drawn)
        figure.draw(renderer)
        renderer.finalize()
        self.write(b"EMC\n")
        self.endStream()
        box = [0, 0, 72 * width, 72 * height]
        layout = {"O": Name("Layout"), "Placement": Name("Block"), "BBox": box}
        described = {"Alt": description, "A": layout} if description else {}
        self._tags.append({"S": Name(tag), "Pg": self.pageList[-1], "K": 0, **described})

    def whole(self) -> bytes:
        """Complete the file and return it."""
        document, elements = self.reserveObject("document"), [self.reserveObject("element") for _ in self._tags]
        for element, tag in zip(elements, self._tags, strict=True):
            self.writeObject(element, {"Type": Name("StructElem"), "P": document, **tag})
        self.writeObject(document, {"Type": Name("StructElem"), "S": Name("Document"), "P": self._tree, "K": elements})
        # Structure elements by page number; each page has one piece of marked content.
        parents = [entry for page, element in enumerate(elements) for entry in (page, [element])]
        tree = {"K": [document], "ParentTree": {"Nums": parents}, "ParentTreeNextKey": len(elements)}
        self.writeObject(self._tree, {"Type": Name("StructTreeRoot"), **tree})
        self.finalize()
        self.close()
        return self._out.getvalue()

    def writeObject(self, object: Any, contents: Any) -> None:  # noqa: A002, N802 – as matplotlib calls it
        """Write an object of the file; matplotlib also calls this for the catalogue and for pages."""
        kind = contents.get("Type") if isinstance(contents, dict) else None
        if kind == Name("Catalog"):
            self._tree = self.reserveObject("structure tree")
            tagged = {"Lang": self._language, "MarkInfo": {"Marked": True}, "StructTreeRoot": self._tree}
            contents = {**contents, **tagged, "ViewerPreferences": {"DisplayDocTitle": True}}
        elif kind == Name("Page"):
            contents = {**contents, "StructParents": len(self.pageList)}
        super().writeObject(object, contents)
