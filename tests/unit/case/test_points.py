"""Where each point lies in a case, and how rules that count from points are said."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bti.case.due_words import due_in_words
from bti.case.events import FormFinished, LinkedOpened, LinkedTold
from bti.case.points import day_at
from bti.guide.definition import Due, Guide, Instead
from tests.unit.case.drive import Drive
from tests.unit.case.story import Story, at, loaded_guide


@pytest.fixture
def guide() -> Guide:
    return loaded_guide()


@pytest.mark.parametrize(
    ("point", "day"),
    [
        ("case.opened", date(2026, 11, 2)),
        ("child.born", date(2020, 5, 4)),
        ("level.entered", date(2026, 11, 20)),
        ("nivaa_1.entered", date(2026, 11, 20)),
        ("nivaa_1.left", None),
        ("nivaa_0.entered", None),
        ("step.entered", date(2026, 11, 25)),
        ("step.left", None),
        ("gjennomfoer.entered", date(2026, 11, 25)),
        ("gjennomfoer.left", None),
        ("sett_ord.entered", date(2026, 11, 2)),
        ("sett_ord.left", date(2026, 11, 10)),
        ("avklar.entered", None),
        ("avklar.left", None),
        ("ukjent.entered", None),
        ("moete.holdt.done", date(2026, 11, 25)),
        ("step.fortsett.done", None),
        ("sett_ord.utsett.dato", date(2026, 12, 24)),
        ("sett_ord.utsett.done", date(2026, 11, 10)),
        ("notat.miljoe", None),
        ("notat.miljoe.answered", date(2026, 11, 5)),
        ("notat.sett", date(2026, 11, 4)),
        ("notat.sett.answered", date(2026, 11, 6)),
        ("innkalling.sendt", None),
        ("innkalling.sendt.answered", None),
        ("measures.first_evaluate_by", None),
        ("linked.bekymringsmelding.sent", date(2026, 11, 28)),
        ("linked.bekymringsmelding.annet", None),
    ],
)
def test_each_point_has_its_day(guide: Guide, point: str, day: date | None) -> None:
    story = (
        Story()
        .answers("notat", miljoe=True, on=at(date(2026, 11, 5)))
        .answers("notat", sett="2026-11-04T23:30", on=at(date(2026, 11, 6)))
        .goes(
            "utsett",
            "avklar",
            "nivaa_0",
            asked={"dato": "2026-12-24"},
            on=at(date(2026, 11, 10)),
        )
    )
    skipped = replace(story.case.visits["avklar"], skipped=at(date(2026, 11, 10)))
    story.goes("tiltak", "moete", "nivaa_1", on=at(date(2026, 11, 20)))
    story.goes("holdt", "gjennomfoer", "nivaa_1", on=at(date(2026, 11, 25)))
    story.happens(
        LinkedOpened(case="S-2", workflow="bekymringsmelding"),
        LinkedTold(case="S-2", workflow="bekymringsmelding", emitted="sent"),
        on=at(date(2026, 11, 28)),
    )
    case = replace(story.case, visits={**story.case.visits, "avklar": skipped})
    assert day_at(guide, case, story.at, point) == day


def test_a_form_for_each_round_is_read_in_its_round(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1").answers("innkalling", sendt="2026-11-03")
    story.happens(FormFinished(form="innkalling", copy=1))
    assert day_at(guide, story.case, story.at, "innkalling.sendt") == date(2026, 11, 3)
    story.goes("holdt", "gjennomfoer", "nivaa_1").goes("fortsett", "moete", "nivaa_1")
    assert day_at(guide, story.case, story.at, "innkalling.sendt") is None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (Due(within="4 weeks", of="case.opened"), "Innen 4 uker etter at saken ble åpnet."),
        (Due(within="1 day", of="child.born"), "Innen 1 dag etter at barnet ble født."),
        (Due(within="1 day"), "Innen 1 dag etter at steget begynte."),
        (
            Due(within="14 days", of="level.entered", until="moete.holdt.done"),
            (
                "Innen 14 dager etter at nivået begynte. "
                "Fristen gjelder til «Møtet er holdt» er valgt."
            ),
        ),
        (
            Due(within="10 working days", of="innkalling.sendt", until="innkalling.svar"),
            (
                "Innen 10 arbeidsdager etter datoen i «Når ble innkallingen sendt?». "
                "Fristen gjelder til datoen i «Når kom svaret?»."
            ),
        ),
        (
            Due(at="measures.first_evaluate_by"),
            "Innen den første datoen for evaluering av tiltakene.",
        ),
        (Due(at="sett_ord.utsett.dato"), "Innen datoen i «Hvilken dato?»."),
        (Due(at="step.utsett.dato"), "Innen datoen som settes i dette steget."),
        (Due(at="case.opened"), "Innen dagen saken ble åpnet."),
        (
            Due(within="1 week", of="moete.left"),
            "Innen 1 uke etter at «Hold møtet» var ferdig.",
        ),
        (
            Due(within="1 week", of="nivaa_1.entered"),
            "Innen 1 uke etter at «Tiltak» begynte.",
        ),
        (
            Due(within="1 week", of="step.tilbake.done"),
            "Innen 1 uke etter at valget i dette steget ble gjort.",
        ),
        (
            Due(within="1 week", of="linked.bekymringsmelding.sent"),
            "Innen 1 uke etter at beskjeden fra den tilknyttede saken kom.",
        ),
        (
            Due(
                within="4 weeks",
                of="case.opened",
                instead=(
                    Instead(when="kan_gjelde_miljoe", within="1 week", of="notat.miljoe.answered"),
                    Instead(when="notat.sett is answered", at="notat.sett"),
                    Instead(when="case.round == 2", within="2 weeks"),
                ),
            ),
            (
                "Innen 4 uker etter at saken ble åpnet. "
                "Når «Det kan gjelde miljøet» gjelder, er fristen 1 uke etter at "
                "«Kan det gjelde miljøet?» ble besvart. "
                "Når «Når så du det?» er besvart, er fristen datoen i «Når så du det?». "
                "Når rundens nummer er 2, er fristen 2 uker etter at saken ble åpnet."
            ),
        ),
    ],
)
def test_a_deadline_is_said_in_words(guide: Guide, written: Due, said: str) -> None:
    assert due_in_words(guide, written) == said


def test_points_of_ways_and_what_they_ask_are_said_in_words() -> None:
    body = """
actions: {ring: {title: Ring hjem, asks: {dag: {type: date, label: Neste samtale}}}}
anytime: {flytt: {title: Flytt saken, to: a, asks: {dag: {type: date, label: Dagen}}}}
levels:
  n0:
    title: Null
    steps: {a: {title: A, actions: [ring], transitions: {ut: {title: Ut, to: slutt}}}}
"""
    written = Drive(body).guide
    said = {
        "ring.done": "Innen 1 dag etter at «Ring hjem» ble gjort.",
        "flytt.done": "Innen 1 dag etter at «Flytt saken» ble valgt.",
        "a.flytt.done": "Innen 1 dag etter at «Flytt saken» ble valgt.",
        "a.ut.asked": "Innen 1 dag etter at spørsmålene i «Ut» ble besvart.",
        "ring.dag.answered": "Innen 1 dag etter at «Neste samtale» ble besvart.",
        "flytt.dag": "Innen 1 dag etter datoen i «Dagen».",
    }
    for point, words in said.items():
        assert due_in_words(written, Due(within="1 day", of=point)) == words


def test_a_deadline_without_time_is_not_said(guide: Guide) -> None:
    assert due_in_words(guide, Due(title="Snart", of="case.opened")) == ""


def test_a_name_without_a_title_stands_for_itself_in_words(guide: Guide) -> None:
    assert due_in_words(guide, Due(at="notat.borte")) == "Innen datoen i «notat.borte»."
    said = due_in_words(guide, Due(within="1 day", of="borte.entered"))
    assert said == "Innen 1 dag etter at «borte» begynte."
    said = due_in_words(guide, Due(within="1 day", of="borte.vekk.done"))
    assert said == "Innen 1 dag etter at «borte.vekk» ble valgt."
