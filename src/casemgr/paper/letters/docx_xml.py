"""Elements of a Word document for which python-docx has no function of its own."""

from __future__ import annotations

from typing import Any


def named(name: str) -> str:
    """`w:shd` with its namespace in full."""
    from docx.oxml.ns import qn

    return str(qn(name))


def element(name: str, *inside: Any, **attributes: str) -> Any:
    """An element of the namespace `w`, with its attributes and what is inside it: `element("shd", val="clear")`."""
    from docx.oxml import OxmlElement

    made = OxmlElement(f"w:{name}", {named(f"w:{key}"): value for key, value in attributes.items()})
    made.extend(inside)
    return made
