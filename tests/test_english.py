"""Plain modern American English: words that a reader has to read twice do not come back."""

from __future__ import annotations

import re
from pathlib import Path

import casemgr

HOME = Path(casemgr.__file__).parent
OUT = re.compile(
    r"\b(told|anew|stands?|standing|shall|whom it concerns)\b|\banswers? to (?!the IEP|an? )|\ball the same\b"
    r"|\bfor want of\b|\bno longer asked\b|\btak(?:en|es|e) back\b|\btook back\b|\bcolour",
    re.IGNORECASE,
)
KEPT = re.compile(r"\"(stands|standing)\"|result: told|\"told\"")
"""Keys of JSON that other people's programs read, and the word of an event that their files hold."""
TEXTS = sorted(path for ending in ("py", "yaml") for path in HOME.rglob(f"*.{ending}"))


def test_the_files_say_it_in_plain_words() -> None:
    """In names, docstrings, comments and messages; letters to parents are read by their own tests."""
    found = [
        f"{path.relative_to(HOME)}:{number}: {line.strip()}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OUT.search(KEPT.sub("", line).replace("_", " "))
    ]
    assert found == []
