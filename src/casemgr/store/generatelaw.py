"""Write the generated form of the shipped law, after a change of its YAML: `python -m casemgr.store.generatelaw`."""

from __future__ import annotations

from casemgr.store.generatedlaw import NAME, text_of
from casemgr.store.lawfiles import read_place
from casemgr.store.lawplaces import every_place, sources_of
from casemgr.store.package import LAW_FILES


def main() -> None:
    """Write the file of every place in the package."""
    for place in every_place():
        (LAW_FILES / place / NAME).write_text(text_of(read_place(place), sources_of(place)), encoding="utf-8")


if __name__ == "__main__":
    main()
