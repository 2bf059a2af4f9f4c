"""The shape of the house, read from its imports: who may know whom, and who may touch what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import casemgr
from casemgr.cli import COMMANDS, module_name

HOME = Path(casemgr.__file__).parent
MODULES = {
    "casemgr." + ".".join(path.relative_to(HOME).with_suffix("").parts): path
    for path in sorted(HOME.rglob("*.py"))
}

# Room → the modules of ours it may import, besides its own.
LAW = ("casemgr.errors", "casemgr.casefile", "casemgr.clock", "casemgr.law")
MAY_KNOW = {
    "errors": (),
    "casefile": ("casemgr.errors",),
    "clock": ("casemgr.errors", "casemgr.casefile.scalars"),
    "law": ("casemgr.errors", "casemgr.casefile", "casemgr.clock"),
    "docket": LAW,
    "paper": (*LAW, "casemgr.docket"),
    "store": (*LAW, "casemgr.docket.basis"),
}
PURE = ("errors", "casefile", "clock", "law", "docket", "paper")
CLOCKS_OF_THE_SYSTEM = {"today", "now", "utcnow", "fromtimestamp", "time", "time_ns", "localtime"}


def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def room_of(name: str) -> str:
    return name.split(".")[1]


def imports_of(name: str) -> Iterator[str]:
    """Every module a module imports, wherever in it the import stands."""
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import"
            yield from _from(node)


def _from(node: ast.ImportFrom) -> Iterator[str]:
    """`from casemgr.store import history` means the module casemgr.store.history."""
    for alias in node.names:
        inner = f"{node.module}.{alias.name}"
        yield inner if inner in MODULES or f"{inner}.__init__" in MODULES else str(node.module)


def is_within(module: str, *places: str) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


def modules_in(*rooms: str) -> list[str]:
    found = [name for name in MODULES if room_of(name) in rooms]
    assert found
    return found


def users_of(*libraries: str) -> set[str]:
    return {name for name in MODULES if any(is_within(module, *libraries) for module in imports_of(name))}


@pytest.mark.parametrize("room", MAY_KNOW)
def test_no_room_knows_a_higher_one(room: str) -> None:
    strangers = [
        f"{name} imports {module}"
        for name in modules_in(room)
        for module in imports_of(name)
        if is_within(module, "casemgr") and not is_within(module, f"casemgr.{room}", *MAY_KNOW[room])
    ]
    assert strangers == []


def test_every_room_has_its_level() -> None:
    assert {room_of(name) for name in MODULES} == {*MAY_KNOW, "cli", "__init__", "__main__"}


def test_only_main_knows_the_command_line() -> None:
    outside = {name for name in users_of("casemgr.cli") if room_of(name) != "cli"}
    assert outside == {"casemgr.__main__"}


@pytest.mark.parametrize("library", ["yaml", "typer", "os", "pathlib"])
def test_pure_rooms_import_no(library: str) -> None:
    assert [name for name in users_of(library) if room_of(name) in PURE] == []


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_open_no_file(room: str) -> None:
    opened = [
        f"{name}:{node.lineno}"
        for name in modules_in(room)
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    assert opened == []


def test_rich_is_for_what_people_read() -> None:
    assert {room_of(name) for name in users_of("rich")} <= {"paper", "cli"}


def test_yaml_is_read_in_one_place() -> None:
    assert users_of("yaml") == {"casemgr.store.yamltext"}


def test_typer_stays_in_the_command_line() -> None:
    assert {room_of(name) for name in users_of("typer")} == {"cli"}


def _reads_the_clock(node: ast.AST) -> bool:
    """`date.today()`, `datetime.now(UTC)`, `time.time()`, by whatever name the class was imported."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    owner = ast.unparse(node.func.value).lower().rsplit(".", 1)[-1]
    return node.func.attr in CLOCKS_OF_THE_SYSTEM and owner in ("date", "datetime", "time", "dt")


def test_today_is_read_only_at_the_command_line() -> None:
    readers = {name for name in MODULES if any(map(_reads_the_clock, ast.walk(tree_of(name))))}
    assert readers, "nobody reads today's date: this test looks for the wrong thing"
    assert {room_of(name) for name in readers} == {"cli"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_one_file_with_a_run(command: str) -> None:
    tree = tree_of(f"casemgr.cli.{module_name(command)}")
    assert "run" in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert ast.get_docstring(tree)


def test_every_file_with_a_run_is_a_command() -> None:
    commands = {f"casemgr.cli.{module_name(command)}" for command in COMMANDS}
    runners = {
        name
        for name in modules_in("cli")
        if any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree_of(name).body)
    }
    assert runners == commands
