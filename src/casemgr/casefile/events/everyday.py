"""What fits every part: ticks, notes, contacts, reasons, corrections."""

from __future__ import annotations

from typing import Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import ContactTopic, DelayCode
from casemgr.scalars import Flag, Line, Slug, Text

BIRTHDAY = "birthday"
"""Stands for the id of the event that started a clock, where a birthday did."""


class Done(Event):
    """A duty is done that has no event of its own."""

    type: Literal["done"] = "done"
    rule: Slug
    clock: Slug | None = None
    """Of several clocks of the duty, the one meant: the id of the event that started it."""


class NotApplicable(Event):
    """A duty does not apply, for the reason given."""

    type: Literal["not_applicable"] = "not_applicable"
    rule: Slug
    why: Text
    clock: Slug | None = None
    """Of several clocks of the duty, the one meant: the id of the event that started it."""


class NoteMade(Event):
    """Something worth remembering that no duty asks for."""

    type: Literal["note_made"] = "note_made"
    text: Text


class ContactMade(Event):
    """A contact, or an attempt at one, with the parent or somebody else."""

    type: Literal["contact_made"] = "contact_made"
    with_whom: Line = "parent"
    how: Line
    """By telephone, e-mail, letter, in person …"""
    result: Text
    """What came of it; `no answer` is a result too."""
    about: ContactTopic | None = None
    """assessment-plan, meeting, iep-answer, co-teaching, progress or other."""


class LateExplained(Event):
    """The reason why a deadline was missed or met late."""

    type: Literal["late_explained"] = "late_explained"
    rule: Slug
    clock: Slug
    """The id of the event that started the clock, or `birthday`."""
    code: DelayCode
    """The state's delay code."""
    why: Text


class IdentityChanged(Event):
    """Something at the head of the file was changed."""

    type: Literal["identity_changed"] = "identity_changed"
    field: Line
    """Which, like school or contacts.phone."""
    before: Line | None = None
    after: Line | None = None


class Void(Event):
    """An event recorded by mistake is taken back; it stays in the file."""

    type: Literal["void"] = "void"
    event: Slug
    """The id of the event that is void."""
    why: Text
    replaced_by: Slug | None = None
    """The id of the event that corrects it."""
    by_undo: Flag = False
    """Whether it takes back a command that `undo` found."""
