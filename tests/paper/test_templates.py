"""The district's own templates: what they may record, that `check` tries them out, and that none runs on."""

from __future__ import annotations

import json
import re
import sys
import time
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from casemgr.cli.checking.own_letters import letter_problems
from casemgr.cli.letters.record_line import objection
from casemgr.cli.program.session import Session
from casemgr.errors import BadFile
from casemgr.paper.letters.apart import fill_apart
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.fields import FIELDS
from casemgr.paper.letters.fill import Blank, fill
from casemgr.paper.letters.record import RECORDERS
from casemgr.paper.letters.samples import samples
from casemgr.paper.letters.template import Template, read_template
from casemgr.store.lawfiles import read_place
from casemgr.store.letterfiles import LetterFile, read_letters, sample_student
from conftest import EXAMPLE, Run
from support import context_with, said_to_the_student

HEAD = "---\ntitle: T\nfor: parent\n---\n"
STUDENT = "{student_id}"


@pytest.fixture
def letters(caseload: Path) -> Path:
    """The district's own templates."""
    folder = caseload / "letters"
    folder.mkdir()
    return folder


def own(letters: Path, text: str, name: str = "ours.en.md") -> None:
    (letters / name).write_text(text, encoding="utf-8")


def template_of(body: str, title: str = "T") -> Template:
    return read_template(
        "ours", "en", "letters/ours.en.md", f"---\ntitle: {title}\nfor: parent\n---\n{body}\n"
    )


# --- what a letter records ----------------------------------------------------------------------------------


DOES_MORE = [
    ("sent {student_id} x -oX.csv", "cannot say -o"),
    ("sent {student_id} x -o X.csv", "cannot say -o"),
    ("sent {student_id} x --output=X.csv", "cannot say --output"),
    ("sent {student_id} x --overwrite", "cannot say --overwrite"),
    ("sent {student_id} x --format csv", "cannot say --format"),
    ("sent {student_id} x --force", "cannot say --force"),
    ("sent {student_id} x --dry-run", "cannot say --dry-run"),
    ("sent {student_id} x --help", "cannot say --help"),
    ("sent {student_id} x --caseload elsewhere", "No such option"),
    ("--caseload elsewhere sent {student_id} x", "a letter cannot run `--caseload`"),
    ("sent {student_id} x --to", "requires an argument"),
    ("sent eli-m safeguards --to {recipient}", "its own student alone"),
    ("sent {student} safeguards", "its own student alone"),
    ("sent {student_id} a b", "its own student alone"),
    ("sent {student_id}", "DOCUMENT is missing"),
    ("sent", "is missing"),
    ("progress-sent {student_id} eli-m", "its own student alone"),
    ("progress-sent --all-due", "cannot say --all-due"),
    ("progress-sent {student_id} --except eli-m", "cannot say --except"),
    ("hand-off {student_id} --acknowledged", "cannot say --acknowledged"),
    ("release {student_id} {source} --revoked", "cannot say --revoked"),
    ("undo {student_id}", "a letter cannot run `undo`"),
    ("edit {student_id} --grade 5", "a letter cannot run `edit`"),
    ("letter safeguards {student_id} -o x", "a letter cannot run `letter`"),
    ("sent {student_id} x --to {recipent}", "`recipent` is no fact of a letter"),
    ("sent {student_id} x --to={recipient}", "a word of its own"),
    ("sent {student_id} x --to the-{recipient}", "a word of its own"),
]
"""A line that a letter may not record with, and what is said of it."""


def test_a_line_that_would_do_more_is_named_by_check_and_refused(
    caseload: Path, letters: Path, run: Run
) -> None:
    for number, (line, _) in enumerate(DOES_MORE):
        text = f"---\ntitle: T\nfor: parent\nrecord: {line}\n---\nDear {{{{ recipient }}}}\n"
        own(letters, text, f"ours{number:02d}.en.md")
    checked = run("check")
    assert checked.returncode == 1
    before = {path: path.read_bytes() for path in caseload.parent.rglob("*") if path.is_file()}
    for number, (line, said) in enumerate(DOES_MORE):
        place = f"letters/ours{number:02d}.en.md:4: `record`: "
        named = [each for each in checked.stdout.splitlines() if each.startswith(place)]
        assert [each for each in named if said in each], line
        done = run("letter", f"ours{number:02d}", "ana-r", "--record")
        assert (done.returncode, done.stdout) == (3, ""), line
        assert place in done.stderr
    assert {path: path.read_bytes() for path in caseload.parent.rglob("*") if path.is_file()} == before


def test_a_line_that_records_is_taken(caseload: Path, letters: Path, run: Run) -> None:
    line = "sent {student_id} district-form --to {recipient} --method mail --on today"
    own(letters, f"---\ntitle: T\nfor: parent\nrecord: {line}\n---\nDear {{{{ recipient }}}}\n")
    assert run("check").returncode == 0
    done = run("letter", "ours", "ana-r", "--record")
    assert done.returncode == 0, done.stderr
    documents = json.loads(run("sent", "ana-r", "--format", "json").stdout)["documents"]
    assert documents[-1]["document"] == "district-form"
    assert documents[-1]["to"] == "Luz Rivera"


def test_every_shipped_line_is_allowed() -> None:
    for template in Catalogue(read_letters(None)).readable():
        if template.record:
            from casemgr.paper.letters.record import words_as_written

            assert objection(words_as_written(template), STUDENT) is None, template.place


def test_what_a_fact_holds_is_no_option(letters: Path, run: Run) -> None:
    """A line that is allowed, filled with a value that begins like an option."""
    own(letters, "---\ntitle: T\nfor: parent\nrecord: sent {student_id} {subject}\n---\nx\n")
    assert run("check").returncode == 0
    done = run("letter", "ours", "ana-r", "--set", "subject=-oX.csv", "--record")
    assert done.returncode == 3
    assert "nothing recorded" in done.stderr
    assert "cannot say -o" in done.stderr
    assert not (letters.parent.parent / "X.csv").exists()


def test_an_options_value_may_begin_with_a_hyphen() -> None:
    assert objection(["sent", "ana-r", "x", "--to", "-oX"], "ana-r") is None
    assert "own student" in str(objection(["sent", "eli-m", "x"], "ana-r"))


def test_each_recorder_takes_the_options_it_is_allowed() -> None:
    from casemgr.cli.loading.command import load

    for name, options in RECORDERS.items():
        known = {option for param in load(name).params for option in param.opts}
        assert options <= known, name


def test_a_letter_ends_as_the_command_ends_that_records_it(caseload: Path, run: Run) -> None:
    done = run(
        "letter",
        "meeting-notice",
        "mar-f",
        "--to",
        "Rosa Fuentes",
        "--record",
        "--set",
        "meeting_date=2031-01-01",
    )
    assert done.returncode != 0
    assert "no meeting is booked" in done.stderr


# --- what check finds ------------------------------------------------------------------------------------------


FAULTS = [
    (HEAD + "Dear\n{{ nosuch }}\n", 6, "'nosuch' is undefined"),
    (HEAD + "{% if first == 'Zed' %}\n{{ nosuch }}\n{% endif %}\n", 6, "'nosuch' is undefined"),
    (
        HEAD + "{% for x in [] %}\n{% if x %}{{ nosuch }}{% endif %}{% endfor %}\n",
        6,
        "'nosuch' is undefined",
    ),
    (HEAD + "Dear\n{% if %}\n", 6, "Expected an expression"),
    (HEAD + "{% if first %}\n", 5, "endif"),
    (HEAD + "\n\n{{ first|nofilter }}\n", 7, "No filter named 'nofilter'"),
    (
        HEAD + "{% for m in members %}\n\n{{ m.rol }}\n{% endfor %}\n",
        7,
        "a Member has no attribute 'rol'",
    ),
    (HEAD + "{% for a in plan_areas %}\n{{ a.area.nope }}\n{% endfor %}\n", 6, "has no attribute 'nope'"),
    (
        HEAD + "{% for c in contacts %}\n{{ c.nam }}\n{% endfor %}\n",
        6,
        "a Contact has no attribute 'nam'",
    ),
    (HEAD + "{% include '_nosuch.en.md' %}\n", 5, "there is no part _nosuch.en.md"),
    (HEAD + "{{ first.__class__ }}\n", 5, "unsafe"),
    ("---\nfor: parent\ntitle: T {{ nosuch }}\n---\nx\n", 3, "'nosuch' is undefined"),
    ("---\nfor: parent\ntitle: T\nabout: everybody\n---\nx\n", 4, "student or caseload"),
    (
        "---\nfor: staff\ntitle: T\nabout: caseload\n---\n{% for l in lines %}{{ l.nope }}{% endfor %}\n",
        6,
        "a YearLine has no attribute 'nope'",
    ),
    ("---\nfor: staff\ntitle: T\nabout: caseload\n---\n{{ first }}\n", 6, "'first' is undefined"),
    (f"---\nfor: staff\ntitle: {'T' * 2000}\n---\nx\n", 3, "is longer than 1000 characters"),
]
"""A template's text, the line at fault, and what is said of it."""


def test_check_tries_every_template_out(letters: Path, run: Run) -> None:
    for number, (text, _, _) in enumerate(FAULTS):
        own(letters, text, f"ours{number:02d}.en.md")
    done = run("check")
    assert done.returncode == 1
    said = done.stdout.splitlines()
    for number, (text, line, what) in enumerate(FAULTS):
        found = [each for each in said if each.startswith(f"letters/ours{number:02d}.en.md:{line}: ")]
        assert [each for each in found if what in each], text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Dear\n{{ nosuch }}\n", 2, "'nosuch' is undefined"),
        ("Dear\n\n{% if %}\n", 3, "Expected an expression"),
    ],
)
def test_check_tries_the_districts_parts_out_in_all_letters(
    letters: Path, run: Run, text: str, line: int, said: str
) -> None:
    own(letters, text, "_opening.en.md")
    checked = run("check").stdout
    assert checked.startswith(f"letters/_opening.en.md:{line}: ")
    assert said in checked
    done = run("letter", "release", "ana-r", "--language", "English")
    assert (done.returncode, done.stdout) == (3, "")
    assert f"letters/_opening.en.md:{line}: " in done.stderr


def test_a_part_that_nothing_includes_is_read_too(letters: Path, run: Run) -> None:
    own(letters, "one\n{{ whatever }}\n{% for %}\n", "_unused.en.md")
    found = run("check").stdout
    assert found.startswith("letters/_unused.en.md:3: ")
    assert "whatever" not in found


def test_an_unreadable_part_is_no_empty_one(letters: Path, run: Run) -> None:
    (letters / "_opening.en.md").write_bytes(b"Dear \xff\n")
    assert run("check").stdout.startswith("letters/_opening.en.md:1: is not UTF-8")
    done = run("letter", "release", "ana-r", "--language", "English")
    assert (done.returncode, done.stdout) == (3, "")
    assert "letters/_opening.en.md:1: is not UTF-8" in done.stderr


def test_what_is_right_is_not_named(letters: Path, run: Run) -> None:
    own(
        letters, HEAD + "{% if nosuch is defined %}{{ nosuch }}{% endif %}{{ first }}{% set a = 1 %}{{ a }}\n"
    )
    done = run("check")
    assert (done.returncode, done.stdout) == (0, "No problem found, as of Mon 11/23/2026.\n")


def test_a_letter_without_its_row_in_the_law_says_so(letters: Path, run: Run) -> None:
    with pytest.raises(
        BadFile, match=r"there is no `ours` in it; `law_of` has the rows of `letters:` in the law"
    ):
        fill(template_of('{{ law_of["ours"]|law_note }}'), {}, {"law_of": {}})
    own(letters, HEAD + '{{ law_of["ours"]|law_note }}\n')
    assert run("check").returncode == 1
    (letters.parent / "law").mkdir()
    row = "schema: 1\nletters:\n- {letter: ours, rules: [annual-review]}\n"
    (letters.parent / "law/own.yaml").write_text(row, encoding="utf-8")
    assert run("check").returncode == 0
    assert "EC 56343(d)" in run("letter", "ours", "ana-r", "--format", "md").stdout


def test_the_shipped_templates_are_right_with_both_samples(tmp_path: Path) -> None:
    """As if each were a district's own."""
    here = Session(EXAMPLE, None)
    shipped = read_letters(None)
    assert (
        list(
            letter_problems(
                here, Catalogue({name: file._replace(own=True) for name, file in shipped.items()})
            )
        )
        == []
    )


NOT_OF_THE_SAMPLE = {
    "adult_since",  # the parents' letters are tried out on her
    "plan_unanswered",  # she has consented, and her IEP is in effect
    "iep_offered",
    "iep_not_in_effect",
    "contents_kept_for",
    "release_not_needed",  # one was asked for
    "former_district",  # her case began here
    "majority_on_file",  # she is not of age
    "short_notice",
    "assessor_titles",  # who assesses her is not in the settings of the samples
    "notice_on_file",  # nothing was sent to her on the day of the samples
    "safeguards_on_file",
    "copies_on_file",  # she has asked once more
    "team",  # one member is not invited yet
}


def test_the_sample_has_what_the_letters_print() -> None:
    whole = samples(context_with(), sample_student(), {})["student"][0]
    blank = {name for name in FIELDS if isinstance(whole[name], Blank)}
    assert blank == NOT_OF_THE_SAMPLE, "an event in paper/letters/sample.yaml gives each fact its value"


# --- templates that run on ------------------------------------------------------------------------------------

ENDLESS = {
    "loops": "{% for a in 'x' * 100000 %}{% for b in 'x' * 100000 %}{% endfor %}{% endfor %}",
    "slice": "{{ [1]|slice(10 ** 8)|list|length }}",
    "wordwrap": "{{ ('a' * 10 ** 7)|wordwrap(1) }}",
    "lipsum": "{{ lipsum(n=2, min=10 ** 7, max=10 ** 8) }}",
    "power": "{{ (9 ** (9 ** 9)) % 7 }}",
    "macros": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
}


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_a_template_that_runs_on_is_stopped(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casemgr.paper.letters.apart.SECONDS", 0.25)
    began = time.monotonic()
    with pytest.raises(BadFile, match=r"letters/ours.en.md: takes longer than 0.25 seconds"):
        fill_apart(template_of(body), {}, {})
    assert time.monotonic() - began < 30


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows limits no memory of a process; there only the time is"
)
@pytest.mark.parametrize(
    "body",
    ["{{ 'a' * 10 ** 10 }}", "{{ 'a'|center(10 ** 10) }}", "{{ '%09999999999d'|format(1) }}"],
)
def test_a_template_that_takes_all_memory_is_stopped(body: str) -> None:
    with pytest.raises(BadFile, match=r"letters/ours.en.md:5: takes more memory"):
        fill_apart(template_of(body), {}, {})


def test_a_template_that_calls_itself_is_stopped() -> None:
    with pytest.raises(BadFile, match=r"letters/ours.en.md:5: maximum recursion"):
        fill_apart(template_of("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"), {}, {})


def test_a_letter_of_too_many_characters_is_refused() -> None:
    with pytest.raises(BadFile, match="comes to more than 100,000 characters"):
        fill_apart(template_of("{{ 'a ' * 60000 }}"), {}, {})


def test_one_that_runs_on_hides_no_other_from_check(
    letters: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "casemgr.paper.letters.apart.SECONDS", 1
    )  # enough for the others, on a busy computer too
    own(letters, HEAD + ENDLESS["loops"], "a.en.md")
    own(letters, HEAD + "{{ nosuch }}", "b.en.md")
    own(letters, HEAD + "{{ first }}", "c.en.md")
    lines = run("check").stdout.splitlines()
    assert lines[0].startswith("letters/a.en.md: takes longer than 1 seconds")
    assert lines[1].startswith("letters/b.en.md:5: 'nosuch' is undefined")
    assert lines[2].startswith("2 problems found")


def test_a_template_of_the_district_comes_out_as_one_of_ours(caseload: Path, letters: Path, run: Run) -> None:
    """The whole way through the other process: every kind of fact goes there and comes back as text."""
    words = [
        ("hand-off", "hon-n"),
        ("assessment-plan", "jos-n"),
        ("manifestation", "eli-m"),
        ("start-of-year",),
    ]
    before = [run("letter", *each).stdout for each in words]
    for name, file in read_letters(None).items():
        own(letters, file.text, name)
    assert [run("letter", *each).stdout for each in words] == before
    assert all(before)


def test_nothing_in_the_present_folder_is_run(caseload: Path, letters: Path, run: Run) -> None:
    own(letters, HEAD + "{{ first }}")
    for name in ("jinja2.py", "casemgr.py", "json.py", "sitecustomize.py"):
        (caseload.parent / name).write_text("open('RUN', 'w').close()\n", encoding="utf-8")
    assert "Ana" in run("letter", "ours", "ana-r").stdout
    assert not (caseload.parent / "RUN").exists()


# --- what is no text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "{{ range }}",
        "{{ lipsum }}",
        "{{ cycler }}",
        "{{ [range] }}",
        "{{ first.upper }}",
        "{{ self }}",
        "{{ {1: range} }}",
        "{{ areas|map('upper') }}",
        "{% macro m() %}{% endmacro %}{{ m }}",
        "{% for a in [1] %}{{ loop }}{% endfor %}",
        "{{ '' ~ range }}",
        "{{ range|string }}",
        "{{ [range]|join }}",
        "{{ '%s'|format(range) }}",
        "{{ '{}'.format(range) }}",
        "{{ range|upper }}",
        "{{ range|title }}",
    ],
)
def test_a_part_of_the_program_is_not_printed(body: str) -> None:
    with pytest.raises(BadFile, match=r"is no text|a part of the program"):
        fill_apart(template_of(body), {}, {"first": "Ana", "areas": ("a", "b")})


def test_shipped_templates_are_filled_in_this_process() -> None:
    """They need no other: `make` takes `fill` by default, and the catalogue says whose a template is."""
    ours = Catalogue(read_letters(None))
    template = ours.choose("agenda", "en")
    assert not ours.is_own(template)
    part = {"_opening.en.md": LetterFile("letters/_opening.en.md", "x", own=True)}
    assert Catalogue({**read_letters(None), **part}).is_own(template)
    assert fill(template_of("{{ first }}"), {}, {"first": "Ana"}) == fill_apart(
        template_of("{{ first }}"), {}, {"first": "Ana"}
    )


FOLDER = Path(str(files("casemgr"))) / "paper/letters/templates"
LAW_OF = re.compile(r'law_of\["([a-z0-9-]+)"\]')
TO_PARENTS = [
    path for path in sorted(FOLDER.glob("*.md")) if "\nfor: parent\n" in path.read_text(encoding="utf-8")
]
TO_THE_STUDENT = ("student-invitation.en.md", "student-invitation.es.md")


@pytest.mark.parametrize(
    "path", [path for path in TO_PARENTS if path.name not in TO_THE_STUDENT], ids=lambda path: path.name
)
def test_a_letter_to_the_student_speaks_to_the_student(path: Path) -> None:
    """Each place that names the student by the first name has other words for a student of age who reads it."""
    rest = said_to_the_student(path.read_text(encoding="utf-8"))
    assert "{{ first }}" not in rest, "{% if to_student %} other words {% else %} … {{ first }} … {% endif %}"


def test_what_a_letter_says_of_its_law_is_there_in_every_state() -> None:
    """A row in the law of a state or a handbook alone would leave the letter without its law elsewhere."""
    rows = {row.letter for _, law_file in read_place("us").law for row in law_file.letters}
    for path in sorted(FOLDER.glob("*.md")):
        lacking = {*LAW_OF.findall(path.read_text(encoding="utf-8"))} - rows
        assert not lacking, (
            f"{path.name}: a row of `letters:` in law/us/letters.yaml for {', '.join(lacking)}"
        )


# --- how the text is set ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_line_after_a_list_is_none_of_its_items(caseload: Path, run: Run, language: str) -> None:
    """Without a blank line, what comes after a list is read as more of its last item."""
    kinds = [row["kind"] for row in json.loads(run("letter", "--format", "json").stdout)["letters"]]
    for kind in kinds:
        lines = run("letter", kind, "--blank", "--language", language, "--format", "md").stdout.split("\n")
        for item, line in pairwise(lines):
            if re.match(r" *([-*]|\d+\.) ", item) and line.strip():
                assert re.match(r" *([-*]|\d+\.) |  ", line), f"{kind}: {item} / {line}"
