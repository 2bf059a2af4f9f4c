"""To whom a paper went, and to whom else it is owed: of a student of age to the student, and a notice to the parents too; of a
minor to who has the rights in the parents' place. Of a copy of the IEP: who on file has none yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.events import DocumentSent, Event, IepAmended, MeetingHeld
from casemgr.casefile.own_name import each_of, is_the_student
from casemgr.casefile.saying import joined
from casemgr.checks.case import Case
from casemgr.docket.matching import matches
from casemgr.docket.reached import (
    holders_instead,
    holds_the_rights,
    reached,
    went_to_another_parent,
    went_to_staff,
)
from casemgr.law.rules import Rule
from casemgr.state.heard import notices_sent
from casemgr.state.holders import parents
from casemgr.state.meetings import booked_meetings
from casemgr.state.staff import meant_by_group, not_named


def receivers(events: Sequence[Event], document: str) -> list[str | None]:
    """To whom a paper went since the IEP was last made or changed."""
    return [each.to for each in copies(events, document)]


def copies(events: Sequence[Event], document: str) -> list[DocumentSent]:
    """The papers of a kind that went out since then."""
    found: list[DocumentSent] = []
    for event in events:
        if isinstance(event, (MeetingHeld, IepAmended)):
            found.clear()
        elif isinstance(event, DocumentSent) and event.document == document:
            found.append(event)
    return found


def without_the_student(sent: DocumentSent, case: Case) -> Iterator[str]:
    """Of a student of age, who has the parents' rights (34 CFR 300.520): that a paper which a duty then owes the student went to
    another, and to the student not yet."""
    identity, name = case.identity, case.after.name
    if not _owed_of_age(sent, case):
        return
    since, meanings = case.after.of_age_on, case.law.meanings
    if not any(reached(each, identity, meanings, since) for each in _with_it(sent, case.events)):
        yield (
            f"{name} is of age, and the paper is owed to {name}: it stays open until that is on file. When it has gone out: "
            f'casemgr sent {case.id} {sent.document} --to "{name}"'
        )


def without_the_parent(sent: DocumentSent, case: Case) -> Iterator[str]:
    """Of a student of age: that a notice which goes to both went to the student, and to no parent on file yet (34 CFR
    300.520(a)(1)(i))."""
    identity, meanings = case.identity, case.law.meanings
    others = [each.name for each in identity.contacts if not holds_the_rights(each.name, identity, meanings)]
    asks = any(rule.of_age and rule.of_age.to_both for rule in _owed_of_age(sent, case))
    named = [who for each in _with_it(sent, case.events) for who in each_of(each.to or "")]
    if asks and others and all(is_the_student(who, identity.name) for who in named):
        yield (
            f"The law has this notice go to the parents too (34 CFR 300.520(a)(1)(i)). When it has gone out: "
            f'casemgr sent {case.id} {sent.document} --to "{others[0]}"'
        )


def _with_it(sent: DocumentSent, events: Sequence[Event]) -> list[DocumentSent]:
    """A paper with the others of its kind that went out for the same: a notice for the same booking of a meeting, any other
    since the IEP was last made or changed."""
    known = tuple(events)
    for booked in booked_meetings(known):
        if sent in (notices := notices_sent(booked, known)):
            return notices
    return copies(events, sent.document)


def without_the_holder(sent: DocumentSent, case: Case) -> Iterator[str]:
    """Of a minor: that a paper went to a parent, and not yet to who has the rights in the parents' place (34 CFR 300.30(b)(2))."""
    if not _is_owed(sent, case) or case.after.is_of_age(sent.date):
        return
    identity, meanings = case.after.student_on(sent.date).identity, case.law.meanings
    if all(went_to_another_parent(each.to or "", identity, meanings) for each in _with_it(sent, case.events)):
        holder = holders_instead(identity, meanings, of_age=False)[0]
        yield (
            f"{holder.name} ({holder.relation}) has the parents' rights, and the paper is owed to {holder.name}: it stays open "
            f"until that is on file. When it has gone out: "
            f'casemgr sent {case.id} {sent.document} --to "{holder.name}"'
        )


def _is_owed(sent: DocumentSent, case: Case) -> bool:
    """Whether a duty asks for a paper to the one who holds the rights."""
    return bool(sent.to) and any(
        on.to_student and matches(on, sent) for rule in case.law.rules for on in rule.met_by
    )


def to_staff_alone(sent: DocumentSent, case: Case) -> Iterator[str]:
    """That a paper which is owed to the parent went to staff alone."""
    if sent.to and _is_owed(sent, case) and went_to_staff(sent.to, case.identity):
        yield (
            f"To staff alone ({sent.to}): what is owed to the parent stays open. When it has gone out: casemgr sent {case.id} "
            f"{sent.document} --to WHO"
        )


def _owed_of_age(sent: DocumentSent, case: Case) -> list[Rule]:
    """The rules that a paper meets and that say something else of a student of age; none where the student was not of age."""
    if not case.after.is_of_age(sent.date):
        return []
    return [rule for rule in case.law.said_of_age.values() if any(matches(on, sent) for on in rule.met_by)]


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
