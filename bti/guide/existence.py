"""What exists for a case: ``only_for`` against its track and subject."""

from __future__ import annotations

from typing import Literal

import msgspec

SUBJECTS = ("child", "unborn", "group")


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The track and subject of a case. An empty one is not decided and shuts nothing out."""

    track: str = ""
    subject: Literal["", "child", "unborn", "group"] = ""


EVERYTHING = Scope()


def exists(only_for: tuple[str, ...], scope: Scope) -> bool:
    """Tell whether something with this ``only_for`` exists in the scope.

    Tracks and subjects are two questions: of those that are named, each must fit.
    """
    subjects = [name for name in only_for if name in SUBJECTS]
    tracks = [name for name in only_for if name not in SUBJECTS]
    subject_fits = not subjects or not scope.subject or scope.subject in subjects
    track_fits = not tracks or not scope.track or scope.track in tracks
    return subject_fits and track_fits
