"""Changing one value of the settings or of a calendar in the file's own text: every other byte stays as it was typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from casemgr.casefile.headpath import Path as KeyPath
from casemgr.store.files import read_record, replace
from casemgr.store.headtext import changed
from casemgr.store.yamltext import decode

_BOM = b"\xef\xbb\xbf"


def change_file(root: Path, name: str, values: dict[KeyPath, Any]) -> None:
    """Values set in a file of the folder, all in one write. Refused where that cannot be done safely."""
    path = root / name
    raw = read_record(path, name)
    text = decode(raw, name)
    if not text.endswith("\n"):
        text += "\r\n" if "\r\n" in text else "\n"
    for key, value in values.items():
        text = changed(text, key, value, name, end_mark=False)
    replace(path, (_BOM if raw.startswith(_BOM) else b"") + text.encode(), raw, name)
