"""The places of the law: which folders load, what a district's own adds, replaces and drops."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.errors import BadFile
from casemgr.store.caseload import Caseload
from conftest import Run
from support import OWN_LAW


def choose(caseload: Path, *lines: str) -> None:
    """Add lines to the settings."""
    path = caseload / "casemgr.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines), encoding="utf-8"
    )


def write(caseload: Path, name: str, text: str) -> None:
    path = caseload / "law" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


REFUSED = [
    ("state: us-cq", "`state`: no law is called us-cq; did you mean us-ca?"),
    ("handbook: chapter-71", "`handbook`: no law is called chapter-71; did you mean chapter-17?"),
    ("state: texas", "`state`: no law is called texas; there is us-ca; a folder law/texas would bring your own"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "message"), REFUSED)
def test_a_place_that_is_none_is_refused_with_the_near_one(caseload: Path, line: str, message: str) -> None:
    choose(caseload, line)
    with pytest.raises(BadFile) as refused:
        _ = Caseload(caseload).settings
    number = (caseload / "casemgr.yaml").read_text(encoding="utf-8").splitlines().index(line) + 1
    assert [str(problem) for problem in refused.value.problems] == [f"casemgr.yaml:{number}: {message}"]


def test_the_country_alone_is_no_state(caseload: Path) -> None:
    choose(caseload, "state: us")
    with pytest.raises(BadFile, match=r"`state`: no law is called us; did you mean us-\w\w\?$"):
        _ = Caseload(caseload).settings


def test_the_default_is_california_and_chapter_17(caseload: Path) -> None:
    by_default = Caseload(caseload).law.book
    choose(caseload, "state: us-ca", "handbook: chapter-17")
    assert Caseload(caseload).law.book == by_default


def test_without_a_handbook_the_law_is_the_countrys_and_the_states(caseload: Path) -> None:
    choose(caseload, "handbook: none")
    law = Caseload(caseload).law
    assert law.problems == ()
    assert law.book.duties == ()
    assert law.book.rule("annual-review")
    assert law.book.rule("manifestation-review")
    assert law.book.rule("meeting-notice") is None


def test_a_folder_in_the_districts_law_is_a_state(caseload: Path) -> None:
    write(caseload, "us-zz/rules.yaml", OWN_LAW)
    choose(caseload, "state: us-zz", "handbook: none")
    law = Caseload(caseload).law
    assert law.problems == ()
    assert [name for name, _ in law.own] == ["law/us-zz/rules.yaml"]
    assert law.book.rule("call-home")
    assert law.book.rule("annual-review") is None


def test_a_folder_of_a_shipped_state_adds_to_it(caseload: Path) -> None:
    write(caseload, "us-ca/more.yaml", OWN_LAW)
    law = Caseload(caseload).law.book
    assert law.rule("call-home")
    assert law.rule("annual-review")


def test_the_districts_own_rule_counts_in_place_of_its_states(caseload: Path) -> None:
    write(caseload, "us-ca/more.yaml", OWN_LAW)
    write(caseload, "more.yaml", OWN_LAW.replace("District memo 12", "District memo 13"))
    law = Caseload(caseload).law
    assert law.problems == ()
    rule = law.book.rule("call-home")
    assert rule
    assert rule.cite == ("District memo 13",)


def test_a_dropped_rule_counts_no_more(caseload: Path) -> None:
    write(caseload, "own.yaml", "schema: 1\ndrop: [co-teaching]\n")
    law = Caseload(caseload).law
    assert law.problems == ()
    assert law.book.rule("co-teaching") is None


def test_what_was_done_of_a_rule_dropped_since_is_no_problem(caseload: Path, run: Run) -> None:
    assert "rule: co-teaching" in (caseload / "students/ben-k.yaml").read_text(encoding="utf-8")
    write(caseload, "own.yaml", "schema: 1\ndrop: [co-teaching]\n")
    done = run("check")
    assert (done.returncode, done.stdout) == (0, "No problem found, as of Mon 11/23/2026.\n")
    student = caseload / "students/ben-k.yaml"
    text = student.read_text(encoding="utf-8")
    student.write_text(text.replace("rule: co-teaching", "rule: co-teachng", 1), encoding="utf-8")
    line = student.read_text(encoding="utf-8").splitlines().index("  rule: co-teachng") + 1
    said = f"students/ben-k.yaml:{line}: names the rule co-teachng, and there is none; see `casemgr rules`"
    assert said in run("check").stdout


def test_a_dropped_rule_that_is_none_is_a_problem(caseload: Path) -> None:
    write(caseload, "own.yaml", "schema: 1\ndrop: [co-teaching, co-teachng]\n")
    law = Caseload(caseload).law
    assert [str(problem) for problem in law.problems] == [
        "law/own.yaml:2: `drop`: there is no rule co-teachng; did you mean `co-teaching`?"
    ]
    assert law.book.rule("co-teaching") is None


def test_a_rule_that_another_is_counted_from_cannot_be_dropped(caseload: Path) -> None:
    write(caseload, "own.yaml", "schema: 1\ndrop: [triennial]\n")
    law = Caseload(caseload).law
    assert "the rule triennial-plan starts with triennial, which is dropped" in str(law.problems[0])
    assert law.book.rule("triennial")


def test_a_file_of_a_place_that_is_gone_is_missed(caseload: Path) -> None:
    write(caseload, "us-ca/a.yaml", OWN_LAW)
    write(caseload, "us-ca/b.yaml", "schema: 1\n")
    list(Caseload(caseload).students())
    (caseload / "law/us-ca/a.yaml").unlink()
    assert [problem.file for problem in Caseload(caseload).law.problems] == ["law/us-ca/a.yaml"]


def test_a_damaged_file_of_a_place_is_named(caseload: Path) -> None:
    write(caseload, "us-ca/a.yaml", "schema: 1\nruls: []\n")
    assert [str(problem) for problem in Caseload(caseload).law.problems] == [
        "law/us-ca/a.yaml:2: `ruls`: no such key here; did you mean `rules`?"
    ]
