"""A new student of whom a file has one name only."""

from __future__ import annotations

from casemgr.exchange.cells.people import PersonName, split_name
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.pupil import Pupil


def with_whole_name(pupil: Pupil, asked: Asked) -> Pupil:
    """A new student with the whole name, which is asked for where the roster has only one; another casemgr's is known."""
    if pupil.last or not pupil.first or pupil.code:
        return pupil
    file, line = pupil.sources[0]
    words = f"“{pupil.first}” is only one name: what is the whole name? If it is the only one, type it again"
    answer = asked.ask("name", words, read=pupil.first, file=file, line=line)
    name = split_name(answer) if answer else None
    if not isinstance(name, PersonName):
        return pupil
    return pupil._replace(**{part: said for part, said in name._asdict().items() if said})
