"""A quotation mark that lost its other: where the first of two is gone, YAML takes the second for a part of the text."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from casemgr.store.yamltext import Document


def lone_quotes(document: Document) -> Iterator[tuple[int, str]]:
    """The values that are not in quotes and hold an odd number of quotation marks, each with its line."""
    waiting = [document.node]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.MappingNode):
            waiting[:0] = [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting[:0] = node.value
        elif not node.style and node.value.count('"') % 2:
            yield node.start_mark.line + 1, node.value
