"""A document that is a zip archive, as the same bytes whenever it is made."""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can hold."""


def stamped(data: bytes, changed: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The archive with every file in it stamped alike. `changed`: other contents for some of them, by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = changed.get(name) or old.read(name)
            new.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()
