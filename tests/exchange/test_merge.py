"""Several files together: one student once, nothing erased, every difference asked."""

from __future__ import annotations

from datetime import date

from made_up import AS_OF, named, roster

from casemgr.exchange.newids import new_ids
from casemgr.exchange.rosters.merge import Merged, merge
from casemgr.exchange.rosters.pupil import Contact, Pupil
from casemgr.exchange.rosters.roster import Roster, read_roster

FIELDS = {
    "name": "Student",
    "born": "DOB",
    "school": "School",
    "grade": "Gr",
    "seis": "SEIS",
    "contact_name": "Parent",
    "contact_phone": "Phone",
}


def table(name: str, *rows: str) -> Roster:
    """A small file: cells with a bar between, the header's names those of FIELDS."""
    text = "\n".join(row.replace("|", "\t") for row in rows)
    mapping = {field: header for field, header in FIELDS.items() if header in rows[0].split("|")}
    return read_roster(text, file=name, as_of=AS_OF, mapping=mapping)


def both(one: Roster, other: Roster, **answers: str) -> Merged:
    first = merge([one, other])
    return (
        merge([one, other], {q.key: answers[q.kind.replace("-", "_")] for q in first.questions})
        if answers
        else first
    )


HEAD = "Student|DOB|School|Gr"
ANA = "Rivera, Ana|2017-04-12|Fernbrook Elementary|4"


def test_the_files_of_one_system_go_together_by_its_id() -> None:
    found = merge(
        [
            roster(name)
            for name in ("seis-deliveries/usual.csv", "seis-iep-dates/usual.csv", "seis-goals/usual.csv")
        ]
    )
    assert len(found.pupils) == 7
    lucia = named(found.pupils, "Lucía Castellanos")
    assert (len(lucia.services), lucia.rounds, lucia.next_annual) == (3, (1,), date(2026, 10, 14))
    assert len(named(found.pupils, "Elsa Lindgren").services) == 0
    assert [question.kind for question in found.questions] == ["day"]
    assert found.only_added_to == ()


def test_a_file_that_lists_no_students_adds_none() -> None:
    found = merge([roster("oneroster/users.csv"), roster("oneroster-demographics/usual.csv")])
    assert found.pupils == ()
    assert [(pupil.sourced, pupil.born) for pupil in found.only_added_to] == [
        ("s1", date(2016, 3, 15)),
        ("s2", date(2016, 4, 12)),
        ("s3", None),
    ]


def test_contacts_go_to_the_student_of_that_name_birth_date_and_state_id() -> None:
    found = merge([roster("seis-iep-dates/usual.csv"), roster("siras-contacts/usual.csv")])
    assert len(named(found.pupils, "Lucía Castellanos").contacts) == 3
    assert found.only_added_to == ()


def test_last_first_and_first_last_are_one_student() -> None:
    found = both(
        table("a.csv", HEAD, ANA),
        table(
            "b.csv",
            HEAD,
            "Ana RIVERA|4/12/2017|Fernbrook Elementary|4",
            "Bo Kim|4/13/2017|Fernbrook Elementary|4",
        ),
    )
    assert [pupil.name for pupil in found.pupils] == ["Ana Rivera", "Bo Kim"]
    assert found.pupils[0].sources == (("a.csv", 2), ("b.csv", 2))
    assert found.questions == ()


def test_two_of_one_name_with_other_birth_dates_stay_two() -> None:
    found = both(
        table("a.csv", HEAD, ANA), table("b.csv", HEAD, "Rivera, Ana|2015-08-30|Fernbrook Elementary|6")
    )
    assert len(found.pupils) == 2
    assert found.questions == ()


def test_two_of_one_name_with_other_ids_stay_two_even_when_born_on_one_day() -> None:
    head = f"{HEAD}|SEIS"
    found = both(table("a.csv", head, f"{ANA}|1"), table("b.csv", head, f"{ANA}|2"))
    assert len(found.pupils) == 2
    assert found.questions == ()


def test_new_ids_say_little_and_are_given_once() -> None:
    pupils = [Pupil(last="Rivera", first="Ana", seis="4100001"), Pupil(last="Rojas", first="Abel")]
    assert new_ids(pupils, {"ar1"}, "initials") == ["ar2", "ar3"]
    assert new_ids(pupils, (), "numbers") == ["s01", "s02"]
    assert new_ids(pupils, (), "names") == ["ana-r", "abel-r"]
    assert new_ids(pupils, (), "system") == ["4100001", "ar1"]
    assert new_ids([pupils[0]._replace(code="x9")], (), "system") == ["x9"]


def test_a_suffix_tells_two_apart() -> None:
    found = both(
        table("a.csv", HEAD, "Smith Jr., Al|2017-04-12|Fernbrook Elementary|4"),
        table("b.csv", HEAD, "Smith III, Al|2017-04-12|Fernbrook Elementary|4"),
    )
    assert len(found.pupils) == 2


def test_one_name_and_birth_date_at_two_schools_is_asked() -> None:
    files = table("a.csv", HEAD, ANA), table("b.csv", HEAD, ANA.replace("Elementary", "Middle"))
    found = both(*files)
    assert len(found.pupils) == 2
    (question,) = found.questions
    assert (question.kind, question.file, question.line) == ("same-student", "b.csv", 2)
    assert question.readings == ("same", "different")
    assert "Fernbrook Elementary" in question.text
    assert "Fernbrook Middle" in question.text
    one = merge(files, {question.key: "same"})
    assert len(one.pupils) == 1
    assert [asked.kind for asked in one.questions] == ["school"]
    assert len(merge(files, {question.key: "different"}).pupils) == 2


def test_a_name_without_a_birth_date_is_asked() -> None:
    found = both(
        table("a.csv", HEAD, ANA), table("b.csv", "Student|School|Gr", "Ana Rivera|Fernbrook Elementary|4")
    )
    assert [question.kind for question in found.questions] == ["same-student"]


def test_a_second_first_name_in_another_column_is_no_other_student() -> None:
    found = merge([roster("seis-iep-dates/usual.csv"), roster("powerschool/usual.txt")])
    assert len(named(found.pupils, "Lucía Castellanos").contacts) == 1
    assert [question.kind for question in found.questions] == ["day"]
    assert [pupil.name for pupil in found.only_added_to] == ["Cal Drummond"]


def test_a_later_blank_never_erases() -> None:
    head = f"{HEAD}|Parent|Phone"
    found = both(
        table("a.csv", head, f"{ANA}|Luz Rivera|555-0121"),
        table("b.csv", head, "Rivera, Ana|2017-04-12|Fernbrook Elementary||Luz Rivera|"),
    )
    assert found.pupils[0].grade == "4"
    assert found.pupils[0].contacts == (Contact("Luz Rivera", phone="555-0121"),)
    assert found.questions == ()


def test_a_difference_is_asked_and_the_answer_is_taken() -> None:
    files = table("a.csv", HEAD, ANA), table("b.csv", HEAD, ANA.replace("|4", "|5"))
    found = both(*files)
    (question,) = found.questions
    assert (question.kind, question.column, question.readings) == ("disagreement", "grade", ("4", "5"))
    assert "4 (a.csv:2)" in question.text
    assert "5 (b.csv:2)" in question.text
    assert found.pupils[0].grade == "4"
    assert merge(files, {question.key: "5"}).pupils[0].grade == "5"


def test_three_ways_of_writing_one_case_manager_are_no_difference() -> None:
    names = ("Whitfield, Dana", "Dana Whitfield", "dana whitfield")
    files = [
        read_roster(
            f"Student\tDOB\tCM\nRivera, Ana\t2017-04-12\t{name}\n",
            file=f"{number}.csv",
            as_of=AS_OF,
            mapping={"name": "Student", "born": "DOB", "case_manager": "CM"},
        )
        for number, name in enumerate(names)
    ]
    assert merge(files).questions == ()
