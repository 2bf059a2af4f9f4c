"""A paper that is sent: to whom, why and in which language, as typed or as the file says it; and what sending it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from casemgr.casefile.events import DocumentSent
from casemgr.casefile.languages import language_code, languages_of
from casemgr.casefile.names import as_slug, fold, meant
from casemgr.casefile.people import People
from casemgr.casefile.student import Identity
from casemgr.casefile.taken import Taken
from casemgr.casefile.vocabulary import DOCUMENTS, SAFEGUARDS_REASONS
from casemgr.checks.case import Case, Note
from casemgr.checks.receivers import FAMILY_COPY, STAFF_COPY
from casemgr.docket.deadline import Deadline
from casemgr.docket.next_steps import command_for
from casemgr.docket.owed import behind_letter, called, safeguards_reason
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.state.staff import is_staff, not_named


def receivers_meant(
    document: str,
    named: Sequence[str],
    identity: Identity,
    people: People,
    case_manager: str,
    *,
    all_staff: bool,
) -> Taken[tuple[str, ...]]:
    """Those named, and with `all_staff` every teacher and provider on file but the case manager. In doubt where one of the staff
    would get the parent's copy of the IEP."""
    if all_staff and document != STAFF_COPY:
        raise UsageError(f"--all-staff goes with {STAFF_COPY}; of another document say --to WHO")
    staff = not_named(identity.carry_it_out, [case_manager]) if all_staff else []
    if all_staff and not staff:
        raise UsageError("--all-staff: no teacher or provider is on file; say --to WHO")
    for each in named if document == FAMILY_COPY else ():
        if is_staff(each, identity, people):
            doubt = f"{each} is on the staff, and {FAMILY_COPY} is the parent's; theirs is {STAFF_COPY}"
            return Taken((*named, *staff), doubt)
    return Taken((*named, *staff))


def reason_meant(
    document: str,
    words: str | None,
    clocks: Iterable[Deadline],
    law: LawBook,
    to_correct: Callable[[str], str],
) -> Taken[str | None]:
    """Why the Notice of Procedural Safeguards was given: as said, else what waits for it today."""
    if document != "safeguards":
        return Taken(as_slug(words) if words else None)
    if words:
        return Taken(meant(words, SAFEGUARDS_REASONS))
    if reason := safeguards_reason(clocks, law):
        return Taken(reason, note=f"reason: {reason}; if it was another: {to_correct('reason=REASON')}")
    asked = to_correct("reason=on-request")
    return Taken(
        None, note=f"no duty waits for it, so it is filed without a reason. If it was asked for: {asked}"
    )


def no_such_reason(sent: DocumentSent, _case: Case) -> Iterator[Note]:
    """That a copy of the safeguards has a reason that no duty knows."""
    if sent.document == "safeguards" and sent.reason and sent.reason not in SAFEGUARDS_REASONS:
        yield Note(
            f"{sent.reason} is no reason for safeguards; these are: {', '.join(SAFEGUARDS_REASONS)}", "refuse"
        )


def other_language(sent: DocumentSent, case: Case) -> Iterator[str]:
    """That a paper which the law wants in the parent's own language was in another."""
    identity, asked = case.identity, case.law.word_list("native_language")
    if asked is None or sent.document not in asked.words or not sent.language:
        return
    if sent.to and fold(sent.to) == fold(str(identity.name)):  # of the student's own nothing is on file
        return
    contact = next((each for each in identity.contacts if sent.to and fold(each.name) == fold(sent.to)), None)
    known = [contact.language] if contact and contact.language else languages_of(identity)
    if not known or _as_code(sent.language) in {_as_code(each) for each in known}:
        return
    whose = f"{contact.name}'s language" if contact else "the family's language"
    yield (
        f"{whose} is {known[0]}, and this was in {sent.language} ({'; '.join(asked.cite)}). When one in {known[0]} has gone "
        f"out: casemgr sent {case.id} {sent.document} --language {known[0]}"
    )


def _as_code(language: str) -> str:
    """One word for a language, however it is called."""
    return language_code(language) or language.casefold()


def stays_open(sent: DocumentSent, case: Case) -> Iterator[str]:
    """How each of them is recorded. What a duty asks for may be the letter of other duties besides: of these it says
    nothing."""
    name = sent.document
    left = called(case.clocks, name) if name in DOCUMENTS else behind_letter(case.clocks, name, case.law)
    for clock in left:
        if clock.start.event != sent:
            yield f"{clock.rule.short} stays open; to record it: {command_for(clock, case.events, case.clocks)}"
