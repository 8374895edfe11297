"""What a view of a case is made with beside the standing, and where its reasons are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bti.case.place_titles import Namer
    from bti.case.rule_places import Places
    from bti.errors import Reason


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What a view is made with beside the standing: names of people and units, and rule places.

    ``origin`` is the case that answers came along from, for one who may read that.
    """

    name: Namer
    unit: Namer
    place: Places
    guides: Mapping[str, str]
    leader: str = ""
    origin: str = ""
    holder_left: bool = False
    trial: bool = False


def placed(reason: Reason, places: Places) -> Reason:
    """Give a reason with the place of its rule."""
    return msgspec.structs.replace(reason, place=places.of(reason.rule))
