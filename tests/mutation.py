"""Single mutants of a module's source: one small change each, of the kind that a slip of the finger makes.

Nothing is changed in docstrings, annotations, decorators, `raise` and `assert` statements, and in text: what a program
says is not what it decides.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
SWAPPED = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "sorted": "list",
    "bisect_left": "bisect_right",
}
SWAPPED |= {"bisect_right": "bisect_left"}
GUARDS = ("strict",)
"""Named arguments that are there to fail, as an `assert` is."""
SKIPPED = (ast.JoinedStr, ast.Raise, ast.Assert, ast.Import, ast.ImportFrom)

Part = ast.expr | ast.stmt


class Mutant(NamedTuple):
    """One change of a file: the lines before and after it, and the whole new text."""

    file: str
    line: int
    inside: str
    """The function or class that the change is in; empty for none."""
    before: str
    after: str
    text: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is called whatever its line number: file and function, the lines before and after."""
        return (f"{self.file} {self.inside}".strip(), self.before, self.after)


def mutants_of(file: str, text: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines. `file` is how the module is called in reports."""
    found: dict[str, Mutant] = {}
    tree = ast.parse(text)
    definitions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    for node, other in _changes(tree):
        mutant = _with(file, text, node, other)._replace(inside=_name_around(node, definitions))
        if mutant.text != text:
            found.setdefault(mutant.text, mutant)
    return sorted(found.values(), key=lambda mutant: mutant.line)


def _with(file: str, text: str, node: Part, other: str) -> Mutant:
    """The text with other words in the place of a node."""
    assert node.end_lineno is not None
    lines = text.splitlines(keepends=True)
    old = lines[node.lineno - 1 : node.end_lineno]
    # Columns are counted in bytes.
    before = old[0].encode()[: node.col_offset].decode()
    after = old[-1].encode()[node.end_col_offset :].decode()
    new = f"{before}{other}{after}"
    changed = "".join([*lines[: node.lineno - 1], new, *lines[node.end_lineno :]])
    return Mutant(file, node.lineno, "", _as_line(old), _as_line(new.splitlines()), changed)


def _name_around(node: Part, definitions: list[ast.FunctionDef | ast.ClassDef]) -> str:
    """The innermost function or class that a node stands in."""
    around = [each for each in definitions if each.lineno <= node.lineno <= (each.end_lineno or each.lineno)]
    return max(around, key=lambda each: each.lineno).name if around else ""


def _as_line(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


# --- the changes ----------------------------------------------------------------------------------


def _changes(tree: ast.Module) -> Iterator[tuple[Part, str]]:
    """Each node that can be changed, with the words to put in its place."""
    for node in _visited(tree):
        match node:
            case ast.expr():
                yield from ((node, _bracketed(other)) for other in _of_expression(node))
                yield from _fewer_words(node)
            case ast.stmt():
                yield from _of_statement(node)
            case ast.comprehension():
                # A condition is left out by putting one that always holds in its place.
                yield from ((condition, "True") for condition in node.ifs)


def _visited(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it, but for what is left alone."""
    if isinstance(node, SKIPPED) or _is_text(node):
        return
    yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        if isinstance(node, ast.keyword) and node.arg in GUARDS:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _visited(child)


def _is_text(node: ast.AST) -> bool:
    """A docstring, a sentence under a field, `__all__`."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def _bracketed(node: ast.expr) -> str:
    simple = (ast.Constant, ast.Name, ast.Call, ast.Attribute, ast.Subscript)
    words = ast.unparse(node)
    return words if isinstance(node, simple) else f"({words})"


def _of_expression(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Constant(value=bool() as flag):
            yield ast.Constant(not flag)
        case ast.Constant(value=int() as number):
            yield from (ast.Constant(number + 1), ast.Constant(number - 1))
        case ast.Compare() | ast.BoolOp() | ast.UnaryOp() | ast.BinOp() | ast.IfExp():
            yield from _of_operation(node)
        case ast.Call(func=ast.Name(id=name)) if name in SWAPPED:
            keywords = [] if name == "sorted" else node.keywords
            yield _changed(node, func=ast.Name(SWAPPED[name]), keywords=keywords)
        case ast.Subscript(slice=ast.Slice(lower=lower, upper=upper)) if lower or upper:
            yield node.value


def _of_operation(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                for other in COMPARED[type(op)]:
                    yield _changed(node, ops=[*ops[:place], other(), *ops[place + 1 :]])
        case ast.BoolOp(op=op, values=values):
            yield _changed(node, op=ast.And() if isinstance(op, ast.Or) else ast.Or())
            for place in range(len(values)):
                rest = [*values[:place], *values[place + 1 :]]
                yield rest[0] if len(rest) == 1 else _changed(node, values=rest)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(op=op) if type(op) in RECKONED:
            yield _changed(node, op=RECKONED[type(op)]())
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)


def _fewer_words(node: ast.expr) -> Iterator[tuple[Part, str]]:
    """A call without one of its named arguments."""
    if isinstance(node, ast.Call):
        for place, keyword in enumerate(node.keywords):
            if keyword.arg and keyword.arg not in GUARDS:
                rest = [*node.keywords[:place], *node.keywords[place + 1 :]]
                yield node, ast.unparse(_changed(node, keywords=rest))


def _of_statement(node: ast.stmt) -> Iterator[tuple[Part, str]]:
    match node:
        case ast.If(test=test) | ast.While(test=test):
            if isinstance(node, ast.If):
                yield test, "True"
            yield test, "False"
        case ast.Return(value=ast.expr() as value) if not _is_no(value):
            yield value, "None"
        case ast.Expr():
            yield node, "pass"
        case ast.AugAssign(op=op) if type(op) in RECKONED:
            yield node, ast.unparse(_changed(node, op=RECKONED[type(op)]()))
        case ast.Continue() | ast.Break():
            yield node, "pass"


def _is_no(value: ast.expr) -> bool:
    """Whether a value says no already, as None would."""
    return isinstance(value, ast.Constant) and not value.value


def _changed(node: ast.AST, **fields: object) -> ast.expr:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other  # type: ignore[return-value]
