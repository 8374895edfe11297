"""Facts: truths from outside a case, who may tell them, and how long they hold."""

from typing import Literal

import msgspec

from bti.guide.questions import Choice, Field
from bti.guide.roles import HOLDER
from bti.guide.shape import Shape
from bti.guide.vocabulary import AssumedText, ChoiceId, ScopeId, SpanText, TellerId

HOST = "host"
SERVICE = "service"
TELLERS = (HOST, SERVICE, HOLDER)
"""Who can tell beside the guide's own roles and services: the program that bti is part of, the
service that has the case, and whoever holds the baton."""

FactType = Literal[
    "yes_no", "text", "integer", "decimal", "date", "select_one", "select_multiple", "scale"
]


class Fact(Shape, frozen=True, kw_only=True):
    """A truth that no form of the case asks for; not told, or told too long ago, it is unknown."""

    title: str
    about: str = ""
    type: FactType = "yes_no"
    choices: dict[ChoiceId, Choice] = {}
    tellers: tuple[TellerId, ...] = msgspec.field(name="from", default=())
    valid_for: SpanText = ""
    assume: AssumedText = ""
    share: Literal["", "never"] = ""
    only_for: tuple[ScopeId, ...] = ()


def as_field(fact: Fact) -> Field:
    """Give a fact as a question, for all that questions and facts have in common."""
    return Field(type=fact.type, label=fact.title, choices=fact.choices, share=fact.share)
