"""The head of a new student's file, from what was typed; what is wrong is said in the words of the options."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.student import Identity
from casemgr.casefile.typed.head import head_of
from casemgr.errors import UsageError
from casemgr.store.typed import in_words


def head_made(
    student_id: str,
    typed: Mapping[str, Any],
    more: Mapping[str, Any],
    schools: Sequence[str],
    today: date,
    decided: Mapping[str, str],
) -> dict[str, Any]:
    """The head of a new student's file. UsageError names what is missing or wrong."""
    if missing := [f"--{name}" for name in ("name", "born", "grade", "school") if not typed[name]]:
        raise UsageError(
            f"{student_id}: a new student needs {', '.join(missing)}; for one who is here, check the id"
        )
    said = {**typed, "school": meant_or_typed(typed["school"], schools)}
    head = {**head_of(student_id, said, today, decided), **more}
    head = {key: value for key, value in head.items() if value not in (None, (), [])}
    try:
        Identity.model_validate(head)
    except ValidationError as error:
        detail = in_words(error.errors(include_url=False)[0], Identity)
        raise UsageError(f"{student_id}: {detail}") from None
    return head
