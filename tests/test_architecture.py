"""The shape of the house, read from its imports: who may know whom, and who may touch what."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import casemgr
from casemgr.casefile import vocabulary
from casemgr.casefile.events import event_types
from casemgr.cli.loading.command import load, module_name
from casemgr.cli.table import COMMANDS
from casemgr.cli.table.row import Lists, Records
from casemgr.recording.knows import KNOWS
from casemgr.recording.readers import READERS
from casemgr.recording.settles import SETTLES
from each import each
from support import shipped_law

HOME = Path(casemgr.__file__).parent
MODULES = {
    "casemgr." + ".".join(path.relative_to(HOME).with_suffix("").parts): path
    for path in sorted(HOME.rglob("*.py"))
}

# Room → its level. A module imports its own room and lower levels; rooms of one level do not know each other.
LEVELS = {
    "errors": 0,
    "characters": 0,
    "scalars": 1,
    "casefile": 2,
    "days": 2,
    "law": 3,
    "state": 4,
    "docket": 5,
    "checks": 6,
    "exchange": 6,
    "recording": 7,
    "reports": 7,
    "paper": 8,
    "store": 8,
    "cli": 9,
}
# The same for the folders of the command line, and for its entry, `cli/__init__.py`. The modules of `commands/` are loaded by
# their names, for whoever asks, and imported by nobody.
ENTRY = "__init__"
CLI_LEVELS = {
    "table": 0,
    "options": 0,
    "terminal": 1,
    "program": 2,
    "lists": 3,
    "recording": 4,
    "duties": 5,
    "meetings": 5,
    "students": 5,
    "declared": 6,
    "moving_in": 6,
    "loading": 7,
    "years": 7,
    "letters": 8,
    "checking": 9,
    "guided": 9,
    "commands": 10,
    ENTRY: 11,
}
STORE_KNOWS = 4
"""The highest level that the store knows: it gives values, and no deadline."""
PURE = tuple(room for room, level in LEVELS.items() if level < 8)
CLOCKS_OF_THE_SYSTEM = {"today", "now", "utcnow", "fromtimestamp", "time", "time_ns", "localtime"}


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def room_of(name: str) -> str:
    return name.split(".")[1]


@cache
def imports_of(name: str) -> tuple[str, ...]:
    """Every module a module imports, wherever in it the import stands."""
    return tuple(_imported(name))


def _imported(name: str) -> Iterator[str]:
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


def may_know(room: str, other: str) -> bool:
    highest = STORE_KNOWS if room == "store" else LEVELS[room] - 1
    return other == room or LEVELS[other] <= highest


@pytest.mark.parametrize("room", LEVELS)
def test_no_room_knows_a_higher_one(room: str) -> None:
    strangers = [
        f"{name} imports {module}"
        for name in modules_in(room)
        for module in imports_of(name)
        if module.startswith("casemgr.") and not may_know(room, room_of(module))
    ]
    assert strangers == []


def test_every_room_has_its_level() -> None:
    assert {room_of(name) for name in MODULES} == {*LEVELS, "__init__", "__main__"}


def cli_folder(name: str) -> str:
    """The folder of a module of the command line."""
    parts = name.removesuffix(f".{ENTRY}").split(".")
    return parts[2] if len(parts) > 2 else ENTRY


def test_every_module_of_the_command_line_is_in_a_folder_with_a_level() -> None:
    names = modules_in("cli")
    assert {cli_folder(name) for name in names} == {*CLI_LEVELS}
    assert [name for name in names if cli_folder(name) == ENTRY] == ["casemgr.cli.__init__"]


@pytest.mark.parametrize("folder", CLI_LEVELS)
def test_no_folder_of_the_command_line_knows_a_higher_one(folder: str) -> None:
    strangers = [
        f"{name} imports {module}"
        for name in modules_in("cli")
        if cli_folder(name) == folder
        for module in imports_of(name)
        if is_within(module, "casemgr.cli") and (other := cli_folder(module)) != folder
        if CLI_LEVELS[other] >= CLI_LEVELS[folder]
    ]
    assert strangers == []


def test_commands_are_loaded_by_their_names_in_one_place() -> None:
    """They do not import each other either."""
    loaders = {name for name in users_of("importlib") if room_of(name) == "cli"}
    assert loaders == {"casemgr.cli.loading.command"}
    assert users_of("casemgr.cli.commands") == set()


def circles() -> list[set[str]]:
    """Modules that import each other, at once or by way of others (Tarjan's strongly connected components)."""
    graph = {name: {_module(found) for found in imports_of(name)} & MODULES.keys() for name in MODULES}
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[set[str]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for other in graph[name]:
            if other not in order:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], order[other])
        if lowest[name] == order[name]:
            members: set[str] = set()
            while not members or name not in members:
                members.add(stack.pop())
            found.append(members)

    for name in MODULES:
        if name not in order:
            visit(name)
    return [members for members in found if len(members) > 1]


def _module(imported: str) -> str:
    return imported if imported in MODULES else f"{imported}.__init__"


def test_no_modules_import_each_other() -> None:
    assert circles() == []


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


def _private_names(node: ast.AST) -> list[str]:
    """What an import names, where a part of the path is marked as private: it may be gone in any minor version."""
    match node:
        case ast.Import():
            named = [alias.name for alias in node.names]
        case ast.ImportFrom():
            named = [f"{node.module}.{alias.name}" for alias in node.names]
        case _:
            return []
    return [name for name in named if any(map(_is_private, name.split(".")))]


def _is_private(part: str) -> bool:
    return part.startswith("_") and not part.endswith("__")


def test_only_public_names_are_imported() -> None:
    private = [
        f"{name} imports {found}"
        for name in MODULES
        for node in ast.walk(tree_of(name))
        for found in _private_names(node)
    ]
    assert private == []


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


ROWS = {name: row for name, row in COMMANDS.items() if isinstance(row, Records)}
LISTS = {row.makes for row in COMMANDS.values() if isinstance(row, Lists)}
WITH_MODULE = [name for name, row in COMMANDS.items() if not isinstance(row, (Records, Lists))]


@each(WITH_MODULE)
def test_a_command_that_decides_is_one_file_with_a_run(command: str) -> None:
    tree = tree_of(f"casemgr.cli.commands.{module_name(command)}")
    assert "run" in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert ast.get_docstring(tree)


def test_every_file_with_a_run_is_a_command() -> None:
    commands = {f"casemgr.cli.commands.{module_name(command)}" for command in WITH_MODULE}
    runners = {
        name
        for name in modules_in("cli")
        if any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree_of(name).body)
    }
    assert runners == commands


def test_every_list_is_made_by_a_function_that_a_row_names() -> None:
    tree = tree_of("casemgr.cli.lists.listings")
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {name for name in functions if not name.startswith("_")} == LISTS


# --- law stays in the law files -----------------------------------------------------------------

WORDS_OF_THE_FILES = {
    word for value in vars(vocabulary).values() for word in get_args(value) if isinstance(word, str)
}
"""A command, a document, a meeting's purpose or another word of the events may be spelled like a rule: an initial plan, a
progress report. The word is theirs."""


def test_no_rule_is_looked_up_by_its_id() -> None:
    """The book is asked for the rule's role instead."""
    ids = set(shipped_law().ids) - set(COMMANDS) - set(vocabulary.DOCUMENTS) - WORDS_OF_THE_FILES
    found = [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for name in MODULES
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.expr) and (_names_one(node, ids) or _compares_an_id(node))
    ]
    assert found == []


def _names_one(node: ast.AST, ids: set[str]) -> bool:
    """An example of what to type, at the end of a command's help, is that of the shipped law."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    text = node.value.split("\nExample:")[0]
    return text in ids or any("-" in word and word in ids for word in re.findall(r"[a-z0-9-]+", text))


def _compares_an_id(node: ast.AST) -> bool:
    """`rule.id == "triennial"`: a word that is also a document's or a purpose's is no way round."""
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    is_id = any(ast.unparse(side).endswith(("rule.id", "rule_id")) for side in sides)
    return is_id and any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)


OF_ONE_STATE = re.compile(r"\b(?:EC \d|\d+ CCR\b|California)")


@each(sorted(set(LEVELS) - {"exchange"}))  # which reads the files of a state's own systems
def test_nothing_is_said_of_one_state(room: str) -> None:
    """Its code is cited by its law files, and by comments and docstrings for who reads the code."""
    found = [
        f"{name}:{node.lineno}: {node.value}"
        for name in modules_in(room)
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and OF_ONE_STATE.search(node.value)
        if node.lineno not in _lines_of_docstrings(tree_of(name))
    ]
    assert found == []


def _lines_of_docstrings(tree: ast.Module) -> set[int]:
    return {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


@each(ROWS)
def test_a_row_names_the_fields_of_its_event_and_its_readers(command: str) -> None:
    row = ROWS[command]
    fields = event_types()[row.event].model_fields
    needed = {name for name, info in fields.items() if info.is_required()} - {"id", "date", "recorded"}
    named = {slot.name for slot in row.slots}
    assert named <= fields.keys()
    assert needed <= named
    assert {slot.read for slot in row.slots} <= READERS.keys()
    assert not row.settles or row.settles in SETTLES
    assert not row.knows or row.knows in KNOWS
    assert row.example.startswith(f"{command} ")


def test_every_reader_and_hook_is_used_by_a_row() -> None:
    assert {slot.read for row in ROWS.values() for slot in row.slots} == READERS.keys()
    assert {row.settles for row in ROWS.values()} - {""} == SETTLES.keys()
    assert {row.knows for row in ROWS.values()} - {""} == KNOWS.keys()


@each(COMMANDS)
def test_every_command_has_an_example_in_its_help(command: str) -> None:
    assert f"Example: `casemgr {command}" in load(command).help


OTHER_ALL = {"due", "late", "letter", "list", "today"}
"""Commands whose --all is about what is listed or printed."""


@each(COMMANDS)
def test_the_table_says_which_commands_record_for_several(command: str) -> None:
    has_all = any("--all" in param.opts for param in load(command).params)
    assert has_all == (COMMANDS[command].round or command in OTHER_ALL)


LINES_OF_A_MODULE = 250
LINES_OF_A_FUNCTION = 60


def test_no_module_is_longer_than_can_be_kept_in_mind() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{name}.{node.name}": node.end_lineno - node.lineno + 1
        for name in MODULES
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
        if node.end_lineno - node.lineno >= LINES_OF_A_FUNCTION
    }
    assert long == {}


NUMBER_WORDS = r"one|two|three|four|five|six|seven|ten|eleven|fifteen|twenty|thirty|sixty|\d+"
OF_THE_LAW = re.compile(
    rf"\b(?:{NUMBER_WORDS}) (?:(?:calendar|school|business) )?(?:days?|hours?|months?|years?|weeks?|elements)\b",
    re.IGNORECASE,
)
OWN_NUMBERS = {"next five school days", "next 7 days"}
"""What a list covers is no number of the law."""


@each(sorted(COMMANDS))
def test_no_help_says_a_number_of_the_law(command: str) -> None:
    """It is said by `why` and `duties`, from the law in force."""
    shown = load(command)
    texts = [shown.help or "", *(getattr(param, "help", None) or "" for param in shown.params)]
    about = re.split(r"\n\s*Example:", "\n".join(texts))[0]
    for own in OWN_NUMBERS:
        about = about.replace(own, "")
    assert OF_THE_LAW.findall(about) == []


def test_there_is_one_matcher_of_words() -> None:
    assert users_of("difflib") == {"casemgr.casefile.names"}
