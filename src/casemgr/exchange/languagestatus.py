"""A student's language status where a roster names a home language and no status: some languages decide it, and of the others
nothing is said."""

from __future__ import annotations

from collections.abc import Mapping

from casemgr.casefile.names import fold
from casemgr.casefile.vocabulary import LanguageStatus
from casemgr.exchange.onfile import OnFile
from casemgr.exchange.rosters.pupil import Pupil

UNKNOWN_STATUS: LanguageStatus = "TBD"
"""What a person or a file says where it is not known yet."""


def with_status(pupil: Pupil, student: OnFile | None, decided: Mapping[str, str]) -> Pupil:
    """The pupil with the status that the home language decides, unless one is known. `decided`: language, folded → status."""
    is_known = pupil.language or (student and student.pupil.language not in ("", UNKNOWN_STATUS))
    status = decided.get(fold(pupil.home_language)) if pupil.home_language else None
    return pupil if is_known or status is None else pupil._replace(language=status)
