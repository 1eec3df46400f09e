"""The bytes of a workbook without the times at which a library wrote it."""

import datetime as dt
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# Replaces the current time, so that the output is reproducible.
STAMP = dt.datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def timeless(book: bytes) -> bytes:
    """The .xlsx file with all times of writing replaced by fixed ones."""
    written = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            part = ZipInfo(name, STAMP.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, content)
    return written.getvalue()
