"""The git history: nothing of a repository's own runs, nothing is lost without a word, and what failed is made good."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HERE, Run, call, needs_unix

NEW = ("--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary")
ALONE = {"GIT_CONFIG_NOSYSTEM": "1"}  # not the settings of the machine that runs the tests


def git(folder: Path, *words: str, **environment: str) -> str:
    """What git itself says, as its user would ask."""
    own = {"PATH": os.environ["PATH"], "HOME": str(folder.parent), **ALONE, **environment}
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@fernbrook.example")
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *words], capture_output=True, text=True, env=own, check=False
    )
    return done.stdout.rstrip("\n")


def last_commit(folder: Path) -> str:
    return git(folder, "log", "-1", "--format=%s")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A caseload with a git history of two students."""
    folder = tmp_path / "caseload"
    who = ("--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield", "--git")
    assert call("init", str(folder), *who, cwd=tmp_path, **ALONE).returncode == 0
    settings = folder / "casemgr.yaml"
    more = "schools: [{name: Fernbrook Elementary, level: elementary}]\nas_of: 2026-03-20\n"
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    shutil.copy(HERE / "calendars/redwood-city-2025-26.yaml", folder / "calendars/2025-26.yaml")
    for name in ("zoe-t", "ben-k"):
        done = call("refer", name, "--name", "Zoe Testpupil", *NEW, cwd=tmp_path, **ALONE)
        assert "git history" not in done.stderr
    return folder


def checked(run: Run, code: int | None = None) -> tuple[list[str], list[str]]:
    """What `check` says is wrong, and its notes."""
    done = run("check", **ALONE)
    problems = done.stdout.splitlines()[:-1]
    assert done.returncode == (bool(problems) if code is None else code), done.stderr
    return problems, done.stderr.splitlines()


# --- nothing of the repository's own runs -----------------------------------------------------


def a_filter(folder: Path, canary: str) -> None:
    git(folder, "config", "filter.x.clean", f"{canary}; cat")
    (folder / ".gitattributes").write_text("*.yaml filter=x\n", encoding="utf-8")


def a_filter_process(folder: Path, canary: str) -> None:
    git(folder, "config", "filter.x.process", canary)
    git(folder, "config", "filter.x.required", "true")
    (folder / ".git/info").mkdir(exist_ok=True)
    (folder / ".git/info/attributes").write_text("* filter=x\n", encoding="utf-8")


def a_filter_from_elsewhere(folder: Path, canary: str) -> None:
    (folder / ".git/more").write_text(
        f'[filter "x"]\n\tclean = "{canary}; cat"\n[core]\n\tattributesFile = "{folder}/.git/attributes"\n',
        encoding="utf-8",
    )
    (folder / ".git/attributes").write_text("* filter=x\n", encoding="utf-8")
    git(folder, "config", "include.path", "more")


HOOKS = (
    *("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-rewrite", "pre-auto-gc"),
    *("reference-transaction", "post-index-change", "post-checkout"),
)


def hooks(folder: Path, canary: str) -> None:
    place = folder / ".git/hooks"
    place.mkdir(exist_ok=True)
    for name in HOOKS:
        (place / name).write_text(f"#!/bin/sh\n{canary}\n", encoding="utf-8")
        (place / name).chmod(0o755)


def hooks_elsewhere(folder: Path, canary: str) -> None:
    hooks(folder, canary)
    (folder / ".git/hooks").rename(folder / "programs")
    git(folder, "config", "core.hooksPath", "programs")


def a_monitor(folder: Path, canary: str) -> None:
    git(folder, "config", "core.fsmonitor", f"{canary}; false")


def signing(folder: Path, canary: str) -> None:
    program = folder / ".git/sign"
    program.write_text(f"#!/bin/sh\n{canary}\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    for key, value in {
        "commit.gpgsign": "true",
        "gpg.program": str(program),
        "user.signingkey": "x",
    }.items():
        git(folder, "config", key, value)


def a_fetch(folder: Path, canary: str) -> None:
    """An object that is not here is fetched, by a program that the repository names."""
    blob = git(folder, "rev-parse", "HEAD:students/zoe-t.yaml")
    git(folder, "config", "remote.origin.url", str(folder))
    git(folder, "config", "remote.origin.uploadpack", f"{canary}; false")
    git(folder, "config", "remote.origin.promisor", "true")
    git(folder, "config", "extensions.partialClone", "origin")
    git(folder, "config", "core.repositoryFormatVersion", "1")
    (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()


def a_fetch_by_a_program(folder: Path, canary: str) -> None:
    a_fetch(folder, canary)
    git(folder, "config", "remote.origin.url", f"ext::sh -c {canary.replace(' ', '% ')}")
    git(folder, "config", "protocol.ext.allow", "always")


def other_programs(folder: Path, canary: str) -> None:
    """Whatever else a configuration can name; aliases of the very commands."""
    keys = [
        *("core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy", "sequence.editor"),
        *("core.alternateRefsCommand", "credential.helper", "diff.external", "diff.x.textconv"),
        *("diff.x.command", "merge.x.driver", "gc.recentObjectsHook", "uploadpack.packObjectsHook"),
        *("trailer.x.command", "interactive.diffFilter", "pager.config", "pager.cat-file", "pager.ls-tree"),
    ]
    aliases = (
        "hash-object",
        "read-tree",
        "update-index",
        "write-tree",
        "commit-tree",
        "update-ref",
        "commit",
    )
    for key in keys:
        git(folder, "config", key, canary)
    for name in aliases:
        git(folder, "config", f"alias.{name}", f"!{canary}")
    git(folder, "config", "gc.auto", "1")
    (folder / ".gitattributes").write_text("* diff=x merge=x\n", encoding="utf-8")


LIVE: list[tuple[Callable[[Path, str], None], tuple[str, ...] | None]] = [
    (a_filter, ("add", ".")),
    (a_filter_process, ("add", ".")),
    (a_filter_from_elsewhere, ("add", ".")),
    (hooks, ("commit", "--allow-empty", "-m", "x")),
    (hooks_elsewhere, ("commit", "--allow-empty", "-m", "x")),
    (a_monitor, ("status",)),
    (signing, ("commit", "--allow-empty", "-m", "x")),
    (a_fetch, ("cat-file", "blob", "HEAD:students/zoe-t.yaml")),
    (a_fetch_by_a_program, ("cat-file", "blob", "HEAD:students/zoe-t.yaml")),
    (other_programs, ("log", "-p", "-1", "--ext-diff")),
]


@needs_unix
@pytest.mark.parametrize(("trap", "sprung_by"), LIVE, ids=[trap.__name__ for trap, _ in LIVE])
def test_a_folder_from_somebody_else_runs_nothing(
    kept: Path, run: Run, tmp_path: Path, trap: Callable[[Path, str], None], sprung_by: tuple[str, ...]
) -> None:
    canary = tmp_path / "canary"
    trap(kept, f"touch {canary}")
    path = kept / "students/zoe-t.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("form: written", "form: oral"), encoding="utf-8")
    for words in (
        ("note", "zoe-t", "hello"),
        ("note", "ben-k", "hello"),
        ("check",),
        ("today",),
        ("check", "--accept", "zoe-t"),
        ("note", "zoe-t", "hello again"),
    ):
        run(*words, **ALONE)
        assert not canary.exists(), words
    git(kept, *sprung_by)
    assert canary.exists(), "the trap is none: git itself does not spring it"


@needs_unix
def test_git_is_not_taken_from_the_folder(kept: Path, tmp_path: Path) -> None:
    false_git = tmp_path / "git"
    false_git.write_text(f"#!/bin/sh\ntouch {tmp_path}/canary\n", encoding="utf-8")
    false_git.chmod(0o755)
    path = f":.:{os.environ['PATH']}"
    done = call("note", "zoe-t", "hello", cwd=tmp_path, PATH=path, **ALONE)
    assert (done.returncode, (tmp_path / "canary").exists()) == (0, False)
    assert last_commit(kept) == "zoe-t: note_made"


@pytest.mark.parametrize(
    "pointing",
    [
        {"GIT_DIR": "other/.git"},
        {"GIT_DIR": "other/.git", "GIT_WORK_TREE": "other"},
        {"GIT_INDEX_FILE": "other/index"},
        {"GIT_OBJECT_DIRECTORY": "other/objects"},
        {"GIT_NAMESPACE": "other"},
        {"GIT_CEILING_DIRECTORIES": "/"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": "/"},
        {"GIT_CONFIG": "other/config"},
        {"GIT_TRACE": "other/trace"},
        {"GIT_EXTERNAL_DIFF": "touch other/x"},
    ],
)
def test_the_environment_does_not_point_git_elsewhere(
    kept: Path, run: Run, tmp_path: Path, pointing: dict[str, str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    before = sorted(other.rglob("*"))
    there = {
        key: value.replace("other", str(other)) if key != "GIT_NAMESPACE" else value
        for key, value in pointing.items()
    }
    done = run("note", "zoe-t", "hello", **ALONE, **there)
    assert (done.returncode, "git history" in done.stderr) == (0, False)
    assert last_commit(kept) == "zoe-t: note_made"
    assert git(kept, "status", "--short") == ""
    assert sorted(other.rglob("*")) == before


# --- whose history, and of what ---------------------------------------------------------------


def test_the_author_is_the_person_where_git_knows_one(kept: Path, run: Run, tmp_path: Path) -> None:
    def author() -> str:
        return git(kept, "log", "-1", "--format=%an <%ae> %cn <%ce>")

    ours = "casemgr <casemgr@localhost>"
    assert author() == f"{ours} {ours}"
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = Dana Whitfield\n", encoding="utf-8")
    run("note", "zoe-t", "one", **ALONE)
    assert author() == "Dana Whitfield <casemgr@localhost> Dana Whitfield <casemgr@localhost>"
    dana = "Dana Whitfield <dana@fernbrook.example>"
    (tmp_path / ".gitconfig").write_text(
        "[user]\n\tname = Dana Whitfield\n\temail = dana@fernbrook.example\n", encoding="utf-8"
    )
    run("note", "zoe-t", "two", **ALONE)
    assert author() == f"{dana} {dana}"


def test_what_was_typed_by_hand_is_committed_with_the_next_recording(kept: Path, run: Run) -> None:
    first = git(kept, "log", "--reverse", "--format=%s%n%b").splitlines()
    assert first[:4] == ["init", "", "zoe-t: referral_received, case_manager_assigned", first[3]]
    assert first[3] == "Also: calendars/2025-26.yaml, casemgr.yaml"
    (kept / "law").mkdir()
    (kept / "law/own.yaml").write_text("schema: 1\n", encoding="utf-8")
    (kept / "letters").mkdir()
    (kept / "letters/memo.en.md").write_text("---\ntitle: Memo\nfor: staff\n---\nHi.\n", encoding="utf-8")
    (kept / "year.html").write_text("an output of the owner's", encoding="utf-8")
    _, notes = checked(run)
    assert notes[0].startswith("Note: not in the git history yet: law/own.yaml, letters/memo.en.md;")
    run("note", "zoe-t", "hello", **ALONE)
    assert git(kept, "status", "--short") == "?? year.html"
    assert git(kept, "log", "-1", "--format=%b").strip() == "Also: law/own.yaml, letters/memo.en.md"
    assert checked(run)[1] == []
    (kept / "letters/memo.en.md").unlink()
    run("note", "zoe-t", "hello again", **ALONE)
    assert git(kept, "status", "--short") == "?? year.html"


def test_what_a_person_has_added_to_the_index_stays_there(kept: Path, run: Run) -> None:
    (kept / "notes.txt").write_text("mine", encoding="utf-8")
    git(kept, "add", "notes.txt")
    run("note", "zoe-t", "hello", **ALONE)
    assert git(kept, "status", "--short") == "A  notes.txt"
    assert git(kept, "show", "--stat", "--format=").split()[0] == "students/zoe-t.yaml"


def test_any_name_can_be_committed(kept: Path, run: Run) -> None:
    (kept / "law").mkdir()
    for number in range(30):
        (kept / f"law/own-{number}.yaml").write_text("schema: 1\n", encoding="utf-8")
    for name in (b"new\nline", b"not-\xff-text", "españa 'x'".encode()):
        (kept / "law" / os.fsdecode(name + b".yaml")).write_text("schema: 1\n", encoding="utf-8")
    assert "git history" not in run("note", "zoe-t", "hello", **ALONE).stderr
    assert git(kept, "status", "--short") == ""
    said = git(kept, "log", "-1", "--format=%b")
    assert said.startswith(
        "Also: law/españa 'x'.yaml, law/new\\x0aline.yaml, law/not-\\xdcff-text.yaml, law/own-0.yaml"
    )
    assert said.endswith(" and 13 more")


def test_bytes_are_kept_as_they_are(kept: Path, run: Run) -> None:
    git(kept, "config", "core.autocrlf", "true")
    (kept / ".gitattributes").write_text("* text eol=lf ident\n", encoding="utf-8")
    path = kept / "students/zoe-t.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    run("note", "zoe-t", "$Id$", **ALONE)
    blob = subprocess.run(
        ["git", "-C", str(kept), "cat-file", "blob", "HEAD:students/zoe-t.yaml"],
        capture_output=True,
        check=True,
    ).stdout
    assert blob == path.read_bytes()
    assert checked(run) == ([], [])


def test_a_repository_of_the_longer_ids_is_kept_too(tmp_path: Path, kept: Path, run: Run) -> None:
    shutil.rmtree(kept / ".git")
    git(kept, "init", "--quiet", "--object-format=sha256")
    run("note", "zoe-t", "hello", **ALONE)
    assert len(git(kept, "rev-parse", "HEAD")) == 64
    assert git(kept, "status", "--short") == ""
    (kept / "letters").mkdir()
    (kept / "letters/memo.en.md").write_text("---\ntitle: Memo\nfor: staff\n---\nHi.\n", encoding="utf-8")
    run("note", "zoe-t", "hello again", **ALONE)
    (kept / "letters/memo.en.md").unlink()
    run("note", "ben-k", "hello", **ALONE)
    assert git(kept, "status", "--short") == ""
    assert git(kept, "fsck", "--strict") == ""


@needs_unix
def test_links_are_not_followed_into_the_history(kept: Path, run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("schema: 1\n# a secret\n", encoding="utf-8")
    (kept / "law").mkdir()
    (kept / "law/own.yaml").symlink_to(secret)
    run("note", "zoe-t", "hello", **ALONE)
    assert "own.yaml" not in git(kept, "ls-tree", "-r", "--name-only", "HEAD")
    assert checked(run)[0][0].startswith(
        "law/own.yaml: is a link, and what it leads to is not in the git history;"
    )
    (kept / "students/ben-k.yaml").rename(tmp_path / "ben-k.yaml")
    (kept / "students/ben-k.yaml").symlink_to(tmp_path / "ben-k.yaml")
    assert "students/ben-k.yaml: is a link" in run("note", "ben-k", "hello", **ALONE).stderr
    assert "students/ben-k.yaml" in git(kept, "ls-tree", "-r", "--name-only", "HEAD")


# --- what is not committed --------------------------------------------------------------------


def test_a_commit_that_failed_is_made_good_by_the_next_recording(kept: Path, run: Run) -> None:
    lock = kept / ".git/index.lock"
    lock.touch()
    done = run("note", "zoe-t", "hello", **ALONE)
    assert done.returncode == 0
    assert "saved, but the git history was not updated" in done.stderr
    assert str(lock) in done.stderr
    assert "Another git process seems to be running" in done.stderr
    assert "delete the file that it names" in done.stderr
    problems, notes = checked(run)
    assert problems[0].startswith(".git/index.lock: another git is at work here, or was cut short;")
    lock.unlink()
    problems, notes = checked(run)
    assert problems == []
    assert notes[0].startswith("Note: not in the git history yet: students/zoe-t.yaml;")
    assert run("note", "ben-k", "hello", **ALONE).returncode == 0
    assert git(kept, "status", "--short") == ""
    assert checked(run) == ([], [])


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock", "refs/heads/{}.lock"])
def test_a_commit_that_fails_leaves_no_change_to_be_revoked(kept: Path, run: Run, lock: str) -> None:
    path = kept / ".git" / lock.format(git(kept, "branch", "--show-current"))
    path.touch()
    assert "git history was not updated" in run("note", "zoe-t", "hello", **ALONE).stderr
    path.unlink()
    git(kept, "commit", "--allow-empty", "-m", "by hand")
    assert "hello" in (kept / "students/zoe-t.yaml").read_text(encoding="utf-8")
    run("note", "ben-k", "hello", **ALONE)
    assert "hello" in git(kept, "show", "HEAD:students/zoe-t.yaml")
    assert git(kept, "status", "--short") == ""


def no_repository(folder: Path) -> None:
    shutil.rmtree(folder / ".git")


def an_empty_one(folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    (folder / ".git").mkdir()


def inside_another(folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    git(folder.parent, "init", "--quiet")
    git(folder.parent, "commit", "--allow-empty", "-m", "other")


def on_an_old_commit(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "--detach")


def in_a_merge(folder: Path) -> None:
    (folder / ".git/MERGE_HEAD").write_text(git(folder, "rev-parse", "HEAD") + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (no_repository, "this folder has no git repository of its own; make one with `git init "),
        (an_empty_one, "not a git repository"),
        (inside_another, "is no place for students' names"),
        (on_an_old_commit, "is on no branch"),
        (in_a_merge, "a merge or rebase is not finished"),
    ],
)
def test_where_no_commit_can_be_made_that_is_said_and_the_fact_is_saved(
    kept: Path, run: Run, state: Callable[[Path], None], words: str
) -> None:
    state(kept)
    around = git(kept.parent, "rev-parse", "HEAD")
    done = run("note", "zoe-t", "hello", **ALONE)
    assert done.returncode == 0
    assert words in done.stderr
    assert "hello" in (kept / "students/zoe-t.yaml").read_text(encoding="utf-8")
    assert git(kept.parent, "rev-parse", "HEAD") == around
    assert git(kept.parent, "diff", "--cached", "--name-only") == ""
    problems, _ = checked(run)
    assert problems[-1].startswith("casemgr.yaml: `git: true`, but nothing can be committed: ")
    assert words in problems[-1]


def test_a_repository_of_another_user_is_named_with_what_to_do(kept: Path, run: Run) -> None:
    if os.geteuid():
        pytest.skip("only root can give a folder to another user")
    for path in (kept, kept / ".git"):
        os.chown(path, 65534, 65534)
    done = run("note", "zoe-t", "hello", **ALONE)
    assert "detected dubious ownership in repository at" in done.stderr
    assert "safe.directory" in done.stderr
    assert "belongs to another user of this computer" in done.stderr


def test_without_git_the_fact_is_saved(kept: Path, run: Run, tmp_path: Path) -> None:
    done = run("note", "zoe-t", "hello", PATH=str(tmp_path))
    assert (done.returncode, "git is not installed" in done.stderr) == (0, True)


def test_a_repository_made_later_takes_everything(kept: Path, run: Run) -> None:
    no_repository(kept)
    git(kept, "init", "--quiet")
    run("note", "zoe-t", "hello", **ALONE)
    assert git(kept, "status", "--short") == ""
    assert "students/ben-k.yaml" in git(kept, "ls-tree", "-r", "--name-only", "HEAD")


# --- what has vanished ------------------------------------------------------------------------


def without_the_referral(text: str) -> str:
    first, _, rest = text.partition("- id: ")
    return first + "- id: " + rest.partition("- id: ")[2]


@pytest.mark.parametrize(
    ("change", "words", "has_line"),
    [
        (without_the_referral, "(referral_received of 2026-03-20) was in the last commit and is gone", False),
        (
            lambda text: text.replace("form: written", "form: oral"),
            "is not as in the last commit (form)",
            True,
        ),
        (
            lambda text: text.replace("date: 2026-03-20", "date: 2026-03-19", 1),
            "is not as in the last commit (date)",
            True,
        ),
        (
            lambda text: text.replace("  form: written", "  form: written\n  by: parent"),
            "is not as in the last commit (by)",
            True,
        ),
        (lambda text: text[: text.index("- id: ")] + "...\n", "was in the last commit and is gone", False),
    ],
)
def test_an_event_removed_or_changed_by_hand_is_named(
    kept: Path, run: Run, change: Callable[[str], str], words: str, has_line: bool
) -> None:
    path = kept / "students/zoe-t.yaml"
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    problems, _ = checked(run)
    named = [line for line in problems if words in line]
    assert named
    number = named[0].removeprefix("students/zoe-t.yaml").partition(" ")[0].strip(":")
    assert number.isdigit() == has_line
    run("note", "ben-k", "hello", **ALONE)
    assert checked(run)[0] == problems, "another command has made it look right"
    assert words in run("note", "zoe-t", "hello", **ALONE).stderr
    assert [line for line in checked(run)[0] if words in line] == named
    assert run("check", "--accept", "zoe-t", **ALONE).returncode == 0
    assert checked(run) == ([], [])
    assert last_commit(kept) == "zoe-t: accepted as it is"


def test_what_may_change_by_hand_is_no_matter(kept: Path, run: Run) -> None:
    path = kept / "students/zoe-t.yaml"
    text = path.read_text(encoding="utf-8").replace('grade: "4"', 'grade: "5"   # skipped one')
    event = "- {id: byhand, type: note_made, date: 2026-03-20, recorded: 2026-03-20, text: typed}\n"
    path.write_text(text.replace("\n...", f"\n{event}..."), encoding="utf-8")
    problems, notes = checked(run)
    assert problems == []
    assert notes[0].startswith("Note: not in the git history yet: students/zoe-t.yaml;")
    run("void", "zoe-t", "byhand", "--why", "a slip", **ALONE)
    assert checked(run) == ([], [])


def test_a_void_in_the_journal_is_the_right_way(kept: Path, run: Run) -> None:
    run("note", "caseload", "hello", **ALONE)
    path = kept / "journal.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("- id: ")] + "...\n", encoding="utf-8")
    assert "(note_made of 2026-03-20) was in the last commit and is gone" in checked(run)[0][0]
    path.write_text(text, encoding="utf-8")
    run("undo", "caseload", **ALONE)
    assert checked(run) == ([], [])


def test_a_file_that_cannot_be_read_is_not_committed(kept: Path, run: Run) -> None:
    path = kept / "students/zoe-t.yaml"
    path.write_text(path.read_text(encoding="utf-8").removesuffix("...\n"), encoding="utf-8")
    run("note", "ben-k", "hello", **ALONE)
    assert git(kept, "status", "--short") == " M students/zoe-t.yaml"
    assert len(checked(run)[0]) == 1
    assert run("check", "--accept", "zoe-t", **ALONE).returncode == 3


@pytest.mark.parametrize("memory", [True, False])
def test_a_student_s_file_that_is_gone_is_not_committed_as_gone(kept: Path, run: Run, memory: bool) -> None:
    (kept / "students/zoe-t.yaml").unlink()
    if not memory:
        shutil.rmtree(kept / ".casemgr")
    problems, _ = checked(run)
    assert len(problems) == 1
    assert problems[0].startswith("students/zoe-t.yaml: was in the last commit and is gone; bring it back:")
    run("note", "ben-k", "hello", **ALONE)
    assert git(kept, "status", "--short") == " D students/zoe-t.yaml"
    assert checked(run)[0] == problems
    assert run("check", "--accept", "zoe-t", **ALONE).returncode == 0
    assert checked(run) == ([], [])


def test_the_file_of_a_student_who_has_left_may_go(kept: Path, run: Run) -> None:
    run("exit", "zoe-t", "--reason", "moved-in-state", **ALONE)
    (kept / "students/zoe-t.yaml").unlink()
    assert checked(run)[0] == []
    run("note", "ben-k", "hello", **ALONE)
    assert git(kept, "status", "--short") == ""


@needs_unix
def test_a_folder_that_is_elsewhere_is_not_committed_as_gone(kept: Path, run: Run, tmp_path: Path) -> None:
    (kept / "calendars").rename(tmp_path / "calendars")
    (kept / "calendars").symlink_to("nowhere")
    run("note", "ben-k", "hello", **ALONE)
    assert "calendars/2025-26.yaml" in git(kept, "ls-tree", "-r", "--name-only", "HEAD")


# --- who else can read it ---------------------------------------------------------------------


@needs_unix
def test_the_repository_is_private(kept: Path) -> None:
    assert (kept / ".git").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://dana:secret@git.fernbrook.example/caseload.git", "git.fernbrook.example/caseload.git"),
        ("git@git.fernbrook.example:caseload.git", "git.fernbrook.example:caseload.git"),
        ("/media/stick/caseload.git", "/media/stick/caseload.git"),
    ],
)
def test_a_remote_is_noted(kept: Path, run: Run, address: str, shown: str) -> None:
    git(kept, "remote", "add", "origin", address)
    problems, notes = checked(run)
    assert problems == []
    assert notes == [
        f"Note: this folder's git repository has the remote origin ({shown}): a push sends students' names there"
    ]
