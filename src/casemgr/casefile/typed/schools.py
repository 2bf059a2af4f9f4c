"""Schools with their kinds, as they are typed."""

from casemgr.casefile.schoolwords import KIND_WORDS, kind_in_name, kinds_meant, schools_typed
from casemgr.casefile.typed.asker import Asker
from casemgr.errors import UsageError

_KINDS = ", ".join(KIND_WORDS)


def schools_asked(asker: Asker) -> list[str]:
    """Schools with their kinds, one a line. The kind of one that is typed without it is asked for; none is dropped without a
    word."""
    asker.say(f"Your schools, one a line, like Oak Middle, or NAME=KIND; a kind is {_KINDS} (Enter: no more)")
    found: list[str] = []
    while said := asker.typed("  School", ""):
        name, _, kind = (part.strip() for part in said.partition("="))
        if not name:
            asker.say(f"  {said}: write the name of a school")
            continue
        if len(kinds_meant(kind)) != 1:
            if kind:
                asker.say(f"  {kind} is no kind of school: {_KINDS}")
            kind = _kind_asked(asker, name)
        if not kind:
            asker.say(f"  {name} is left out. To add it later: casemgr.yaml, under schools")
            continue
        try:
            schools_typed([*found, f"{name}={kind}"])
        except UsageError as error:
            asker.say(f"  {error}; {name}={kind} is left out")
        else:
            found.append(f"{name}={kind}")
    return found


def _kind_asked(asker: Asker, name: str) -> str:
    """The kind of a school; empty where it is left out."""
    default = kind_in_name(name)
    hint = "" if default else f"{_KINDS}; Enter = leave it out"
    while said := asker.typed(f"  What kind of school is {name}?", default or "", hint=hint):
        if len(kinds_meant(said)) == 1:
            return said
        asker.say(f"  {said} is no kind of school: {_KINDS}")
    return ""
