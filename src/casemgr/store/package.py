"""Where the files lie that come with the program."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
LAW_FILES = PACKAGE / "law"
GUIDE_PAGES = PACKAGE / "guide"
LETTER_FILES = PACKAGE / "paper" / "letters"
TEMPLATES = LETTER_FILES / "templates"
