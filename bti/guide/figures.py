"""The closed lists of figures and deviations, with what each is called."""

from __future__ import annotations

from collections.abc import Mapping

FIGURES: Mapping[str, str] = {
    "cases_open": "Saker som er åpne",
    "cases_opened": "Saker som er åpnet",
    "cases_closed": "Saker som er avsluttet",
    "cases_by_level": "Saker etter nivå",
    "cases_by_service": "Saker i hver tjeneste",
    "days_to_first_measure": "Dager fra undring til første tiltak",
    "rounds": "Runder i hver sak",
    "children_heard": "Runder der barnet er hørt",
    "guardians_informed": "Runder der foresatte er informert",
    "consents": "Samtykker som er gitt, nektet og trukket",
    "deadlines_kept": "Frister som er holdt",
    "reasons_given": "Krav som er forlatt med en grunn",
    "coverage": "Dekning i gjennomgangene",
    "deviations": "Avvik",
}
DEVIATIONS: Mapping[str, str] = {
    "deadline_passed": "en frist er gått ut",
    "consent_missing": "noe er delt uten samtykke eller annet grunnlag",
    "child_not_heard": "barnet er ikke hørt",
    "guardians_not_informed": "foresatte er ikke informert",
    "baton_lost": "saken mangler stafettholder",
    "jumped": "noen har gått utenom veiene",
    "reason_given": "et krav er forlatt med en grunn",
}
FIELDS: Mapping[str, str] = {
    "title": "tittel",
    "date": "dato",
    "unit": "enhet",
    "event": "hva som skjedde",
    "severity": "hvor alvorlig det er",
    "action": "hva som er gjort",
}
