"""The ids of new students as the case manager types them, where `new_ids` in the settings is `asked`."""

from collections.abc import Collection, Sequence

from casemgr.casefile.student import check_student_id
from casemgr.casefile.typed.asker import Asker
from casemgr.characters import printable
from casemgr.exchange.compare import New


def ids_typed(
    asker: Asker, students: Sequence[New], proposed: Sequence[str], taken: Collection[str]
) -> list[str]:
    """An id for each, asked for once: Enter takes the one proposed."""
    if students:
        asker.say("Ids are file names and may be seen by others: 2 to 31 small letters, digits, hyphens.")
    found: list[str] = []
    for new, default in zip(students, proposed, strict=True):
        used = {*taken, *found}
        found.append(_typed(asker, new, default if default not in used else "", used))
    return found


def _typed(asker: Asker, new: New, default: str, used: Collection[str]) -> str:
    question = printable(f"  {new.pupil.name}, grade {new.pupil.grade}: id")
    while True:
        said = asker.typed(question, default or None)
        if said in used:
            asker.say(f"    {said} is another student's")
            continue
        try:
            return check_student_id(said)
        except ValueError as error:
            asker.say(f"    {printable(said)} {error}")
