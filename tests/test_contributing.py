"""CONTRIBUTING's own examples are added the way it says, and work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.docket.examples import wrongs
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.format import Setting
from casemgr.exchange.table import read_table
from casemgr.law.rules import Rule
from casemgr.store.yamltext import parse
from conftest import HERE, Run, surroundings
from support import calendar, context_with, said_to_the_student

TEXT = (HERE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
LATER = "from __future__ import annotations\n"


def example(heading: str, language: str) -> str:
    """The first block in this language under a heading."""
    part = TEXT.split(f"\n### {heading}\n")[1].split("\n### ")[0]
    found = re.search(rf"```{language}\n(.*?)```", part, re.DOTALL)
    assert found, heading
    return found[1]


def test_the_rule_is_right_by_its_own_examples() -> None:
    file = parse("rules:\n" + example("A rule", "yaml"), "CONTRIBUTING.md", end_mark=False)
    rule = Rule.model_validate(file.data["rules"][0])
    context = context_with()
    with_it = replace(context, law=context.law.having(rules=(*context.law.rules, rule)))
    calendars = {"sample-2026-27": calendar("sample-2026-27")}
    assert [wrongs(rule, each, with_it, calendars) for each in rule.examples] == [[]]


@pytest.mark.process
def test_the_event_its_command_and_the_format_work(tmp_path: Path) -> None:
    """In a process of its own: an event class, once there, is one for all who come after."""
    script = tmp_path / "added.py"
    script.write_text(
        "import casemgr.casefile.events.implementation as events\n"
        f"exec({example('An event', 'python')!r}, vars(events))\n"
        "from datetime import date\n"
        "from casemgr.casefile.saying import ALONE\n"
        "day = date(2026, 9, 14)\n"
        "lent = events.EquipmentLent(id='e1', date=day, recorded=day, device='speech tablet', until=date(2027, 6, 1))\n"
        "print(lent.sentence(ALONE))\n"
        "import casemgr.cli.table.row as row\n"
        f"added = eval('{{' + {example('A command', 'python')!r} + '}}', vars(row))\n"
        "print(added['lend'].event, [slot.name for slot in added['lend'].slots])\n"
        "import casemgr.checks.not_begun as not_begun\n"
        "vars(not_begun).update(EquipmentLent=events.EquipmentLent)\n"
        f"exec({LATER + example('A note', 'python')!r}, vars(not_begun))\n"
        "from recorded import recorded\n"
        "from support import fact\n"
        "print(*not_begun.no_end(*recorded(events.EquipmentLent, fact('equipment_lent', '2026-09-14', device='tablet'))))\n"
        "import casemgr.paper.formats as formats\n"
        f"exec({LATER + example('An output format', 'python')!r}, vars(formats))\n"
        "from casemgr.reports.report import Column, Report\n"
        "columns = (Column('a', 'First'), Column('b', 'Screen', shown='screen'), Column('c', 'Last'))\n"
        "print(formats.as_markdown(Report('T', columns, (('x|y', 'no', None),), dict)), end='')\n",
        encoding="utf-8",
    )
    ours = os.pathsep.join(map(str, (HERE, HERE.parent / "src")))
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        env=surroundings(tmp_path, PYTHONPATH=ours),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "speech tablet lent for use at home on Mon 9/14/2026; until Tue 6/1/2027",
        "equipment_lent ['device', 'until']",
        "no day is set for its return. To set one: casemgr correct ana-r e0 until=DATE",
        "| First | Last |",
        "| --- | --- |",
        "| x&#124;y |  |",
    ]


def test_the_import_format_reads_an_export() -> None:
    added: dict[str, Any] = {}
    exec(LATER + example("An import format", "python"), added)
    fmt = added["FORMAT"]
    heads = [names[0] for names in fmt.columns.values()]
    text = f"{','.join(heads)}\n11,Rivera,Ana,4/12/2017,4\n"
    table = read_table(text, file="students.csv", known=fmt.headers)
    assert fmt.missing(table) == []
    (pupil,) = fmt.read(fmt, table, Setting(date(2026, 9, 14), Asked("students.csv")))
    assert (pupil.last, pupil.first, pupil.born, pupil.grade) == ("Rivera", "Ana", date(2017, 4, 12), "4")


def test_the_letter_has_words_for_a_student_of_age() -> None:
    assert "{{ first }}" not in said_to_the_student(example("A letter", "markdown"))


def test_the_letter_is_printed(caseload: Path, run: Run) -> None:
    folder = caseload / "letters"
    folder.mkdir()
    (folder / "annual-reminder.en.md").write_text(example("A letter", "markdown"), encoding="utf-8")
    done = run("letter", "annual-reminder", "ben-k", "--format", "md")
    assert "Ben's IEP is of" in done.stdout, done.stderr


def test_the_state_is_chosen_and_its_example_is_right(caseload: Path, run: Run) -> None:
    folder = caseload / "law" / "us-tx"
    folder.mkdir(parents=True)
    (folder / "texas.yaml").write_text(example("A state", "yaml"), encoding="utf-8")
    settings = caseload / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}state: us-tx\nhandbook: none\n", encoding="utf-8")
    shutil.copy(HERE / "calendars" / "sample-2026-27.yaml", caseload / "calendars")
    said = run("rules").stdout
    assert "Complete the initial evaluation report" in said
    assert "texas" not in run("check").stdout


def test_the_changelog_cites_each_new_rule_as_the_rule_does() -> None:
    text = (HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    table = (
        text.split("\n## Unreleased\n")[1]
        .split("\n### Changes of the law: new rules\n")[1]
        .split("\n### ")[0]
    )
    rules = {rule.id: rule for rule in context_with().law.rules}
    for names, cell in re.findall(r"^\| (`.*?) \| (.+?) \|", table, re.MULTILINE):
        for name in re.findall(r"`([a-z0-9-]+)`", names):
            sections = {re.findall(r"\d[\d.]*\d", cite)[-1] for cite in rules[name].cite}
            assert sections & {*re.findall(r"\d[\d.]*\d", cell)}, name
