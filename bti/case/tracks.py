"""The track of a case: it follows the holder's service, before a holder the opener's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bti.guide import targets
from bti.guide.for_some import is_the_same_for_all
from bti.guide.varied import varied

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.case.standing import Standing
    from bti.guide.definition import Guide

KEPT_GUIDES = 64

_kept: dict[tuple[int, str, str, str, tuple[str, ...]], tuple[Guide, Guide]] = {}
"""Guides as they are read, each with what it was cut from, so that its place in memory stays its
own: to cut a guide costs as much as a step."""


def track_of(guide: Guide, case: Case) -> str:
    """Give the track that the next move is made on; where the case stands keeps its own."""
    holder = case.baton.holder
    service = holder.service if holder else case.home_service
    return track_for(guide, service) or case.stand.track


def as_read(guide: Guide, case: Case, service: str) -> Guide:
    """Give the guide as it is for a case: its demands by the case's track, texts by the reader's.

    Who reads from a service without a track of its own reads what holds for the case.
    """
    own = next((t for t, one in guide.tracks.items() if one.service and one.service == service), "")
    here = case.stand.track
    asked = tuple(consent.purpose for consent in case.consents)
    key = (id(guide), own, here, case.subject_here, asked)
    if key not in _kept:
        while len(_kept) >= KEPT_GUIDES:
            _kept.pop(next(iter(_kept)))
        there = _there(guide, case, asked)
        _kept[key] = guide, varied(there, texts=own or here, demands=here)
    return _kept[key][1]


def _there(guide: Guide, case: Case, asked: tuple[str, ...]) -> Guide:
    """Give the guide without what does not exist for a case."""
    if is_the_same_for_all(guide):
        return guide
    # The walk that cuts knows every type of a guide: a case on most guides needs it not.
    from bti.guide.existing import in_case

    return in_case(guide, case.stand.track, case.subject_here, asked)


def moved_on(standing: Standing, written: Guide) -> Standing:
    """Give a standing with the guide that a move has led to: its edition, and its track."""
    guide = as_read(written, standing.case, standing.actor.service)
    return msgspec.structs.replace(standing, guide=guide)


def track_for(guide: Guide, service: str) -> str:
    """Give the track of a service; without one, the track that names no service."""
    for track_id, track in guide.tracks.items():
        if track.service and track.service == service:
            return track_id
    return next((track_id for track_id, track in guide.tracks.items() if not track.service), "")


def exists(only_for: tuple[str, ...], case: Case) -> bool:
    """Tell whether something with this ``only_for`` exists on the case's track, for its subject."""
    return targets.exists(only_for, case.stand.track, case.subject_here)
