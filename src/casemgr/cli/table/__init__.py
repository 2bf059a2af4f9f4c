"""Every command, by its panel in the help. A row says all there is of a command that only records one event."""

from casemgr.cli.table import (
    caseload,
    consent,
    daily,
    discipline,
    meeting,
    moves,
    notice,
    progress,
    records,
    referral,
    year,
)
from casemgr.cli.table.row import Row

PANELS = {
    "Referral": referral.ROWS,
    "Assessment and consent": consent.ROWS,
    "IEP meeting": meeting.ROWS,
    "Written notice": notice.ROWS,
    "Implementation and progress": progress.ROWS,
    "Start of year": year.ROWS,
    "Manifestation determination": discipline.ROWS,
    "Records": records.ROWS,
    "Moves": moves.ROWS,
    "Every day": daily.ROWS,
    "Caseload": caseload.ROWS,
}
"""The panels in the order of the help."""
COMMANDS: dict[str, Row] = {name: row for rows in PANELS.values() for name, row in rows.items()}
