"""Who gives a student's services, in a table of somebody's own and in an export with such columns."""

from __future__ import annotations

import pytest
from made_up import AS_OF

from casemgr.exchange.rosters.roster import Roster, read_roster


def read(header: str, cells: str, kind: str | None = "table") -> Roster:
    own = f"Last,First,DOB,Gr,{header}\nAbara,Chidi,3/14/2016,5,{cells}\n"
    return read_roster(own, file="own.csv", as_of=AS_OF, kind=kind)


def given(roster: Roster) -> list[tuple[str, str]]:
    (chidi,) = roster.pupils
    return [(each.provider, each.name) for each in chidi.services]


@pytest.mark.parametrize(
    ("header", "cells", "services"),
    [
        ("Provider,Service,Minutes", "Rosa Castellanos,Speech,30/wk", [("Rosa Castellanos", "Speech")]),
        ("Service provider", '"Castellanos, Rosa"', [("Rosa Castellanos", "")]),
        ("Therapist,Service", '"Rosa Castellanos, M.S., CCC-SLP",Speech', [("Rosa Castellanos", "Speech")]),
        ("SLP,OT", "Rosa Castellanos,Ken Ito", [("Rosa Castellanos", "speech"), ("Ken Ito", "OT")]),
        ("Physical therapist", "Ken Ito", [("Ken Ito", "PT")]),
        ("Providers", "Castellanos (speech) / Ito (OT)", [("Castellanos", "speech"), ("Ito", "OT")]),
        ("Providers", '"Rosa Castellanos, Ken Ito"', [("Rosa Castellanos", ""), ("Ken Ito", "")]),
        ("Provider,Services", "R. Castellanos,Speech / OT", [("R. Castellanos", "Speech"), ("R. Castellanos", "OT")]),
        ("Provider,Services", "Castellanos; Ito,Speech; OT", [("Castellanos", "Speech"), ("Ito", "OT")]),
        ("Provider,Services", ",Speech", [("", "Speech")]),
        ("Provider,Services", "n/a,-", []),
    ],
)  # fmt: skip
def test_providers_are_taken_with_their_services(
    header: str, cells: str, services: list[tuple[str, str]]
) -> None:
    assert given(read(header, cells)) == services


def test_minutes_stay_and_are_named() -> None:
    said = [remark.message for remark in read("Provider,Service,Minutes", "Ito,OT,30/wk").remarks]
    assert "not taken: “Minutes”" in said


@pytest.mark.parametrize("cell", ["30/wk", "yes", "OT", '"Rosa Castellanos, Ito"', "room 4", "60 min"])
def test_what_names_no_provider_for_certain_is_said_and_not_taken(cell: str) -> None:
    roster = read("OT", cell)
    assert given(roster) == []
    assert any("is no name of a provider, or not surely one" in remark.message for remark in roster.remarks)


def test_the_rows_of_one_student_are_put_together() -> None:
    rows = "Ken Ito,OT\nAbara,Chidi,3/14/2016,5,Rosa Castellanos,Speech"
    assert given(read("Provider,Service", rows)) == [("Ken Ito", "OT"), ("Rosa Castellanos", "Speech")]


def test_an_export_with_such_a_column_has_it_too() -> None:
    text = "SEIS ID,Last Name,First Name,Date of Birth,Service Provider\n7001,Abara,Chidi,3/14/2016,Ken Ito\n"
    assert given(read_roster(text, file="seis.csv", as_of=AS_OF)) == [("Ken Ito", "")]


def test_what_a_caseload_wrote_itself_comes_back_as_it_was() -> None:
    head = (
        "casemgr_id,last,first,born,grade,school,contact_name,contact_relation,provider_name,provider_service"
    )
    text = f"{head}\nca1,Abara,Chidi,2016-03-14,5,Mesa Verde,Ana Diaz (room 14),parent,Room 4 staff,OT\n"
    roster = read_roster(text, file="ours.csv", as_of=AS_OF)
    assert given(roster) == [("Room 4 staff", "OT")]
    assert roster.pupils[0].contacts[0].name == "Ana Diaz (room 14)"
    assert not roster.questions
