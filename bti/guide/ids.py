"""What an id and a whole number may look like, and what is said of one that does not."""

from __future__ import annotations

import re

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_CHOICE_ID = re.compile(r"[a-z0-9][a-z0-9_]{0,59}")
_AGES = re.compile(r"[0-9]{1,2}(-[0-9]{1,2}|\+)?")
PATTERNS = {"id": _ID, "choice_id": _CHOICE_ID, "ages": _AGES}
"""By the meaning that a register gives its keys."""
WHOLE = re.compile(r"[0-9]{1,6}")
_LONGEST = 60
_SPELLING = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "-": "_", " ": "_", ".": "_"})


def bad_id(written: str, meaning: str) -> tuple[str, str]:
    """Say why something cannot be an id, and how it would be spelt as one."""
    if meaning == "ages":
        return f"«{shortened(written)}» er ingen alder. Skriv «3-9», «16+» eller «12».", ""
    message = (
        f"«{shortened(written)}» kan ikke være id. Bruk små bokstaver a–z, tall og «_», "
        "og begynn med en bokstav."
    )
    spelt = re.sub(r"[^a-z0-9_]", "", written.lower().translate(_SPELLING))
    return message, f"Skriv «{spelt}»." if _ID.fullmatch(spelt) else ""


def shortened(text: str) -> str:
    """Give a text that somebody typed, no longer than it can be said again."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
