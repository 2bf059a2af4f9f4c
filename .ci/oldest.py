"""The oldest versions that pyproject.toml allows, as constraints for pip: `pip install -c oldest.txt -e '.[dev]'`."""

import re
import tomllib
from pathlib import Path

settings = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
for dependency in settings["project"]["dependencies"]:
    print(re.sub(r">=([\w.]+),<[\w.]+", r"==\1", dependency))
