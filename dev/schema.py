"""The published JSON Schema, with what each key is for taken from the words of the language."""

from __future__ import annotations

import re

import msgspec

from bti.guide.schema import schema_text
from dev.language import words

# On the page of the language these lead to a heading; in an editor there is none.
_SEE = re.compile(r"\s*Se «[^»]+»\.")


def published() -> str:
    """Give the schema as it is published."""
    return schema_text(_told)


def _told(part: type[msgspec.Struct], key: str) -> str:
    return _SEE.sub("", words().of(part, key))
