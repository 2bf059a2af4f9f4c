"""Every command that prints a list, with arguments under which it does for the example caseload.

A command belongs here if it takes --format; that it is here is a test.
"""

from __future__ import annotations

from typing import NamedTuple

from casemgr.cli.loading.command import load
from casemgr.cli.table import COMMANDS


class Listing(NamedTuple):
    """A list as it is asked for."""

    words: tuple[str, ...]
    key: str
    """The key of its JSON that holds the list."""
    student: str = ""
    """Whose it is, where it is about one student; `caseload` for the journal."""
    reads: str = ""
    """What besides its own student's file, the law and the calendars may change it: students, the journal, or both."""
    csv: bool = True

    def __str__(self) -> str:
        return " ".join(self.words)


LISTINGS = (
    Listing(("today", "--all"), "lines", reads="students and journal"),
    Listing(("week",), "lines", reads="students and journal"),
    Listing(("due",), "deadlines", reads="students and journal"),
    Listing(("due", "--student", "mar-f", "--all"), "deadlines", "mar-f"),
    Listing(("list",), "students", reads="students"),
    Listing(("find", "meeting"), "found", reads="students and journal"),
    Listing(("contacts",), "contacts", reads="students"),
    Listing(("count", "initial-iep", "--from", "11/9/2026"), "days", csv=False),
    Listing(("late", "--all"), "late", reads="students"),
    Listing(("triennials",), "triennials", reads="students"),
    Listing(("progress-due",), "reports", reads="students"),
    Listing(("calendar",), "entries", reads="students"),
    Listing(("calendar", "--student", "mar-f"), "entries", "mar-f"),
    Listing(("start-year",), "duties", reads="students and journal"),
    Listing(("supplies",), "requests", reads="journal"),
    Listing(("duties",), "duties"),
    Listing(("duties", "ana-r"), "duties", "ana-r"),
    Listing(("duties", "caseload"), "duties", "caseload"),
    Listing(("show", "luk-g"), "events", "luk-g"),
    Listing(("why", "jos-n", "initial-iep"), "days", "jos-n", csv=False),
    Listing(("history", "jos-n"), "events", "jos-n"),
    Listing(("history", "caseload"), "events", "caseload"),
    Listing(("sent", "ben-k"), "documents", "ben-k"),
    Listing(("invite", "mar-f"), "invitations", "mar-f"),
    Listing(("access-log", "dmi-k"), "log", "dmi-k"),
    Listing(("collect", "gid-e", "--checklist"), "sources", "gid-e"),
    Listing(("rules",), "rules"),
    Listing(("letter",), "letters"),
)
"""Those that are about the caseload. `check` tells of damage in place of suffering it, and `events` is about the program."""
APART = (Listing(("check",), "problems"), Listing(("events",), "events"))

FROM_FILES = {"drift", "export"}
"""Those that read or write other people's files; `test_drift` and `test_export` are about them."""


def list_commands() -> set[str]:
    """Every command that takes --format."""
    return {name for name in COMMANDS if any(p.name == "format_name" for p in load(name).params)}
