"""A way on as paper and screen may see it: a plain value, already cut."""

from __future__ import annotations

from bti.case.form_views import FieldView, Named, View, WayKind
from bti.errors import Reason


class WayView(View, frozen=True, kw_only=True):
    """A way on: a transition of the step, an action, or what can be done at any time.

    ``open`` says whether it can be taken now; ``reasons`` all that is missing. On empty paper
    ``opens_when`` and ``demands`` say what it wants of any case, ``questions`` what it asks. An
    ``automatic`` one is taken of itself, a ``quiet`` one closes the case after a loss. ``does`` is
    what comes of it.
    """

    id: str
    title: str
    kind: WayKind
    hint: str = ""
    targets: tuple[Named, ...] = ()
    open: bool = True
    reasons: tuple[Reason, ...] = ()
    needs_reason: bool = False
    takes_reason: bool = False
    always: bool = False
    back: bool = False
    quiet: bool = False
    opens_when: str = ""
    proposed_when: str = ""
    automatic: bool = False
    demands: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    proposed: str = ""
    proposed_because: str = ""
    warnings: tuple[str, ...] = ()
    asks: tuple[FieldView, ...] = ()
    questions: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
