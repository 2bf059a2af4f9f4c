"""SEIS, the district's extract: open referrals and students who have exited are in it beside the eligible ones."""

from __future__ import annotations

from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.rosters.seis_custom_search import FORMAT as SEARCH

FORMAT = Format(
    name="seis-district",
    title="SEIS district extract",
    columns={
        **{name: headers for name, headers in SEARCH.columns.items() if not name.startswith("contact")},
        "area": ("Disability 1 Code", "Disability 1"),
    },
    needs=("seis", "last", "first", "born", "status", "consent", "exited"),
    read=read_rows,
    order="month-first",
    is_completed=True,
    marks=("Exit Reason", "Plan Type (Edu Plan for SpEd Svcs)", "Date of Original SpEd Entry"),
)
