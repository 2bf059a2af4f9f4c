"""Reading the letters' templates: the shipped ones, and the district's own in `letters/`, which win by file name."""

from pathlib import Path
from typing import NamedTuple

from casemgr.casefile.student import Student
from casemgr.errors import BadFile, Problem
from casemgr.store.files import read_bytes
from casemgr.store.folders import LETTERS, Listing, listing
from casemgr.store.package import LETTER_FILES, TEMPLATES
from casemgr.store.studentfile import read_student
from casemgr.store.yamltext import decode

SAMPLE = "sample.yaml"


class LetterFile(NamedTuple):
    """One template as text, its file as a message names it, and whether it is the district's own."""

    place: str
    text: str
    problems: tuple[Problem, ...] = ()
    own: bool = False


LOGOS = ("logo.png", "logo.jpg", "logo.jpeg")
LARGEST_LOGO = 500_000
"""Bytes. A larger picture makes each letter slow to set and to send."""
_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def read_logo(folder: Path) -> bytes:
    """The district's picture in `letters/`, PNG or JPEG; empty where there is none. BadFile where it is no such picture."""
    path = next((p for name in LOGOS if (p := folder / LETTERS.name / name).is_file()), None)
    if path is None:
        return b""
    place = f"{LETTERS.name}/{path.name}"
    data = read_bytes(path, place)
    if not data.startswith(_SIGNS):
        raise BadFile((Problem(place, None, "is no PNG or JPEG picture; save it as one, or take it away"),))
    if len(data) > LARGEST_LOGO:
        raise BadFile((Problem(place, None, f"is larger than {LARGEST_LOGO // 1000} kB; save it smaller"),))
    return data


def sample_student() -> Student:
    """The shipped student on whom templates are tried out: invented, and nearly everything is on file."""
    text = (LETTER_FILES / SAMPLE).read_text(encoding="utf-8")
    student = read_student(text, SAMPLE).student
    assert student is not None
    return student


def read_letters(folder: Path | None) -> dict[str, LetterFile]:
    """File name → template, from the caseload folder (None: the shipped ones alone). One that is not text, or not here
    although it should be, has no text, and its problems: it must not hide the others, nor give way to the shipped one
    unseen. Where the folder cannot be listed that is so of all."""
    found = {
        item.name: LetterFile(f"casemgr/{item.name}", item.read_text(encoding="utf-8"))
        for item in TEMPLATES.iterdir()
        if item.name.endswith(LETTERS.ending)
    }
    own = listing(folder, LETTERS) if folder else Listing()
    if own.failure:
        return {name: LetterFile(LETTERS.name, "", (own.failure,)) for name in sorted(found)}
    for stranger, problem in own.strangers:
        if stranger.hides and stranger.of and stranger.is_alone:
            found[stranger.of] = LetterFile(problem.file, "", (problem,))
    for path in own.paths:
        place = f"{LETTERS.name}/{path.name}"
        try:
            found[path.name] = LetterFile(place, decode(read_bytes(path, place), place), own=True)
        except BadFile as error:
            found[path.name] = LetterFile(place, "", error.problems, own=True)
    return dict(sorted(found.items()))
