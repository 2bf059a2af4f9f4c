"""`backup`: the whole folder in one file, and back, byte for byte."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from conftest import Run, needs_unix


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".casemgr" not in path.relative_to(folder).parts
    }


def test_there_and_back_byte_for_byte(caseload: Path, run: Run, tmp_path: Path) -> None:
    (caseload / "letters").mkdir(exist_ok=True)
    (caseload / "students" / "odd name é.txt").write_bytes(b"\x00\xff\r\n")
    run("today")  # leaves .casemgr
    done = run("backup", "kept.zip")
    assert done.returncode == 0, done.stderr
    assert "compared byte for byte" in done.stdout
    names = zipfile.ZipFile(tmp_path / "kept.zip").namelist()
    assert not any(name.startswith(".casemgr") for name in names)
    again = run("backup", "--restore", "kept.zip", "again")
    assert again.returncode == 0, again.stderr
    assert contents(tmp_path / "again") == contents(caseload)
    assert (tmp_path / "again" / "letters").is_dir()
    assert run("--caseload", "again", "today").stdout == run("today").stdout


def test_a_file_or_folder_that_is_there_is_not_replaced(caseload: Path, run: Run, tmp_path: Path) -> None:
    assert run("backup", "kept.zip").returncode == 0
    assert "already exists" in run("backup", "kept.zip").stderr
    assert run("backup", "kept.zip", "--overwrite").returncode == 0
    before = contents(caseload)
    done = run("backup", "--restore", "kept.zip", "caseload")
    assert done.returncode == 3
    assert "is not an empty folder" in done.stderr
    assert contents(caseload) == before
    assert "lies inside the caseload" in run("backup", "caseload/kept.zip").stderr
    assert run("backup", "--restore", "kept.zip").returncode == 2
    assert (tmp_path / "kept.zip").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "name",
    ["../out.yaml", "/out.yaml", "students/../../out.yaml", "C:out.yaml", "a\\b.yaml", ".casemgr/lock"],
)
def test_a_path_that_leads_out_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as pack:
        pack.writestr("casemgr.yaml", "schema: 1\n")
        info = zipfile.ZipInfo("x")
        info.filename = name
        pack.writestr(info, "out")
    done = run("backup", "--restore", "bad.zip", "again")
    assert done.returncode == 3
    assert done.stderr.startswith("bad.zip: holds ")
    assert not (tmp_path / "again").exists()
    assert not (tmp_path / "out.yaml").exists()


def test_a_link_within_and_a_damaged_file_are_refused(caseload: Path, run: Run, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("students/ana-r.yaml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as pack:
        pack.writestr("casemgr.yaml", "schema: 1\n")
        pack.writestr(link, "/etc/passwd")
    assert "something that is no file" in run("backup", "--restore", "link.zip", "again").stderr
    assert run("backup", "kept.zip").returncode == 0
    data = bytearray((tmp_path / "kept.zip").read_bytes())
    data[200] ^= 0xFF
    data[5000] ^= 0xFF
    (tmp_path / "kept.zip").write_bytes(data)
    done = run("backup", "--restore", "kept.zip", "again")
    assert done.returncode == 3
    assert done.stderr == "kept.zip: is damaged, or no backup; use another copy\n"
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    assert run("backup", "--restore", "text.zip", "again").returncode == 3
    assert run("backup", "--restore", "nothing.zip", "again").returncode == 3
    assert not (tmp_path / "again").exists()


@needs_unix
def test_a_link_in_the_folder_is_refused(caseload: Path, run: Run, tmp_path: Path) -> None:
    (caseload / "law").mkdir(exist_ok=True)
    (caseload / "law" / "link.yaml").symlink_to("/etc/passwd")
    done = run("backup", "kept.zip")
    assert done.returncode == 3
    assert done.stderr.startswith("law/link.yaml: is a link")
    assert not (tmp_path / "kept.zip").exists()
