"""What a row of the table needs beside its slots: what is settled before it records."""

from collections.abc import Callable
from typing import Any

from casemgr.casefile.optionwords import needs
from casemgr.casefile.typed.asker import Asker

Chosen = dict[str, Any]
"""What was typed or answered, by the event's fields."""


def _iep_answer(asker: Asker, chosen: Chosen) -> None:
    """A parent who needs time: the day by which the answer is expected."""
    if chosen["answer"] == "undecided":
        chosen["expected"] = chosen["expected"] or asker.offer("By which day will the answer come?")
    else:
        needs(
            "--undecided",
            {"--expected": chosen["expected"]},
            "it is the day by which an answer is expected",
        )


def _notified(asker: Asker, chosen: Chosen) -> None:
    if not chosen["to"]:
        said = asker.ask_text("Who was notified? (commas between)", "--to NAME (repeat for several)")
        chosen["to"] = [who for who in said.split(",") if who.strip()]


def _release(asker: Asker, chosen: Chosen) -> None:
    if chosen["step"] == "not-needed":
        chosen["note"] = chosen["note"] or asker.ask_text("Why are no records needed?", "--why")
    elif chosen["source"] is None:
        chosen["source"] = asker.ask_text("Who holds the records?", "SOURCE after the student")


SETTLES: dict[str, Callable[[Asker, Chosen], None]] = {
    "iep answer": _iep_answer,
    "notified": _notified,
    "release": _release,
}
"""What goes with what among the words typed, and what is asked for where it is missing."""
