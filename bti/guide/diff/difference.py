"""One difference between two guides, and what a pile of them proves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from bti.errors import Place

Kind = Literal["added", "removed", "changed", "moved"]
Weight = Literal["wording", "tightened", "loosened", "structure"]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not the same in two guides.

    ``path`` names it as places do; ``about`` is the part of the guide it belongs to, for a heading.
    ``before`` and ``now`` hold texts that were reworded. ``rerouted`` marks a way that now leads
    elsewhere, whether it or what it refers to was changed.
    """

    kind: Kind
    weight: Weight
    path: str
    sentence: str
    about: str = ""
    before: str = ""
    now: str = ""
    old_place: Place | None = None
    new_place: Place | None = None
    rerouted: bool = False


def wording_only(differences: Iterable[Difference]) -> bool:
    """Tell whether nothing but texts that people read was changed.

    Then every case may follow the new edition: no step, way, demand, question, deadline or order
    is other than it was. Whatever is not known to be such a text counts as structure.
    """
    return all(one.kind == "changed" and one.weight == "wording" for one in differences)
