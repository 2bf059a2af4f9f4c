"""Who on file has no copy of the IEP yet, with the command that adds them: EC 56347, 34 CFR 300.322(f)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.events import DocumentSent
from casemgr.casefile.own_name import each_of
from casemgr.casefile.saying import joined
from casemgr.checks.case import Case
from casemgr.checks.receivers import receivers
from casemgr.state.holders import parents
from casemgr.state.staff import meant_by_group, not_named

STAFF_COPY = "iep-copy-staff"
FAMILY_COPY = "iep-copy"


def staff_without_copy(copy: DocumentSent, case: Case) -> Iterator[str]:
    """The teachers and providers who are not named among those who got it; a copy that names nobody was for all of them."""
    sent, identity = receivers(case.events, STAFF_COPY), case.identity
    if copy.document == STAFF_COPY and sent and all(sent):
        named = [case.manager, *_names(sent)]
        left = not_named(identity.carry_it_out, [*named, *meant_by_group(named, identity)])
        yield from _to_add(left, case.id, STAFF_COPY)


def contacts_without_copy(copy: DocumentSent, case: Case) -> Iterator[str]:
    """The other parents of a student whose copy went to one by name: two may both want theirs. Of a student of age the copy is
    the student's."""
    if copy.document != FAMILY_COPY or case.after.is_of_age(copy.date):
        return
    sent = receivers(case.events, FAMILY_COPY)
    names = [each.name for each in parents(case.identity, case.law.meanings)]
    if sent and all(sent) and len(left := not_named(names, _names(sent))) < len(names):
        yield from _to_add(left, case.id, FAMILY_COPY)


def _names(sent: Sequence[str | None]) -> list[str]:
    return [name for to in sent for name in each_of(to or "")]


def _to_add(left: Sequence[str], student_id: str, document: str) -> Iterator[str]:
    if left:
        options = " ".join(f'--to "{name}"' for name in left)
        yield f"No copy yet, of those on file: {joined(left)}. To add: casemgr sent {student_id} {document} {options}"
