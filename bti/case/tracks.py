"""The track of a case: it follows the holder's service, before a holder the opener's."""

from __future__ import annotations

import msgspec

from bti.case.case import Case
from bti.case.standing import Standing
from bti.guide.definition import Guide
from bti.guide.existing import in_case
from bti.guide.varied import varied


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
    asked = (consent.purpose for consent in case.consents)
    there = in_case(guide, here, case.subject_here, asked)
    return varied(there, texts=own or here, demands=here)


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
