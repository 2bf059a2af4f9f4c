"""The options of a command: from its function's parameters to those that typer makes them of.

A command begins with `here: Session`, or where it records with `given: Given`, and the options of every recording come behind
its own; behind those of a list, which returns its report, come those of every list.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

import typer

from casemgr.cli.lists.output import WITH_OUTPUT
from casemgr.cli.lists.showing import Listing
from casemgr.cli.loading.completing import complete
from casemgr.cli.options.kinds import Group, at_home, options_of, parameter
from casemgr.cli.program.session import Session, session
from casemgr.cli.recording.given import Given, taken
from casemgr.errors import UsageError


def with_options(name: str, run: Callable[..., Any]) -> Callable[..., None]:
    """The command as typer sees it: each group as its fields, each word with what the shell offers for it."""
    signature = inspect.signature(run, eval_str=True)
    first, *own = signature.parameters.values()
    is_list = first.annotation is Session and signature.return_annotation is not None
    shared = [each for each in taken(first.annotation) if each.name not in {param.name for param in own}]
    if is_list:
        own.append(parameter("listing", Listing))
    groups: dict[str, Any] = {param.name: param.annotation for param in own if _is_group(param)}
    params = [each for param in (*own, *shared) for each in _spread(param)]
    settled = [param.name for param in params if param in WITH_OUTPUT]  # once they are read
    for param in params:
        _as_its_parameter(param)
        complete(name, param)

    def command(ctx: typer.Context, **values: Any) -> None:
        refuse_empty(ctx)
        for key in settled:
            del values[key]
        values = {key: at_home(value) for key, value in values.items()}
        for key, group in groups.items():
            values[key] = group(**{each.name: values.pop(each.name) for each in fields(group)})
        if shared:
            given = Given(session(ctx), **{each.name: values.pop(each.name) for each in shared})
            given.session.is_full = given.full
            run(given, **values)
        elif is_list:
            here, listing = session(ctx), values.pop("listing")
            listing.show(here, run(here, **values))
        else:
            run(session(ctx) if first.annotation is Session else ctx, **values)

    command.__signature__ = inspect.Signature([parameter("ctx", typer.Context), *params])  # type: ignore[attr-defined]
    return command


def _as_its_parameter(param: inspect.Parameter) -> None:
    """A flag without a name has that of its parameter, and no `--no-…`, which typer would add."""
    for info in getattr(param.annotation, "__metadata__", ()):
        has_name = info.default is not ...  # where typer keeps it
        if param.annotation.__origin__ is bool and not has_name:
            info.param_decls = (f"--{param.name.replace('_', '-')}",)


def refuse_empty(ctx: typer.Context) -> None:
    """UsageError for an option or argument typed as nothing: `--on ""` is no day, and not today."""
    for param in ctx.command.params:
        value = ctx.params.get(param.name or "")
        if value == "" or (isinstance(value, (list, tuple)) and "" in value):
            raise UsageError(f"{_typed_as(param)} is empty; write something, or leave it out")


def _typed_as(param: Any) -> str:
    options = [name for name in param.opts if name.startswith("--")]
    word = str(param.metavar or param.name).strip("[]{}")
    return options[0] if options else word if " " in word else word.removesuffix("…")


def _is_group(param: inspect.Parameter) -> bool:
    return isinstance(param.annotation, type) and issubclass(param.annotation, Group)


def _spread(param: inspect.Parameter) -> Iterator[inspect.Parameter]:
    """A group as its fields; behind `-o` what may be replaced there."""
    if _is_group(param):
        for each in options_of(param.annotation):
            yield from _spread(each)
        return
    yield param.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    if param.name == "output":
        yield from WITH_OUTPUT
