"""What an import asks at a keyboard, and that nothing is written that was declined, not asked, or only supposed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from outcome import data
from terminal import asked

HEAD = "Last Name,First Name,Birthdate,Grade,School,Status,Disability,Home Language,Last IEP Date,Last Triennial,Case Manager,Parent,Phone"
DAY = ("--as-of", "2026-11-23")


def table(
    folder: Path,
    *rows: str,
    name: str = "own.csv",
) -> str:
    """A table of a teacher's own, whose columns are all known by their headers."""
    (folder / name).write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return name


def stone(*, home: str = "", manager: str = "Dana Whitfield", parent: str = "", phone: str = "") -> str:
    return f"Stone,Ray,4/23/2017,4,Fernbrook Elementary,Eligible,SLD,{home},3/13/2026,3/13/2025,{manager},{parent},{phone}"


def taken(run: Run, folder: Path, *rows: str) -> None:
    done = run(*DAY, "import", table(folder, *rows), "--kind", "table", "--yes")
    assert done.returncode == 0, done.stderr


def again(folder: Path, answers: list[str], *rows: str) -> str:
    return asked(folder, [*DAY, "import", table(folder, *rows, name="newer.csv"), "--kind", "table"], answers)


def head(run: Run, student: str) -> dict[str, Any]:
    found: dict[str, Any] = data(run, *DAY, "show", student)["student"]
    return found


@pytest.mark.parametrize("home", ["English", "Spanish"])
def test_the_language_status_that_was_declined_is_not_written_with_the_home_language(
    empty: Path, run: Run, tmp_path: Path, home: str
) -> None:
    taken(run, tmp_path, stone())
    said = again(tmp_path, ["", "each", "y", "n"] if home == "English" else ["", "all"], stone(home=home))
    assert ("language status — → EO. Take it?" in said) is (home == "English")
    assert head(run, "rs1")["language"] == {"home": home}
    assert f"Language: {home} at home" in run(*DAY, "show", "rs1").stdout
    assert "language.status" not in (empty / "students" / "rs1.yaml").read_text(encoding="utf-8")


def test_what_was_declined_of_a_pair_is_not_written_with_the_other(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    taken(run, tmp_path, stone())
    again(tmp_path, ["", "each", "n", "y"], stone(home="English"))
    assert head(run, "rs1")["language"] == {"status": "EO"}


def test_a_number_written_in_another_way_is_not_written_with_another_change(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    taken(run, tmp_path, stone(parent="Lea Stone", phone="(510) 555-0142"))
    row = stone(parent="Lea Stone", phone="510-555-0142") + ",Spanish"
    name = table(tmp_path, row, name="newer.csv")
    text = (tmp_path / name).read_text(encoding="utf-8").replace("Phone\n", "Phone,Parent Language\n")
    (tmp_path / name).write_text(text, encoding="utf-8")
    asked(
        tmp_path,
        [*DAY, "import", name, "--kind", "table", "--column", "contact_language=Parent Language"],
        ["all"],
    )
    (contact,) = head(run, "rs1")["contacts"]
    assert (contact["phone"], contact["language"]) == ("(510) 555-0142", "Spanish")
