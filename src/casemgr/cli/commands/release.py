"""A source is a doctor, an agency, a former school … Where no confidential records are needed, --not-needed says so, with
the reason.

Example: `casemgr release ana-r "Dr. Ortiz" --signed --records "hearing tests" --expires 2027-06-30 --on 11/16`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.asking import ask_text, flag_given
from casemgr.cli.given import Given, Work
from casemgr.cli.options import Maybe, StudentWords, argument, flag, text


def run(
    given: Given,
    student: StudentWords,
    source: Annotated[
        Maybe, argument("SOURCE", "Who holds the records; not asked for with --not-needed.")
    ] = None,
    asked: Annotated[bool, flag("--asked", "The parent is asked to sign.")] = False,
    signed: Annotated[bool, flag("--signed", "The parent has signed.")] = False,
    refused: Annotated[bool, flag("--refused", "The parent does not sign.")] = False,
    revoked: Annotated[bool, flag("--revoked", "The parent takes it back.")] = False,
    received: Annotated[bool, flag("--received", "The records have come.")] = False,
    not_needed: Annotated[bool, flag("--not-needed", "No such records are needed; say why.")] = False,
    records: Annotated[Maybe, text("TEXT", "Which records.")] = None,
    expires: Annotated[Maybe, text("DATE", "The day the release ends.")] = None,
    note: Annotated[Maybe, text("TEXT", "A note kept with the event; the reason.", "--note", "--why")] = None,
) -> None:
    from casemgr.casefile.events import ReleaseOfInformation

    steps = {
        "asked": asked,
        "signed": signed,
        "refused": refused,
        "revoked": revoked,
        "received": received,
        "not-needed": not_needed,
    }
    step = flag_given("What has become of the release?", steps)
    if step == "not-needed":
        note = note or ask_text("Why are no records needed?", "--why")
    elif source is None:
        source = ask_text("Who holds the records?", "SOURCE after the student")
    with given.recording(student) as work:
        given.add(
            work,
            ReleaseOfInformation,
            source=_source(work, source) if source else "none",
            step="records-received" if step == "received" else step,
            records=records,
            expires=work.planned(expires) if expires else None,
            note=note,
        )


def _source(work: Work, words: str) -> str:
    """The source of an earlier release that the words mean; otherwise as typed."""
    from casemgr.casefile.events import ReleaseOfInformation
    from casemgr.casefile.names import names_meant

    found = names_meant(words, (e.source for e in work.known if isinstance(e, ReleaseOfInformation)))
    return found[0] if len(found) == 1 else words.strip()
