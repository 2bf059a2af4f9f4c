"""Somebody who is not on file, and may be a slip for one who is."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.names import MAY_BE_A_SLIP, names_meant, names_near
from casemgr.casefile.student import Identity


def slip_for_one_on_file(name: str, identity: Identity, staff: Iterable[str]) -> str | None:
    """What is in doubt about a name that is none of a contact, a teacher, a provider, the student or the staff, and is near
    that of one of the first three."""
    own = [*(contact.name for contact in identity.contacts), *identity.carry_it_out]
    near = names_near(name, own, MAY_BE_A_SLIP)
    if not near or names_meant(name, [*own, str(identity.name), *staff]):
        return None
    return f"{name} is not among this student's contacts, teachers and providers; did you mean {near[0]}?"
