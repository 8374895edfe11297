"""Whom a case is about: a child, one that is not born yet, or a group without names."""

from datetime import date
from typing import Literal

import msgspec

SubjectKind = Literal["child", "unborn", "group"]


GROUP = "Gruppe"
"""What a group is called that has no name of its own."""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """The child that a case is about. Personal: never in the clear in the database.

    ``term`` is when an unborn child is expected; it stays known after the birth.
    """

    name: str
    born: date | None = None
    term: date | None = None
    kind: SubjectKind = "child"
