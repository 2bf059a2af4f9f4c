"""The deadline runs from the day the signed plan is received, not from the signature. --agreed records consent to
some areas only; the clock starts for those. At a keyboard, without any of this the answer is asked. --withdrawn is for
a parent who withdraws the consent to assess.

Example: `casemgr consent ana-r --on 10/5 --signed 10/2`, `casemgr consent mar-f --withdrawn --on 11/20`
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.cli.options.goes_with import contradict, needs
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, choice, flag, listed, text, words_of
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import ask, ask_text, can_ask, yes_no_or_later
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import ConsentReceived


def run(
    given: Given,
    student: StudentWords,
    signed: Annotated[Maybe, text("DATE", "The date beside the signature.")] = None,
    purpose: Annotated[Maybe, choice(AssessmentPurpose, "PURPOSE", lead="Which plan: ")] = None,
    refused: Annotated[bool, flag("The parent does not consent.")] = False,
    agreed: Annotated[Several, text("AREA", "Consent to this area only (repeatable).")] = None,
    withdrawn: Annotated[bool, flag("The parent withdraws the consent to assess.")] = False,
    team_insists: Annotated[bool, flag("With --refused: the team holds the assessment is needed.")] = False,
) -> None:
    from casemgr.casefile.events import ConsentReceived, ConsentRefused
    from casemgr.checks.consent import agreement, consents_meant, not_in_plan, refused_already
    from casemgr.state.areas_meant import area_planned
    from casemgr.state.assessments import areas_left_over, consents_in_hand, plan_meant, plans_to_answer

    if not (given.on or signed or refused or agreed or withdrawn) and can_ask():
        from casemgr.checks.consent import CONSENT_ASKED, CONSENT_WORDS, TEAM_INSISTS

        answer = ask(CONSENT_ASKED, CONSENT_WORDS, "--agreed or --refused")
        refused = answer == "refused"
        agreed = ask_text("Which areas?", "--agreed").split(",") if answer == "part" else None
        team_insists = refused and (team_insists or yes_no_or_later(TEAM_INSISTS) is True)
    _check(refused=refused, agreed=bool(agreed), withdrawn=withdrawn, team_insists=team_insists)
    asked = meant(purpose, words_of(AssessmentPurpose)) if purpose else None
    with given.recording(student) as work:
        day = given.day(work)
        signed_on = work.signed(signed, day)
        by_then = work.known_by(day)
        waiting = plans_to_answer(by_then, refusal=refused)
        if withdrawn or (refused and not any(asked in (None, each.purpose) for each in waiting)):
            consents = consents_meant(consents_in_hand(by_then), asked)
            if consents or withdrawn:
                _withdraw(given, work, day, consents, signed_on, team_insists=team_insists)
                return
        if team_insists and not waiting and (said := refused_already(work.student.id, by_then, work.today)):
            work.refuse(said)
        plan = plan_meant(waiting, asked)
        about = asked or (plan.purpose if plan else _purpose_elsewhere(work, day))
        if refused:
            given.add(
                work,
                ConsentRefused,
                day,
                purpose=about,
                signed=signed_on,
                areas=areas_left_over(work.known, about, plan),
                team_insists=team_insists,
            )
        else:
            areas = tuple(area_planned(words, plan, work.context.law.meanings) for words in agreed or ())
            if strange := not_in_plan(work.known, plan, about, areas):
                work.refuse(strange)
            found = agreement(work.known, by_then, plan, about, areas, is_said=asked is not None)
            if found.note:
                work.warn(found.note)
            given.add(work, ConsentReceived, day, purpose=found.purpose, signed=signed_on, areas=found.areas)


def _withdraw(
    given: Given,
    work: Work,
    day: date,
    consents: Sequence[ConsentReceived],
    signed: date | None,
    *,
    team_insists: bool,
) -> None:
    from casemgr.casefile.events import ConsentRefused

    if not consents:
        work.refuse(f"no consent to assess is in hand on {long_date(day)}, so none can be withdrawn")
        return
    given.add(
        work,
        ConsentRefused,
        day,
        purpose=consents[0].purpose,
        signed=signed,
        team_insists=team_insists,
        withdraws=tuple(each.id for each in consents),
    )


def _purpose_elsewhere(work: Work, day: date) -> str:
    """What an assessment is for whose plan is not on file here: the other district's. Refused where there is none."""
    from casemgr.checks.consent import no_plan_waits
    from casemgr.state.assessments import INITIAL
    from casemgr.state.enrollment import has_iep

    if why := no_plan_waits(work.student.id, work.known, day, work.today):
        work.refuse(why)
    elif not has_iep(work.known):
        return INITIAL
    raise UsageError(f"say --purpose {listed(words_of(AssessmentPurpose))}")


def _check(*, refused: bool, agreed: bool, withdrawn: bool, team_insists: bool) -> None:
    others = "; to refuse some areas, name the others with --agreed"
    contradict({"--refused": refused, "--agreed": agreed}, others)
    contradict({"--withdrawn": withdrawn, "--agreed": agreed})
    if not refused and not withdrawn:
        needs("--refused", {"--team-insists": team_insists}, "it is about an assessment the parent refused")
