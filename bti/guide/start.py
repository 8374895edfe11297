"""A guide to begin with: the shipped start file under one's own name and title."""

from __future__ import annotations

import re

PATH = "start/veileder.yaml"
"""Where the start file lies among the shipped templates."""

ID = "min_veileder"
TITLE = "Min veileder"
WORD = re.compile(r"[a-z][a-z0-9_]{0,59}")

_SPELLING = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "-": "_", " ": "_", ".": "_"})
_NEEDS_QUOTES = re.compile(r"^\W|[:#]|\s$|^$")


def start(template: str, guide_id: str, title: str, file: str) -> str:
    """Give the start file with an id and a title; its comments name the file it is written to."""
    named = template.replace(f"{ID}.yaml", file).replace(ID, guide_id)
    return named.replace(f"\ntitle: {TITLE}\n", f"\ntitle: {_written(title)}\n", 1)


def id_from(name: str) -> str:
    """Give the id that a file name suggests, or nothing when no id can be made of it."""
    spelt = re.sub(r"[^a-z0-9_]", "", name.lower().translate(_SPELLING)).strip("_")
    return spelt if WORD.fullmatch(spelt) else ""


def title_from(name: str) -> str:
    """Give the title that a file name suggests."""
    words = re.sub(r"[_-]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def _written(title: str) -> str:
    """Put a title in quotes when YAML would read it as something else."""
    if not _NEEDS_QUOTES.search(title):
        return title
    return "'" + title.replace("'", "''") + "'"
