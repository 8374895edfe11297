from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextvars import copy_context

import pytest
from msgspec.structs import replace

from bti.case.views import (
    AnswerView,
    CarriedView,
    CaseView,
    ConsentView,
    HistoryLine,
    Named,
    Today,
)
from bti.cli.columns import WIDTH, in_use, lay_out_for, width
from bti.cli.faults import in_lines
from bti.cli.screens.case import case_screen
from bti.cli.screens.case_plain import case_plain
from bti.cli.screens.history import history_plain, history_screen
from bti.cli.screens.listing import list_plain, list_screen
from bti.cli.screens.today import today_plain, today_screen
from bti.cli.screens.ways import ways_plain, ways_screen
from bti.errors import Refused
from tests.unit.cli.views import AT, CASE, OVER, REASONS, TODAY, WAYS

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def text(lines: Iterator[str]) -> list[str]:
    """The lines as a terminal without colours shows them."""
    return [STYLE.sub("", line) for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        lambda: case_screen(CASE),
        lambda: today_screen(TODAY),
        lambda: list_screen(TODAY.offers),
        lambda: in_lines(Refused("Nei. Ingenting er endret.", REASONS, ("a", "b"))),
    ],
)
def test_no_screen_is_wider_than_a_terminal(lines: Callable[[], Iterator[str]]) -> None:
    assert max(width(line) for line in text(lines())) <= WIDTH


def test_a_case_shows_where_it_stands_and_what_to_type() -> None:
    shown = text(case_screen(CASE))
    assert shown[0].startswith("Sak S-2026-014")
    assert shown[0].endswith("Nivå 2 · steg 2.2")
    assert any("✓─●─○     ● her står saken" in line for line in shown)
    assert any("✓─×─✓" in line for line in shown)
    assert "SJEKKLISTE                                                              1 av 3" in shown
    assert any(line.startswith("   1 [x] Problemet er beskrevet sammen") for line in shown)
    assert any("stengt: mangler 2" in line for line in shown)
    assert any("åpen, krever grunn" in line for line in shown)


def test_the_way_that_protects_stands_last_and_is_always_open() -> None:
    last = text(case_screen(CASE))[-1]
    assert last.strip().startswith("mistanke")
    assert last.endswith("alltid åpen")


def test_dates_and_numbers_are_never_cut() -> None:
    shown = "\n".join(text(case_screen(CASE)))
    assert "evalueres 14.12.2026" in shown
    assert "gitt til 02.11.2027" in shown
    assert "…" in shown


def test_a_form_out_of_its_order_says_so_below_its_title() -> None:
    shown = text(case_screen(CASE))
    place = next(n for n, line in enumerate(shown) if "Møtereferat" in line)
    assert shown[place + 1] == " " * shown[place].index("Møtereferat") + "Begynt før «Plan»"
    assert any("Møtereferat: utkast. Må, eller grunn. Begynt" in one for one in case_plain(CASE))


def test_what_came_along_stands_with_its_questions_and_where_it_is_from() -> None:
    said = AnswerView(path="hva", label="Hva?", shown="Alene " * 20)
    sheet = CarriedView(id="notat", title="Notat", answers=(said,))
    case = replace(CASE, carried=(sheet,), origin=Named(id="S-2026-001", title="Hjelp"))
    shown = text(case_screen(case))
    place = shown.index("TATT MED FRA EN ANNEN SAK")
    assert shown[place + 1 : place + 3] == ["  Fra «Hjelp», sak S-2026-001", "  Notat"]
    assert shown[place + 3].startswith("    Hva? Alene")
    assert "Tatt med fra en annen sak. Fra «Hjelp», sak S-2026-001." in [*case_plain(case)]
    unknown = replace(case, origin=Named(id="", title="Hjelp"))
    assert "  Fra «Hjelp»" in text(case_screen(unknown))
    assert "TATT MED FRA EN ANNEN SAK" in text(case_screen(replace(case, origin=None)))


def test_a_closed_case_says_so() -> None:
    shown = text(case_screen(replace(CASE, closed=True)))
    assert shown[0].endswith("Avsluttet")


def test_a_case_that_goes_round_too_often_is_told() -> None:
    case = replace(CASE, round_warning="Dere har prøvd flere runder.")
    assert "  ! Dere har prøvd flere runder." in text(case_screen(case))


def test_plain_tells_the_same_facts_in_sentences() -> None:
    told = list(case_plain(CASE))
    assert "Neste frist: 21.11.2026, om 23 dager: evaluering." in told
    assert "Ferdig: Problemet er beskrevet sammen. Må. Skriv beskrevet." in told
    assert "Samtykke bv, Dele med barnevernet: ikke spurt." in told
    assert not set("".join(told)) & set("✓●○─×")


def test_today_puts_what_is_over_first_and_the_numbers_to_ring_last() -> None:
    shown = text(today_screen(TODAY))
    assert shown[2] == "OVER FRISTEN (1)"
    assert shown[3].startswith("! S-2026-009  samtale med foresatte")
    assert shown[3].endswith("9 dager over    din")
    assert "              bti ta-imot S-2026-020   eller   bti avslaa S-2026-020" in shown
    end = " ".join(" ".join(shown[-2:]).replace("\u00a0", " ").split())
    assert end.endswith(
        "Barn i fare? 112 · barnevernvakt (nummer mangler) · alarmtelefonen 116 111"
    )


def test_a_day_without_anything_says_what_to_do() -> None:
    quiet = Today(person="Kari", day=TODAY.day, cases=0)
    assert any("Ingenting venter på deg." in line for line in today_screen(quiet))
    assert any("Ingenting venter på deg." in line for line in today_plain(quiet))


def test_today_in_plain_words() -> None:
    told = list(today_plain(TODAY))
    assert "Over fristen: S-2026-009, samtale med foresatte, 21.11.2026, 9 dager over." in told
    assert OVER.days == -9


def test_a_refusal_reads_as_it_was_drawn() -> None:
    refusal = Refused(
        "Saken kan ikke gå til «Planlegg sammen» nå. Ingenting er endret.",
        REASONS,
        ("trapp_ned", "mistanke"),
    )
    assert list(in_lines(refusal)) == [
        "Saken kan ikke gå til «Planlegg sammen» nå. Ingenting er endret.",
        "",
        "  1  Dato for evaluering er ikke satt (må)",
        "     gjør:   bti huk S-2026-014 dato_evaluering",
        "     regel:  n2_moete.checklist.dato_evaluering, bti.yaml linje 212",
        "",
        "  2  PPT har ikke svart på innkallingen",
        '     eller gå uten, med --without innkalling="grunn"',
        "     regel:  n2_moete.transitions.planlegg.when, bti.yaml linje 221",
        "",
        "Åpent nå: trapp_ned, mistanke.",
    ]


def test_the_ways_say_everything_they_lack() -> None:
    shown = "\n".join(text(ways_screen(WAYS)))
    assert shown.count("regel:") == 2
    told = list(ways_plain(WAYS))
    assert told[0] == "Vei mistanke: Meld til barnevernet. Alltid åpen."
    assert sum(line.startswith("Mangler for planlegg") for line in told) == 2


def test_an_empty_list_says_how_to_begin() -> None:
    assert "bti ny bti" in next(iter(list_screen(())))
    assert "bti ny bti" in next(iter(list_plain(())))


def test_a_guide_without_levels_is_shown_without_a_track() -> None:
    flat: CaseView = replace(CASE, levels=(), step=replace(CASE.step, level_number="", number=""))
    shown = text(case_screen(flat))
    assert shown[0].endswith("Første møte")
    assert "Steg" not in next(iter(case_plain(flat)))


def test_a_history_gives_each_remark_its_own_line() -> None:
    line = HistoryLine(
        number=7,
        at=AT,
        by="Kari",
        text="Saken gikk videre til «Møte».",
        remarks=("Grunn: Det haster.", "Uten «Notat»: Ikke rukket"),
    )
    assert list(history_screen((line,))) == [
        "   7  21.11.2026 12.00  Saken gikk videre til «Møte». (Kari)",
        "                        Grunn: Det haster.",
        "                        Uten «Notat»: Ikke rukket",
    ]
    assert list(history_plain((line,))) == [
        (
            "7. 21.11.2026 kl. 12.00, Kari: Saken gikk videre til «Møte». "
            "Grunn: Det haster. Uten «Notat»: Ikke rukket."
        )
    ]


def test_in_a_narrow_terminal_the_columns_stay_columns() -> None:
    def narrow() -> list[str]:
        lay_out_for(60)
        return [*text(case_screen(CASE)), *text(today_screen(TODAY)), *text(ways_screen(WAYS))]

    shown = copy_context().run(narrow)
    assert max(width(line) for line in shown) <= 58
    assert any(line.endswith("Nivå 2 · steg 2.2") and width(line) == 58 for line in shown)


def test_a_wide_terminal_gets_no_wider_lines() -> None:
    def wide() -> int:
        lay_out_for(200)
        return in_use()

    assert copy_context().run(wide) == WIDTH


def test_a_consent_says_whose_answer_it_waits_for() -> None:
    waits = ConsentView(
        id="dele", title="Dele", state="partly", givers=("forelder 1",), waits_for="forelder 2"
    )
    case = replace(CASE, consents=(waits,))
    assert "  dele  Dele  forelder 1  venter på forelder 2" in text(case_screen(case))
    assert "Samtykke dele, Dele: venter på forelder 2." in text(case_plain(case))


def test_what_is_never_blocked_stands_last_among_the_ways() -> None:
    shown = [line for line in text(ways_screen(WAYS)) if ": " in line and not line.startswith(" ")]
    assert [line.partition(":")[0] for line in shown][-1] == "mistanke"


def test_what_is_over_is_told_whole_however_long_it_is() -> None:
    title = "Samtykket gikk ut: Samarbeide med en navngitt tjeneste (PPT i Fjordby)"
    lines = list(today_screen(replace(TODAY, over=(replace(OVER, title=title),))))
    at = next(place for place, line in enumerate(lines) if "Samtykket gikk ut" in line)
    assert "…" not in lines[at]
    assert "PPT i Fjordby" in lines[at + 1]
