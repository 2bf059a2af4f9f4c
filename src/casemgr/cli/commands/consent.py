"""The deadline runs from the day the signed plan is received, not from the signature. --agreed records consent to
some areas only; the clock starts for those. At a keyboard, without any of this the answer is asked. --withdrawn is for
a parent who withdraws the consent to assess.

Example: `casemgr consent ana-r --on 10/5 --signed 10/2`, `casemgr consent mar-f --withdrawn --on 11/20`
"""

from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import contradict, needs, words_of
from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, choice, flag, text
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import ask, ask_text, can_ask, yes_no_or_later


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
    from casemgr.checks.plan_answered import OnFile, Said, plan_answer

    if not (given.on or signed or refused or agreed or withdrawn) and can_ask():
        from casemgr.checks.consent import CONSENT_ASKED, CONSENT_WORDS, TEAM_INSISTS

        answer = ask(CONSENT_ASKED, CONSENT_WORDS, "--agreed or --refused")
        refused = answer == "refused"
        agreed = ask_text("Which areas?", "--agreed").split(",") if answer == "part" else None
        team_insists = refused and (team_insists or yes_no_or_later(TEAM_INSISTS) is True)
    _check(refused=refused, agreed=bool(agreed), withdrawn=withdrawn, team_insists=team_insists)
    asked = meant(purpose, words_of(AssessmentPurpose)) if purpose else None
    with given.recording(student) as work:
        day = work.day
        signed_on = work.signed(signed, day)
        said = Said(asked, tuple(agreed or ()), refused, withdrawn, team_insists)
        on_file = OnFile(work.student.id, work.known, work.context.law.meanings, work.today)
        if found := work.take(plan_answer(said, day, on_file, force=work.force)):
            work.record(found.cls, day, signed=signed_on, **found.fields)


def _check(*, refused: bool, agreed: bool, withdrawn: bool, team_insists: bool) -> None:
    others = "; to refuse some areas, name the others with --agreed"
    contradict({"--refused": refused, "--agreed": agreed}, others)
    contradict({"--withdrawn": withdrawn, "--agreed": agreed})
    if not refused and not withdrawn:
        needs("--refused", {"--team-insists": team_insists}, "it is about an assessment the parent refused")
