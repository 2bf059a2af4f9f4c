"""OneRoster 1.1: users with grades and parents, and birth dates in a file beside; nothing on special education."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casemgr.exchange.cells.column import clean
from casemgr.exchange.cells.grades import POSTSECONDARY
from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Contact, Pupil
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.table import Table

_PARENTS = {
    "parent": "parent",
    "guardian": "guardian",
    "relative": "relative",
}


def _read_users(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    """The students among the users, each with its parents."""
    users = [_User(table, row) for row in table.rows]
    students = [place for place, user in enumerate(users) if user.role == "student"]
    rows, lines = [table.rows[place] for place in students], [table.lines[place] for place in students]
    parents: dict[str, Contact] = {}
    children: dict[str, list[str]] = {}
    for user in users:
        if user.role in _PARENTS:
            parents[user.id] = user.contact
            for child in user.others:
                children.setdefault(child, []).append(user.id)
    pupils = read_rows(fmt, replace(table, rows=rows, lines=lines), setting)
    by_id = {user.id: user for user in users}
    found = []
    for pupil in pupils:
        user = by_id[pupil.sourced]
        _ask_school(user, pupil, setting)
        own = dict.fromkeys([*user.others, *children.get(user.id, [])])
        found.append(pupil._replace(contacts=tuple(parents[each] for each in own if each in parents)))
    return found


class _User:
    def __init__(self, table: Table, row: Sequence[str]) -> None:
        names = [header.lower() for header in table.headers]
        self.cells = {name: clean(cell) for name, cell in zip(names, row, strict=True)}
        self.id = self.cells.get("sourcedid", "")
        self.role = self.cells.get("role", "").lower()
        self.others = self._list("agentsourcedids")
        self.schools = self._list("orgsourcedids")

    def _list(self, name: str) -> list[str]:
        return [each.strip() for each in self.cells.get(name, "").split(",") if each.strip()]

    @property
    def contact(self) -> Contact:
        cell = self.cells.get
        name = f"{cell('givenname', '')} {cell('familyname', '')}".strip()
        phone = cell("sms", "") or cell("phone", "")
        return Contact(name, _PARENTS[self.role], phone=phone, email=cell("email", ""))


def _ask_school(user: _User, pupil: Pupil, setting: Setting) -> None:
    if len(user.schools) > 1:
        setting.asked.ask(
            "school",
            f"{pupil.name} is at more than one school: which is the school of attendance?",
            read=", ".join(user.schools),
            readings=tuple(user.schools),
            line=pupil.sources[0].line,
            column="orgSourcedIds",
        )


USERS = Format(
    name="oneroster",
    title="OneRoster users",
    columns={
        "sourced": ("sourcedId",),
        "local": ("identifier",),
        "last": ("familyName",),
        "first": ("givenName",),
        "middle": ("middleName",),
        "grade": ("grades",),
        "status": ("status",),
        "role": ("role",),
    },
    needs=("sourced", "last", "first", "role", "grade"),
    read=_read_users,
    lists_students=False,
    also="datelastmodified|enableduser|.*sourcedids?|username|userids|email|sms|phone|password|preferred.*|pronouns|usermasteridentifier|metadata.*",
    lacks="holds no IEP dates",
    open_grades=POSTSECONDARY,
)
DEMOGRAPHICS = Format(
    name="oneroster-demographics",
    title="OneRoster demographics",
    columns={"sourced": ("sourcedId",), "born": ("birthDate",), "status": ("status",)},
    needs=("sourced", "born"),
    read=read_rows,
    lists_students=False,
    also="datelastmodified|sex|americanindian.*|asian|black.*|nativehawaiian.*|white|demographicrace.*|hispanic.*|.*ofbirth.*|publicschool.*|metadata.*",
    lacks="holds birth dates and no names",
)
