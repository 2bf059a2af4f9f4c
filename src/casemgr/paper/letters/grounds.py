"""What a letter rests on: whether it may be printed as it is, and recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casemgr.errors import Problem, Refused, UsageError
from casemgr.paper.letters.fill import BLANK
from casemgr.paper.letters.making import unfounded
from casemgr.paper.letters.notes import recorded_by
from casemgr.paper.letters.record import lacks_duty
from casemgr.paper.letters.template import Template
from casemgr.reports.report import incomplete_words


class UnfoundedError(Refused):
    """The letter would say what is not on file."""

    def __init__(self, who: str, lacking: str) -> None:
        self.short = f"{who}: not printed, because the letter says what is not on file: {lacking}"
        super().__init__(
            f"{self.short}; record it first, or add --force to print it as it is, or --blank for an empty form"
        )


def not_on_file(template: Template, facts: Mapping[str, Any], *, force: bool) -> str | None:
    """What the letter says and is not on file, as a note where it is forced; refused otherwise. None where there is nothing."""
    lacking = "; ".join(unfounded(template, facts))
    if not lacking:
        return None
    who = f"{template.kind} {facts['student_id']}"
    if not force:
        raise UnfoundedError(who, lacking)
    return f"Note: {who}: not on file: {lacking}"


def check_recordable(template: Template, facts: Mapping[str, Any]) -> None:
    """UsageError for a letter that is not sent."""
    if not template.record or template.once != "sent" or lacks_duty(template, facts):
        raise UsageError(f"{template.kind}: --record is for what is sent; {recorded_by(template, facts)}")


def with_hand(by_hand: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """What was set by hand. Another action needs a decision and a subject of its own, not those of the last notice, and answers
    what is not answered yet."""
    if "action" not in by_hand or by_hand["action"] == facts.get("action"):
        return dict(by_hand)
    another = {"decision": BLANK, "subject": BLANK, "pwn_on_file": BLANK}
    return another | {"requests": facts.get("requests_open") or []} | dict(by_hand)


def lacks_decision(template: Template, facts: Mapping[str, Any]) -> bool:
    """Whether recording it needs to say if the action is proposed or refused, and nothing does."""
    return "{decision}" in template.record and not facts.get("decision")


def not_whole(problems: Sequence[Problem], *, record: bool) -> str:
    """That a letter from damaged files is not to be sent."""
    kept = "Not recorded. " if record else ""
    return f"{incomplete_words(problems)} {kept}Do not send this letter: mend the files, and print it again."
