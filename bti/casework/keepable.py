"""Half a sign: a text that no file and no database can keep, answered in words by every verb."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import ParamSpec, TypeVar

from bti.errors import BadInput

_Asked = ParamSpec("_Asked")
_Given = TypeVar("_Given")
_HALF_A_SIGN = "Teksten inneholder halve tegn, som ikke kan lagres. Skriv den på nytt."


def answer_in_words(verbs: type) -> None:
    """Let the verbs of a class say so, instead of failing where the text was to be written."""
    for name, verb in tuple(vars(verbs).items()):
        if isinstance(verb, FunctionType) and not name.startswith("_"):
            setattr(verbs, name, _answering(verb))


def _answering(verb: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
    @wraps(verb)
    def answered(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Given:
        try:
            return verb(*args, **kwargs)
        except UnicodeEncodeError:
            # Python lets a text hold one half of a pair; what it was is not repeated.
            raise BadInput(_HALF_A_SIGN) from None

    return answered
