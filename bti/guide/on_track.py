"""A guide cut to one track, to be printed by itself: what is for other tracks is left out."""

from __future__ import annotations

from msgspec.structs import replace

from bti.guide.definition import Guide
from bti.guide.existing import on_track
from bti.guide.varied import varied


def guide_on(guide: Guide, track: str) -> Guide:
    """Give the guide that one track follows, with the texts and demands it has there."""
    cut = on_track(varied(guide, texts=track, demands=track), track)
    return replace(cut, title=f"{guide.title}: {guide.tracks[track].title}")
