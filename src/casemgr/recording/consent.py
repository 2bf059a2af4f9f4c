"""The signed plan received, or the refusal: what was answered, asked about where nothing is said of it."""

from casemgr.casefile.typed.asker import Asker
from casemgr.checks.consent import CONSENT_ASKED, CONSENT_WORDS, TEAM_INSISTS
from casemgr.checks.plan_answered import ParentAnswer, plan_answer
from casemgr.recording.work import Work


def asked_about(asker: Asker, said: ParentAnswer) -> ParentAnswer:
    """The same with what is answered, where somebody can be asked."""
    if not asker.is_there:
        return said
    answer = asker.ask(CONSENT_ASKED, CONSENT_WORDS, "--agreed or --refused")
    agreed = asker.ask_text("Which areas?", "--agreed").split(",") if answer == "part" else ()
    refused = answer == "refused"
    insists = refused and (said.team_insists or asker.yes_no_or_later(TEAM_INSISTS) is True)
    return said._replace(agreed=tuple(agreed), refused=refused, team_insists=insists)


def record_consent(work: Work, said: ParentAnswer, signed: str | None) -> None:
    """Record what the parent answered, for the plan that is meant."""
    day = work.day
    signed_on = work.signed(signed, day)
    if found := work.take(plan_answer(said, day, work.facts, force=work.force)):
        work.record(found.cls, day, signed=signed_on, **found.fields)
