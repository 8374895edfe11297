"""The history in words: a line for each kind of event, that repeats no answer."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from bti.case import events as happened
from bti.case.events import AnyEvent
from bti.case.place_titles import place_title
from bti.case.subject import Subject
from bti.case.words import in_words, remarks, way_title
from tests.unit.case.drive import guide

GUIDE = """
consents: {deling: {title: Deling, per: service}}
anytime: {mistanke: {title: Mistanke, never_blocked: true, opens: {guide: melding}}}
actions: {ring: {title: Ring hjem, form: notat}}
forms:
  notat:
    title: Notat
    fields: {hva: {type: text, label: Hva skjedde?}}
levels:
  n0:
    title: Null
    steps:
      a:
        title: Start
        checklist: {lest: Alt er lest}
        actions: [ring]
        transitions: {videre: {title: Gå videre, to: b}}
      b: {title: Midt, transitions: {ut: {title: Ut, to: slutt}}}
closings:
  slutt: {title: Slutt, checklist: {ryddet: Det er ryddet}}
"""
NAMES = {"kari": "Kari", "per": "Per", "ppt": "PPT Fjord", "nordlia": "Nordlia skole"}

LINES: list[tuple[AnyEvent, str]] = [
    (happened.Submitted(arena="borte", action="ring"), "Saken ble sendt til borte."),
    (
        happened.Moved(transition="igjen", origin="slutt", target="b", round="new"),
        "Saken ble åpnet igjen, på «Midt».",
    ),
    (happened.TaskStarted(task="skriv", title="Skriv ned"), "Ny oppgave: Skriv ned"),
    (
        happened.TaskStarted(task="skriv", title="Skriv ned", to="kari"),
        "Ny oppgave til Kari: Skriv ned",
    ),
    (
        happened.TaskPassed(task="skriv", title="Skriv ned", to="per"),
        "Oppgaven gikk videre til Per: Skriv ned",
    ),
    (happened.TaskDone(task="skriv", title="Skriv ned"), "Oppgaven er gjort: Skriv ned"),
    (
        happened.CaseOpened(
            case="S-1",
            workflow="liten",
            digest="d",
            subject=Subject(name="Ola"),
            unit="nordlia",
            step="a",
            level="n0",
        ),
        "Saken ble åpnet i Nordlia skole, på «Start».",
    ),
    (happened.Ticked(step="a", item="lest"), "Huket av: Alt er lest"),
    (happened.Ticked(step="slutt", item="ryddet"), "Huket av: Det er ryddet"),
    (happened.Ticked(step="a", item="borte"), "Huket av: borte"),
    (happened.Unticked(step="a", item="lest"), "Huken ble tatt bort: Alt er lest"),
    (happened.FormBegun(form="notat", copy=1), "Skjemaet «Notat» ble påbegynt."),
    (happened.FormBegun(form="borte", copy=1), "Skjemaet «borte» ble påbegynt."),
    (
        happened.Answered(form="notat", copy=1, answers={"hva": "Hemmelig"}),
        "1 svar i «Notat»: Hva skjedde?",
    ),
    (
        happened.Answered(form="notat", copy=1, answers={"hva": "Hemmelig", "mer": "Mer"}),
        "2 svar i «Notat».",
    ),
    (
        happened.Answered(form="notat", copy=1, answers={"hva": None}),
        "Hoppet over i «Notat»: Hva skjedde?",
    ),
    (
        happened.Answered(form="borte", copy=1, answers={"hva": "Hemmelig"}),
        "1 svar i «borte».",
    ),
    (
        happened.Answered(form="notat", copy=1, taken_back=("hva",)),
        "Svar ble tatt bort i «Notat»: Hva skjedde?",
    ),
    (happened.FormFinished(form="notat", copy=1), "Skjemaet «Notat» er ferdig."),
    (
        happened.Moved(transition="videre", origin="a", target="b", level="n0"),
        "Saken gikk videre til «Midt».",
    ),
    (
        happened.Moved(transition="opp", origin="b", target="a", level="n0", round="new"),
        "Saken gikk videre til «Start». Ny runde.",
    ),
    (
        happened.Moved(transition="tilbake", origin="b", target="a", level="n0", round="back"),
        "Saken gikk tilbake til «Start».",
    ),
    (
        happened.Moved(transition="jump", origin="b", target="a", level="n0", jump=True),
        "Saken gikk videre til «Start». Utenom veilederen.",
    ),
    (
        happened.Moved(transition="ut", origin="b", target="slutt", closing=True),
        "Saken ble avsluttet: Slutt.",
    ),
    (
        happened.Moved(transition="ut", origin="b", target="borte", closing=True),
        "Saken ble avsluttet: borte.",
    ),
    (happened.BatonOffered(to="per", unit="ppt"), "Stafettpinnen ble tilbudt Per."),
    (happened.BatonAccepted(to="per", unit="ppt"), "Per tok imot stafettpinnen."),
    (happened.BatonDeclined(to="per", reason="Ferie"), "Per sa nei til stafettpinnen."),
    (happened.BatonWithdrawn(to="per"), "Tilbudet til Per ble trukket."),
    (
        happened.BatonWithdrawn(to="per", lost="ppt"),
        "Tilbudet til Per falt bort: samtykket til PPT Fjord gjelder ikke lenger.",
    ),
    (
        happened.BatonReturned(to="kari", unit="nordlia", lost="ppt"),
        "Stafettpinnen gikk tilbake til Kari: samtykket til PPT Fjord gjelder ikke lenger.",
    ),
    (
        happened.BatonKept(holder="kari"),
        "Det ble avgjort at Kari fortsatt er stafettholder.",
    ),
    (
        happened.ConsentAsked(purpose="deling", recipient="ppt"),
        "Det ble bedt om samtykke: «Deling» (PPT Fjord).",
    ),
    (happened.ConsentAsked(purpose="borte"), "Det ble bedt om samtykke: «borte»."),
    (
        happened.ConsentAnswered(purpose="deling", recipient="ppt", giver="forelder_1", yes=True),
        "Forelder 1 svarte ja på samtykke: «Deling» (PPT Fjord).",
    ),
    (
        happened.ConsentAnswered(purpose="deling", recipient="ppt", giver="barnet", yes=False),
        "Barnet selv svarte nei på samtykke: «Deling» (PPT Fjord).",
    ),
    (
        happened.ConsentWithdrawn(purpose="deling", recipient="ppt", giver="verge"),
        "Verge trakk samtykket: «Deling» (PPT Fjord).",
    ),
    (happened.Invited(unit="ppt"), "PPT Fjord ble invitert."),
    (happened.Invited(unit="ppt", person="per"), "PPT Fjord (Per) ble invitert."),
    (happened.ParticipantJoined(person="per", unit="ppt"), "Per (PPT Fjord) ble med."),
    (happened.ParticipantLeft(person="per", unit="ppt"), "Per (PPT Fjord) er ikke lenger med."),
    (
        happened.ParticipantLeft(person="", unit="ppt"),
        "Invitasjonen til PPT Fjord ble trukket.",
    ),
    (
        happened.InvitationWithdrawn(person="per", unit="ppt"),
        "Invitasjonen til PPT Fjord (Per) ble trukket.",
    ),
    (
        happened.InvitationDeclined(person="", unit="ppt", reason="Feil enhet"),
        "PPT Fjord sa nei til invitasjonen.",
    ),
    (happened.MeasureAdded(measure="t1", what="Lekegruppe"), "Tiltak t1 ble lagt til: Lekegruppe"),
    (happened.MeasureChanged(measure="t1", goal="Venner"), "Tiltak t1 ble endret."),
    (happened.MeasureEnded(measure="t1", status="done"), "Tiltak t1 er ferdig."),
    (happened.MeasureEnded(measure="t1", status="stopped"), "Tiltak t1 ble stoppet."),
    (happened.ChildBorn(born=date(2026, 10, 3)), "Barnet er født 3. oktober 2026."),
    (
        happened.ChildBorn(born=date(2026, 10, 3), siblings=("S-2",)),
        "Barnet er født 3. oktober 2026. Saker for søsken: S-2.",
    ),
    (
        happened.TermSet(term=date(2026, 12, 8), was=date(2026, 12, 1)),
        "Terminen ble rettet, fra 1. desember 2026 til 8. desember 2026.",
    ),
    (happened.TermSet(term=date(2026, 12, 8)), "Terminen ble rettet til 8. desember 2026."),
    (happened.FactTold(fact="borte", value=True), "Opplyst: borte."),
    (
        happened.FactTold(fact="borte", value=True, host=True),
        "Opplyst: borte. Den kom fra fagsystemet.",
    ),
    (happened.FactTold(fact="borte"), "Opplysningen ble trukket tilbake: borte."),
    (happened.ActionDone(action="ring"), "Gjort: Ring hjem"),
    (happened.ActionDone(action="mistanke"), "Gjort: Mistanke"),
    (happened.ActionDone(action="borte"), "Gjort: borte"),
    (
        happened.LinkedOpened(case="S-2", workflow="melding"),
        "En tilknyttet sak ble åpnet: S-2.",
    ),
    (
        happened.LinkedTold(case="S-2", workflow="melding", emitted="sent"),
        "Den tilknyttede saken S-2 har gitt beskjed.",
    ),
    (
        happened.LinkedTold(case="S-2", workflow="melding", closed=True),
        "Den tilknyttede saken S-2 er avsluttet.",
    ),
    (happened.Proposed(subject="videre", cause="measure_added"), "Foreslått: Gå videre"),
    (
        happened.ProposalSilenced(subject="ring", cause="measure_added", reason="Senere"),
        "Ikke gjort nå: Ring hjem",
    ),
    (
        happened.ProposalLapsed(subject="borte", cause="measure_added"),
        "Forslaget falt bort: borte",
    ),
    (
        happened.EditionTaken(digest="d"),
        "Saken følger nå utgave 2026.1 av veilederen. Bare ordlyden er ny.",
    ),
    (
        happened.Migrated(workflow="liten", digest="d", step="b", level="n0"),
        "Saken ble flyttet til «En liten veileder», utgave 2026.1, og står på «Midt».",
    ),
    (
        happened.MigrationUndone(digest="d"),
        "Flyttingen ble angret. Saken følger igjen «En liten veileder», utgave 2026.1.",
    ),
]


def _name(one: str) -> str:
    return NAMES.get(one, one)


@pytest.mark.parametrize(("event", "line"), LINES, ids=[type(event).__name__ for event, _ in LINES])
def test_each_event_has_its_line(event: AnyEvent, line: str) -> None:
    assert in_words(guide(GUIDE), event, _name) == line


def test_no_kind_of_event_is_without_a_line() -> None:
    assert {type(event) for event, _ in LINES} == set(get_args(AnyEvent))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (happened.FormBegun(form="notat", copy=1), []),
        (happened.BatonDeclined(to="per", reason="Ferie"), ["Grunn: Ferie"]),
        (happened.TaskDone(task="skriv", title="Skriv", note="I mappen"), ["Merknad: I mappen"]),
        (
            happened.Answered(form="notat", copy=1, left={"hva": "Vet ikke", "borte.1": "Nei"}),
            ["Uten svar på «Hva skjedde?»: Vet ikke", "Uten svar på «borte.1»: Nei"],
        ),
        (
            happened.Moved(
                transition="videre",
                origin="a",
                target="b",
                reason="Det haster",
                left={
                    "notat": "Ikke rukket",
                    "deling": "Ikke spurt",
                    "child_heard": "Vil ikke",
                    "lest": "Delvis",
                    "ryddet": "Etterpå",
                    "borte": "Ukjent",
                },
            ),
            [
                "Grunn: Det haster",
                "Uten «Notat»: Ikke rukket",
                "Uten «Deling»: Ikke spurt",
                "Uten «Barnet hørt»: Vil ikke",
                "Uten «Alt er lest»: Delvis",
                "Uten «Det er ryddet»: Etterpå",
                "Uten «borte»: Ukjent",
            ],
        ),
        (
            happened.Moved(
                transition="jump", origin="a", target="b", reason="Haster", left={"jump": "Haster"}
            ),
            ["Grunn: Haster"],
        ),
        (
            happened.Moved(transition="videre", origin="a", target="b", lacking=("notat", "lest")),
            ["Gikk uten: Notat, Alt er lest"],
        ),
    ],
)
def test_each_remark_has_its_own_word_and_says_what_it_is_about_once(
    event: AnyEvent, said: list[str]
) -> None:
    assert list(remarks(guide(GUIDE), event)) == said


@pytest.mark.parametrize(
    ("place", "title"), [("a", "Start"), ("slutt", "Slutt"), ("borte", "borte")]
)
def test_a_place_is_called_what_the_guide_calls_it(place: str, title: str) -> None:
    assert place_title(guide(GUIDE), place) == title


@pytest.mark.parametrize(
    ("way", "title"),
    [("videre", "Gå videre"), ("ring", "Ring hjem"), ("mistanke", "Mistanke"), ("x", "x")],
)
def test_a_way_is_called_what_the_guide_calls_it(way: str, title: str) -> None:
    assert way_title(guide(GUIDE), way) == title
