"""Schools with their kinds, as they are typed."""

from casemgr.casefile.schoolwords import KIND_WORDS, schools_typed
from casemgr.casefile.typed.asker import Asker
from casemgr.errors import UsageError


def schools_asked(asker: Asker) -> list[str]:
    """Schools with their kinds, one a line."""
    asker.say(
        f"Your schools, one a line: NAME=KIND, like Oak Middle=middle; {', '.join(KIND_WORDS)} (Enter: no more)"
    )
    found: list[str] = []
    while said := asker.typed("  School", ""):
        try:
            schools_typed([*found, said])
        except UsageError as error:
            asker.say(f"  {error}")
        else:
            found.append(said)
    return found
