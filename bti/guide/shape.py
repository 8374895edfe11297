"""What every part of a guide has in common, and how hard a demand can be."""

from typing import Literal

import msgspec

from bti.guide.vocabulary import ConditionText

StrengthWord = Literal["required", "or_reason", "optional", "started"]
DemandWord = Literal["required", "or_reason", "optional"]
"""A strength where nothing can be begun."""


class Shape(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What every part of a guide has in common: frozen, named arguments, unknown keys refused."""


class Strength(Shape, frozen=True, kw_only=True):
    """How hard a demand is: a word, or ``when`` with a condition read at each attempt."""

    word: StrengthWord = "optional"
    when: ConditionText = ""
