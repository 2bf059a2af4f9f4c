"""For the drawer, not for the wall: who each label is, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.tables import Head, Table, cell


def key_tables(calendar: MasterCalendar) -> Iterator[Table]:
    """For the drawer, not for the wall: who each label is, and whom to call."""
    yield Table(
        "Key of labels",
        "Keep this page in a locked drawer.",
        (Head("Label", 1), Head("Student", 2.4), Head("Grade", 0.7), Head("School", 2), Head("Id", 1)),
        tuple(
            (cell(s.label), cell(s.name), cell(s.grade), cell(s.school), cell(s.id))
            for s in calendar.students
        ),
        "No student.",
    )
    yield Table(
        "Parents and contacts",
        "Keep this page in a locked drawer.",
        (
            Head("Label", 0.8),
            Head("Student", 1.8),
            Head("Contact", 1.8),
            Head("Who", 1),
            Head("Language", 1),
            Head("Phone", 1.3),
            Head("E-mail", 2),
        ),
        tuple(
            (
                cell(s.label),
                cell(s.name),
                cell(contact.name),
                cell(contact.relation),
                cell(contact.language or ""),
                cell(contact.phone or ""),
                cell(contact.email or ""),
            )
            for s in calendar.students
            for contact in s.contacts
        ),
        "No contact is on file.",
    )
