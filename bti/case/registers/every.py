"""Every register of a guide, as a printed guide has them."""

from __future__ import annotations

from bti.case.guide_views import RegisterView
from bti.case.registers.arenas import arenas, meetings
from bti.case.registers.cases import cases, conditions
from bti.case.registers.offers import channels, offers, services
from bti.case.registers.runs import follow_ups, lists, sweeps
from bti.case.registers.town import calendar, deviations, figures, resources, service_level
from bti.case.registers.work import access, links, measures
from bti.guide.definition import Guide

_REGISTERS = (
    cases,
    conditions,
    measures,
    services,
    offers,
    channels,
    arenas,
    meetings,
    sweeps,
    follow_ups,
    lists,
    calendar,
    service_level,
    resources,
    links,
    figures,
    deviations,
    access,
)


def register_views(guide: Guide) -> tuple[RegisterView, ...]:
    """Give every register that the guide has something in."""
    return tuple(view for view in (register(guide) for register in _REGISTERS) if view.entries)
