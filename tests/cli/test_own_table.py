"""A table of one's own: its columns are asked about once, and known the next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, needs_unix
from terminal import asked

TABLE = """My caseload,,,,,,
Student,Gr,DOB,Campus,IEP Due,3-Yr Due,Room
"Rivera, Ana",4,4/22/2017,Fernbrook Elementary,10/14/2026,10/14/2027,12
"Kim, Ben",K,4/12/2020,Fernbrook Elementary,9/30/2026,9/30/2028,12
"""


@pytest.mark.process
@needs_unix
def test_the_columns_are_asked_about_once(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(TABLE, encoding="utf-8")
    refused = run("import", "own.csv", "--yes")
    assert refused.returncode == 3
    assert "--column" in refused.stderr
    columns = ["y", "", "", "", "?", "campus", "school", "", "", "-"]
    besides = ["n", "", ""]
    said = asked(tmp_path, ["import", "own.csv"], [*columns, *besides, "y"])
    assert "DOB (4/22/2017) [born]" in said
    assert "campus: there is no such field" in said
    assert "Recorded for 2 students." in said
    assert "last_annual: 2025-10-14" in (empty / "students" / "ar1.yaml").read_text(encoding="utf-8")
    assert "tables:" in (empty / "casemgr.yaml").read_text(encoding="utf-8")
    assert run("check").returncode == 0
    (tmp_path / "next.csv").write_text(TABLE.replace('"Rivera, Ana",4', '"Rivera, Ana",5'), encoding="utf-8")
    again = run("import", "next.csv", "--yes")
    assert again.returncode == 0, again.stderr
    assert "ar1      grade  4     5" in again.stdout
    assert run("drift", "next.csv").returncode == 0
