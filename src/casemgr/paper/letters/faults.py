"""The source of a template: its lines, and what is wrong in which of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_OBJECT = re.compile(r"'casemgr[\w.]*\.(\w+) object'")  # as Jinja names what lacks an attribute
_NO_KEY = re.compile(r"'dict object' has no attribute '(.+)'")
_KEYS = "`law_of` has the rows of `letters:` in the law files, `law` and `due` have the rules"
_TAG_LINE = re.compile(r"^[ \t]*(\{%(?! *include)(?:(?!%\}).)*)%\}[ \t]*\n", re.MULTILINE)


def without_tag_lines(text: str) -> str:
    """A line that holds only a tag leaves no empty line behind. Its end moves into the tag, so that lines keep their numbers."""
    return _TAG_LINE.sub(r"\1\n%}", text)


def place_in(error: Exception, places: Collection[str]) -> tuple[str, int] | None:
    """The file and line of the template that failed: Jinja puts them into the trace as if a template were a program."""
    found, trace = None, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in places:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found


def line_of_syntax(environment: Environment, text: str) -> int | None:
    """The line from which a template cannot be read, as its author counts; None where it can be read."""
    from jinja2 import TemplateSyntaxError

    try:
        environment.parse(text)
    except TemplateSyntaxError as error:
        return error.lineno
    return None


def in_words(error: Exception) -> str:
    """What Jinja has against a template, on a line."""
    from jinja2 import TemplateNotFound

    if isinstance(error, TemplateNotFound):
        return f"there is no part {error}; a part's name begins with an underscore"
    if isinstance(error, MemoryError):
        return "takes more memory than a letter needs"
    said = str(error).strip().split("\n")[0].rstrip(".")
    if lacking := _NO_KEY.fullmatch(said):
        return f"there is no `{lacking[1]}` in it; {_KEYS}"
    return _OBJECT.sub(r"a \1", said) or type(error).__name__
