"""A guide with every sort of deadline, and cases on it that are told event by event."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

from bti.case.calendar import OSLO, start_of_day
from bti.case.case import Case
from bti.case.events import Answered, Answers, AnyEvent, CaseOpened, FormBegun, Moved, Recorded
from bti.case.fold import fold
from bti.case.subject import Subject
from bti.guide.definition import Guide
from bti.guide.loading import load

GUIDE = """\
workflow: frister
version: 2026.1
language: nb
title: Frister
subjects: [child, unborn]
entries: {sett_ord: {}}
roles: {ansatt: Ansatt, leder: Nærmeste leder}
baton: {may_hold: [ansatt], answer_within: 3 working days}
kinds:
  undring: {title: Undring, phase: uro}
  arbeid: {title: Arbeid, phase: tiltak}
conditions:
  kan_gjelde_miljoe:
    title: Det kan gjelde miljøet
    when: notat.miljoe == yes
levels:
  nivaa_0:
    title: Undring
    steps:
      sett_ord:
        kind: undring
        title: Sett ord på undringen
        due:
          within: 4 weeks
          of: case.opened
          instead:
            - {when: kan_gjelde_miljoe, within: 1 week, of: notat.miljoe.answered}
          remind: [{before: 3 days, who: holder}, {after: 7 days, who: leder}]
        transitions:
          videre: {title: Gå videre, to: avklar}
          utsett:
            title: Følg med
            to: avklar
            asks: {dato: {type: date, label: Hvilken dato?}}
      avklar:
        kind: undring
        title: Avklar
        due: {at: sett_ord.utsett.dato}
        transitions:
          tiltak: {title: Ja, to: nivaa_1}
          tilbake: {title: Tilbake, to: back}
          avslutt: {title: Nei, to: avsluttet}
  nivaa_1:
    title: Tiltak
    deadlines:
      til_moete:
        title: Fra tiltak er bestemt til møtet er holdt
        within: 14 days
        of: level.entered
        until: moete.holdt.done
      svar:
        within: 10 working days
        of: innkalling.sendt
        until: innkalling.svar
    steps:
      moete:
        kind: arbeid
        title: Hold møtet
        transitions:
          holdt: {title: Møtet er holdt, to: gjennomfoer}
      gjennomfoer:
        kind: arbeid
        title: Gjennomfør tiltakene
        due: {at: measures.first_evaluate_by}
        transitions:
          fortsett: {title: Fortsett, to: moete, round: new}
          tilbake: {title: Tilbake, to: back}
          avslutt: {title: Ferdig, to: avsluttet}
forms:
  notat:
    title: Notat
    fields:
      miljoe: {type: yes_no, label: Kan det gjelde miljøet?}
      sett: {type: datetime, label: Når så du det?}
  innkalling:
    title: Innkalling
    copies: per_round
    fields:
      sendt: {type: date, label: Når ble innkallingen sendt?}
      svar: {type: date, label: Når kom svaret?}
closings: {avsluttet: Avsluttet}
"""

OPENED = datetime(2026, 11, 2, 9, 0, tzinfo=OSLO)  # a Monday


@cache
def loaded_guide() -> Guide:
    loaded = load({"frister.yaml": GUIDE})
    assert loaded.guide is not None, loaded.findings
    return loaded.guide


def at(day: date, hour: int = 9) -> datetime:
    return start_of_day(day) + timedelta(hours=hour)


class Story:
    """Events in order, each an hour after the one before unless a day is said."""

    def __init__(self) -> None:
        self.events: list[Recorded] = []
        self.at = OPENED
        self.happens(
            CaseOpened(
                case="S-1",
                workflow="frister",
                digest="d",
                subject=Subject(name="Ola", born=date(2020, 5, 4)),
                unit="nordlia",
                step="sett_ord",
                level="nivaa_0",
            )
        )

    def happens(self, *events: AnyEvent, on: datetime | None = None) -> Story:
        for event in events:
            number = len(self.events) + 1
            self.at = on or self.at + timedelta(hours=1 if number > 1 else 0)
            self.events.append(Recorded(number=number, at=self.at, by="kari", what=event))
        return self

    def goes(
        self,
        way: str,
        to: str,
        level: str,
        *,
        on: datetime | None = None,
        asked: Answers | None = None,
    ) -> Story:
        case = self.case
        new = level not in {"", case.round.level} or way == "fortsett"
        move = Moved(
            transition=way,
            origin=case.stand.step,
            target=to,
            level=level,
            closing=not level,
            round="back" if way == "tilbake" else "new" if new else "same",
            asked=asked or {},
        )
        return self.happens(move, on=on)

    def answers(self, form: str, on: datetime | None = None, **answers: str | bool) -> Story:
        if not self.case.copies.get(form):
            self.happens(FormBegun(form=form, copy=1), on=on)
        return self.happens(Answered(form=form, copy=1, answers={**answers}), on=on)

    @property
    def case(self) -> Case:
        case = fold(self.events)
        assert case is not None
        return case
