"""What every event of a case has in common."""

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", omit_defaults=True):
    """What every event has in common: it is frozen and has a stored name."""
