"""What the IEP asks of the classroom, typed part by part."""

from casemgr.casefile.events import IepContents
from casemgr.casefile.events.implementation import CONTENTS
from casemgr.casefile.typed.asker import Asker
from casemgr.errors import Refused, UsageError

Parts = dict[str, tuple[str, ...]]


def contents_asked(asker: Asker) -> Parts:
    """What is typed, line by line; an empty line goes on to the next part."""
    if not asker.is_there:
        raise UsageError("say what the IEP asks for: --accommodation TEXT, --goal TEXT …, or --file FILE")
    found: Parts = {}
    for name in CONTENTS:
        question = (IepContents.model_fields[name].description or "").removesuffix(".")
        while line := asker.offer(f"{question}{', another' if name in found else ''}"):
            found[name] = (*found.get(name, ()), line)
    if not found:
        raise Refused("Nothing was recorded.")
    return found
