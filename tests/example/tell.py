"""`python tests/example/tell.py DEST [CASEMGR]` makes the example caseload anew: it plays `story.txt`, command by
command, then adds by hand what a case manager types into the files.
"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DISTRICT, MANAGER = "Fernbrook Unified", "Dana Whitfield"
SOURCE = "dates of a real California district's adopted calendar"

SETTINGS = f"""\
schema: 1
district: {DISTRICT}
case_manager: {{name: {MANAGER}, role: education-specialist, email: dwhitfield@example.org, phone: "555-0100"}}
schools:                      # the level decides how often progress reports are due
- {{name: Fernbrook Elementary, level: elementary}}
- {{name: Alder Creek Elementary, level: elementary}}
- {{name: Fernbrook Middle, level: secondary}}
- {{name: Fernbrook High, level: secondary}}
staff:
- {{name: Priya Nair, role: slp, email: pnair@example.org}}
- {{name: Marcus Bell, role: school-psychologist, email: mbell@example.org, phone: "555-0104"}}
- {{name: Helen Osei, role: school-nurse}}
- {{name: Tomás Arriaga, role: occupational-therapist}}
- {{name: Ifeoma Adeyemi, role: behavior-specialist}}
- {{name: Wendell Fong, role: counselor}}
- {{name: Grace Lindqvist, role: el-specialist}}
- {{name: Yolanda Pryor, role: district-support, phone: "555-0110"}}
- {{name: Lorraine Teague, role: records-custodian}}
# readings:                   # every one is left at its default, as this one is
#   break_pause: whole_gap    # whole_gap | published_break | excess_only | none
printing: {{label: initials}}   # what stands for a student on paper
as_of: 2026-11-23             # the example stands still on this Monday; take the line out to live on
"""

CALENDARS = {  # what is added to the real dates
    "2025-26": """\
closures:
- {date: 2026-02-04, reason: "Power outage", schools: [Alder Creek Elementary]}
short_days:
- 2026-06-05  # last day of school
""",
    "2026-27": """\
short_days:
- 2026-11-19  # parent conferences
- 2026-12-17  # last day before winter break
""",
}


def parent(name: str, number: int, more: str = "", mail: str = "") -> str:
    mail = mail and f", email: {mail}@example.org"
    return f'contacts:\n- {{name: "{name}", phone: "555-{number:04}"{mail}{more}}}\n'


def providers(**services: str) -> str:
    rows = (f"- {{name: {name.replace('_', ' ')}, service: {what}}}\n" for name, what in services.items())
    return "providers:\n" + "".join(rows)


BY_HAND = {
    "ana-r": parent("Luz Rivera", 121, ", language: Spanish", "luz.rivera")
    + "# Call before 2 pm; Luz works evenings. Interpreter for every meeting, also when she says it is fine.\n",
    "hon-n": parent("Nguyễn Văn Thành", 123, ", language: Vietnamese")
    + "# Family name Nguyễn; everyone calls her Hồng. ELPAC scores are in the cum folder, not in the system.\n",
    "jos-n": parent("Elena Núñez", 124, ", language: Spanish", "elena.nunez"),
    "sio-o": parent("Maeve O'Brien", 126, ', address: "14 Quarry Lane, Fernbrook"', "maeve.obrien"),
    "ben-k": parent("Grace Kim", 127, mail="grace.kim")
    + providers(Dana_Whitfield="specialized academic instruction", Priya_Nair="speech and language"),
    "aal-r": parent("Monique Robinson", 128)
    + "# TRIENNIAL: asked Marcus about the plan 10/5 and 11/2, still waiting for his areas.\n"
    + providers(Dana_Whitfield="specialized academic instruction", Priya_Nair="speech and language"),
    "sof-l": parent("Karin Lindström", 129, mail="karin.l") + providers(Tomás_Arriaga="occupational therapy"),
    "tho-q": parent("Alma Quintero", 130, mail="alma.quintero")
    + "# one meeting can do it all: triennial, annual and what Alma asked for. Before 12/4!\n"
    + providers(Dana_Whitfield="specialized academic instruction", Priya_Nair="speech and language"),
    "luk-g": providers(Dana_Whitfield="specialized academic instruction", Wendell_Fong="college awareness"),
    "dar-j": parent("Renée Jefferson", 132) + providers(Dana_Whitfield="SAI", Wendell_Fong="counseling"),
    "rav-m": parent("Anita Menon", 133, mail="anita.menon"),
}


def main(dest: Path, casemgr: str) -> None:
    if (dest / "casemgr.yaml").exists():
        shutil.rmtree(dest)
    run(casemgr, "init", str(dest), "--district", DISTRICT, "--case-manager", MANAGER)
    (dest / "casemgr.yaml").write_text(SETTINGS, encoding="utf-8")
    for year, more in CALENDARS.items():
        text = (HERE.parent / "calendars" / f"redwood-city-{year}.yaml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^district: .*", f"district: {DISTRICT}", text)
        text = re.sub(r"(?m)^source: .*", f'{more}source: "{SOURCE}"', text)
        (dest / "calendars" / f"{year}.yaml").write_text(text, encoding="utf-8")
    for day, words in story():
        run(casemgr, "--as-of", day, "--caseload", str(dest), *words)
    for student, lines in BY_HAND.items():
        path = dest / "students" / f"{student}.yaml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("events:\n", lines + "events:\n", 1), "utf-8"
        )
    shutil.rmtree(dest / ".casemgr", ignore_errors=True)


def story() -> list[tuple[str, list[str]]]:
    """Each command with the day it was recorded, by day; those of one day in the order of the page."""
    lines = (HERE / "story.txt").read_text(encoding="utf-8").splitlines()
    told = [line.partition(": casemgr ") for line in lines if line and not line.startswith("#")]
    return sorted(((day, shlex.split(words)) for day, _, words in told), key=lambda step: step[0])


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{shlex.join(command)}\nstopped with exit code {done.returncode}:\n{done.stderr}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else "casemgr")
