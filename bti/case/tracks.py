"""The track of a case: it follows the holder's service, before a holder the opener's."""

from __future__ import annotations

from bti.case.case import Case
from bti.guide.definition import Guide


def track_of(guide: Guide, case: Case) -> str:
    """Give the track that the next move is made on; where the case stands keeps its own."""
    holder = case.baton.holder
    service = holder.service if holder else case.home_service
    return track_for(guide, service) or case.stand.track


def track_for(guide: Guide, service: str) -> str:
    """Give the track of a service; without one, the track that names no service."""
    for track_id, track in guide.tracks.items():
        if track.service and track.service == service:
            return track_id
    return next((track_id for track_id, track in guide.tracks.items() if not track.service), "")
