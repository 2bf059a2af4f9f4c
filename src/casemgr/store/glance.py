"""A glance at a caseload for the shell's completion: names picked out of the files' text, in a few milliseconds.

Nothing is checked here and nothing decided: a damaged file offers fewer words, and no model or YAML is loaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from casemgr.store.folders import CHAPTER, COUNTRY, HANDBOOKS, STATE
from casemgr.store.package import LAW_FILES, TEMPLATES

HEAD = 1200  # letters of a student's file in which its names are found
_ID = re.compile(r"- (?:\{ *)?id: *([a-z0-9-]+)")
_SECTION = re.compile(r"(\w+):")
_SHORT = re.compile(r" +short: *(.+)")
_FIRST = re.compile(r"\bfirst: *\"?([^\",}\n]+)")
_LAST = re.compile(r"\blast: *\"?([^\",}\n]+)")
_NAME = re.compile(r"\bname: *(?:\"([^\"]+)\"|([^,}\n#]+))")


def nearest(given: Path | None) -> Path | None:
    """The caseload's folder as a command would find it; None where there is none."""
    named = given or (
        Path(os.environ["CASEMGR_CASELOAD"]).expanduser() if os.environ.get("CASEMGR_CASELOAD") else None
    )
    here = Path.cwd()
    places = [named] if named else [here, *here.parents, here / "caseload"]
    return next((place for place in places if (place / "casemgr.yaml").is_file()), None)


def students(root: Path) -> Iterator[tuple[str, str]]:
    """Each student's id and name."""
    for path in sorted((root / "students").glob("*.yaml")):
        head = _text(path)[:HEAD]
        parts = [found[1].strip() for found in (_FIRST.search(head), _LAST.search(head)) if found]
        yield path.stem, " ".join(parts)


def providers(root: Path, student: str) -> Iterator[str]:
    """The names of a student's providers; of everyone's where no such file is there."""
    one = root / "students" / f"{student}.yaml"
    paths = [one] if one.is_file() else sorted((root / "students").glob("*.yaml"))
    seen = dict.fromkeys(
        name for path in paths for name in _names(_sections(_text(path)).get("providers", ""))
    )
    yield from seen


def people(root: Path) -> Iterator[str]:
    """The case manager and the staff."""
    sections = _sections(_text(root / "casemgr.yaml"))
    yield from _names(sections.get("case_manager", "") + sections.get("staff", ""))


def schools(root: Path) -> Iterator[str]:
    yield from _names(_sections(_text(root / "casemgr.yaml")).get("schools", ""))


def years(root: Path) -> Iterator[str]:
    yield from sorted({path.name.partition(".")[0] for path in (root / "calendars").glob("*.yaml")})


def rules(root: Path | None) -> Iterator[tuple[str, str]]:
    """The id and the short name of every rule: shipped ones, and the district's own."""
    for section in (_sections(text).get("rules", "") for text in _law(root)):
        for item in re.split(r"\n(?=- )", section):
            found = _ID.match(item.lstrip())
            short = _SHORT.search(item)
            if found:
                yield found[1], short[1].strip() if short else ""


def areas(root: Path | None) -> Iterator[str]:
    """The categories of disability, and the names that others are assessed under."""
    for text in _law(root):
        listed = re.search(r"names: *\[([^\]]*)\]", _sections(text).get("areas", ""))
        yield from (word.strip() for word in (listed[1] if listed else "").split(",") if word.strip())
        yield from dict.fromkeys(re.findall(r"\{sort: area, means: ([a-z-]+)", text))


def delay_codes(root: Path | None) -> Iterator[tuple[str, str]]:
    """The state's codes for a delay, and what each says."""
    for text in _law(root):
        yield from re.findall(
            r'^ *"([0-9]+)": *"?([^"\n]*)', _sections(text).get("delay_codes", ""), re.MULTILINE
        )


def letters(root: Path | None) -> Iterator[str]:
    """The kinds of letter: shipped ones, and the district's own."""
    own = [path.name for path in (root / "letters").glob("*.md")] if root else []
    names = [each.name for each in TEMPLATES.iterdir()] + own
    kinds = {name.partition(".")[0] for name in names if name.endswith(".md") and name[0] != "_"}
    yield from sorted({*kinds, "timeline"})


def _law(root: Path | None) -> Iterator[str]:
    """The law files in force: shipped ones of the settings' state and handbook, and the district's own."""
    settings = _text(root / "casemgr.yaml") if root else ""
    state = _sections(settings).get("state", "").strip() or STATE
    handbook = _sections(settings).get("handbook", "").strip() or CHAPTER
    homes = (LAW_FILES, *([root / "law"] if root else []))
    for home in homes:
        for folder in (home / COUNTRY, home / state, home / HANDBOOKS / handbook):
            yield from (_text(path) for path in sorted(folder.glob("*.yaml")))
    if root:
        yield from (_text(path) for path in sorted((root / "law").glob("*.yaml")))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _sections(text: str) -> dict[str, str]:
    """The text under each key at the left margin."""
    found: dict[str, str] = {}
    key = ""
    for line in text.split("\n"):
        start = _SECTION.match(line)
        key, rest = (start[1], line[start.end() :]) if start else (key, line)
        found[key] = f"{found.get(key, '')}\n{rest}"
    return found


def _names(text: str) -> Iterator[str]:
    for quoted, plain in _NAME.findall(text):
        if name := (quoted or plain).strip():
            yield name
