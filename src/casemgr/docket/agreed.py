"""When what an IEP plans is due while the parent has still to agree to that IEP: EC 56346."""

from __future__ import annotations

from casemgr.days.counting import after
from casemgr.docket.deadline import Start
from casemgr.docket.facts import Facts
from casemgr.docket.matching import matches
from casemgr.law.on import On
from casemgr.state.iep import is_offered
from casemgr.state.services import planned_services


def once_agreed(agreeing: On, start: Start, facts: Facts) -> Start | None:
    """The start of a service planned: where an IEP was being offered that the parent had not answered, the agreement to it, if
    that has come and the plan is still the last. Before that nothing of it is in effect, and where its day has passed by then,
    it is due on the next school day, unknown where no calendar says which."""
    place = start.opened[1]
    if not is_offered(facts.events[:place]):
        return start
    for agreed, event in enumerate(facts.events[place + 1 :], place + 1):
        if matches(agreeing, event):
            if start.event not in planned_services(facts.events[:agreed]):
                return None
            base = start.base
            if base is None or base < event.date:
                base = after(event.date, 1, facts.calendar.table(None))
            here = (event.date, agreed)
            return start._replace(day=event.date, base=base, place=here, opened=here)
    return None
