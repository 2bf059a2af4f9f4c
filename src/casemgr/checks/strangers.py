"""Somebody who is not on file, and may be a slip for one who is."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.names import doubt, names_meant
from casemgr.casefile.student import Identity


def slip_for_one_on_file(name: str, identity: Identity, staff: Iterable[str]) -> str | None:
    """What is in doubt about a name that is none of a contact, a teacher, a provider, the student or the staff, and is near
    that of one of the first three."""
    own = [*(contact.name for contact in identity.contacts), *identity.carry_it_out]
    if names_meant(name, [*own, str(identity.name), *staff]):
        return None
    return doubt(f"{name} is not among this student's contacts, teachers and providers", name, own)
