"""The ways on from a step, each with all that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.cli.columns import fold
from bti.cli.console import strong
from bti.cli.faults import numbered
from bti.cli.screens.case import state

if TYPE_CHECKING:
    from bti.case.views import WayView


def ways_screen(ways: tuple[WayView, ...]) -> Iterator[str]:
    """Show each way: what to type, where it leads, and why it is closed."""
    for place, way in enumerate(in_order(ways)):
        if place:
            yield ""
        yield from _way(way)


def in_order(ways: tuple[WayView, ...]) -> list[WayView]:
    """Give the ways as one looks for them: what is never blocked stands last."""
    return sorted(ways, key=lambda way: way.always and way.kind != "transition")


def _way(way: WayView) -> Iterator[str]:
    yield strong(f"{way.id}: {way.title}")
    yield f"  {state(way)}"
    if way.targets:
        yield from fold(f"til: {', '.join(one.title for one in way.targets)}", first="  ")
    if way.hint:
        yield from fold(way.hint, first="  ")
    if way.proposed:
        yield f"  foreslått fordi {way.proposed_because}"
    for field in way.asks:
        yield from fold(f"spør: {field.label} (--set {field.path}=…)", first="  ")
    for warning in way.warnings:
        yield from fold(f"merk: {warning}", first="  ")
    if way.reasons:
        yield ""
        yield from list(numbered(way.reasons))[:-1]


def ways_plain(ways: tuple[WayView, ...]) -> Iterator[str]:
    """Tell each way and each reason in one line."""
    for way in ways:
        yield f"Vei {way.id}: {way.title}. {state(way).capitalize()}."
        for warning in way.warnings:
            yield f"Merk for {way.id}: {warning}"
        for reason in way.reasons:
            todo = f" Skriv {reason.todo}." if reason.todo else ""
            where = f" Regel: {reason.rule}, {reason.place}." if reason.place else ""
            yield f"Mangler for {way.id}: {reason.message}{todo}{where}"
