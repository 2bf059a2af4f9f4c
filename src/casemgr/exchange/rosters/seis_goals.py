"""SEIS student goals: one row a goal. It says who exists, and which report rounds are done."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.table import Table

ROUNDS = range(1, 7)


def _read(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    """A pupil once, however many goals it has: a round is done when every goal has its summary."""
    summaries = {
        number: place
        for number in ROUNDS
        if (place := table.column_of((f"Progress Report {number} Summary",))) is not None
    }
    rows = dict(zip(table.lines, table.rows, strict=True))
    goals: dict[tuple[str, ...], list[Pupil]] = {}
    for pupil in read_rows(fmt, table, setting):
        key = (pupil.seis,) if pupil.seis else (*pupil.name_key, str(pupil.born))
        goals.setdefault(key, []).append(pupil)
    found = []
    for own in goals.values():
        done = _rounds_done([rows[goal.sources[0].line] for goal in own], summaries, own[0], setting)
        found += [goal._replace(rounds=done) for goal in own]
    return found


def _rounds_done(
    rows: list[Sequence[str]], summaries: dict[int, int], pupil: Pupil, setting: Setting
) -> tuple[int, ...]:
    done = []
    for number, place in summaries.items():
        filled = sum(bool(row[place].strip()) for row in rows)
        if filled == len(rows):
            done.append(number)
        elif filled:
            words = f"progress report {number} of {pupil.name} is written for {filled} of {len(rows)} goals"
            setting.asked.say(pupil.sources[0].line, words)
    if done:
        listed = " and ".join(map(str, done))
        words = f"progress report {listed} of {pupil.name} is written for every goal; casemgr progress-sent records the day it went home"
        setting.asked.say(pupil.sources[0].line, words)
    return tuple(done)


FORMAT = Format(
    name="seis-goals",
    title="SEIS student goals",
    columns={
        "seis": ("SEIS ID",),
        "local": ("District ID",),
        "last": ("Last Name",),
        "first": ("First Name",),
        "born": ("Birthdate", "Date of Birth"),
        "grade": ("Grade",),
        "school": ("School of Attendance",),
        "case_manager": ("Case Manager",),
        "iep": ("IEP Date",),
        "status": ("Eligibility Status",),
        "goal": ("Annual Goal #",),
        "round": ("Progress Report 1 Summary",),
    },
    needs=("last", "first", "goal", "round"),
    read=_read,
    also=r"progress report \d (summary|comments)|objective \d( .*)?|area of need|baseline|goal|goal met|standard"
    r"|purpose\(s\) of goal|person responsible|district of service",
    lists_students=False,
    order="month-first",
    lacks="holds goals, and no dates of the next reviews",
)
