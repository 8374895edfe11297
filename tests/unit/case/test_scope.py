from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bti.case.events import (
    ActionDone,
    AnyEvent,
    BatonAccepted,
    ConsentAnswered,
    ConsentAsked,
    Invited,
    LinkedOpened,
    LinkedTold,
    MeasureEnded,
    Moved,
    ParticipantLeft,
    Submitted,
)
from bti.case.scope import CaseScope
from bti.case.sheet import Sheet
from bti.case.tracks import exists
from bti.guide.conditions import Missing, Truth
from bti.guide.definition import Action, Arena, Field, Form, Guide, Text, Transition
from tests.unit.case.workbench import START, Bench, bench, guide

TALK: dict[str, object] = {"holdt": "2026-11-10", "ordrett": "Det er bråk"}

TERM = date(2027, 3, 1)
SENT = Submitted(arena="team", action="send")


def changed(**parts: object) -> Guide:
    """Give the shared guide with some parts replaced."""
    return replace(guide(), **parts)


def truth(scope: CaseScope, text: str) -> str:
    return scope.truth(text).truth.value


def test_no_condition_always_holds() -> None:
    assert bench().scope.truth("").truth is Truth.YES
    assert bench().scope.holds("")


class TestForms:
    def test_a_form_that_is_not_begun_was_not_asked(self) -> None:
        scope = bench().scope
        assert scope.value(("notat", "hva")) is Missing.NOT_ASKED
        assert truth(scope, "notat.hva is not_asked") == "yes"
        assert truth(scope, "notat.miljoe == yes") == "unknown"

    def test_the_three_states_of_an_answer(self) -> None:
        filled = bench()
        filled.fill("notat", {"hva": None, "grad": 2})
        scope = filled.scope
        assert scope.value(("notat", "hva")) is Missing.EMPTY
        assert scope.value(("notat", "miljoe")) is Missing.NOT_ASKED
        assert scope.value(("notat", "miljoe_hva")) is Missing.NOT_APPLICABLE
        assert scope.value(("notat", "hjem", "bor")) is Missing.NOT_APPLICABLE
        assert scope.value(("notat", "skole")) is Missing.NOT_APPLICABLE
        assert scope.value(("notat", "grad")) == 2

    def test_a_question_left_with_a_reason_is_not_answered(self) -> None:
        filled = bench()
        filled.fill("notat", {"grad": None}, left={"grunn": "Vet ikke"})
        assert filled.scope.value(("notat", "grunn")) is Missing.NOT_ANSWERED

    def test_an_answer_to_a_question_that_is_hidden_again_counts_for_nothing(self) -> None:
        filled = bench()
        filled.fill("notat", {"miljoe": "ja", "miljoe_hva": "bråk"})
        assert truth(filled.scope, "notat.miljoe_hva is answered") == "yes"
        filled.fill("notat", {"miljoe": "nei"})
        assert truth(filled.scope, "notat.miljoe_hva is answered") == "no"
        filled.fill("notat", {"miljoe": "ja"})
        assert filled.scope.value(("notat", "miljoe_hva")) == "bråk"

    def test_many_choices_dates_and_the_text_beside_annet(self) -> None:
        filled = bench()
        filled.fill("notat", {"gjelder": "venner,annet", "gjelder.annet": "Søvn"})
        filled.fill("samtale", TALK)
        scope = filled.scope
        assert truth(scope, "notat.gjelder has venner and noe_annet") == "yes"
        assert scope.value(("notat", "gjelder", "annet")) == "Søvn"
        assert truth(scope, "samtale.holdt == 2026-11-10") == "yes"
        assert scope.value(("notat", "hva", "annet")) is None
        assert scope.value(("notat", "zzz")) is None

    def test_when_a_field_was_answered_can_be_read(self) -> None:
        filled = bench()
        filled.fill("notat", {"hva": "x", "miljoe": None})
        at = filled.scope.value(("notat", "hva", "answered"))
        assert isinstance(at, datetime)
        assert at.utcoffset() is not None
        assert at == START.replace(minute=1)
        assert filled.scope.value(("notat", "miljoe", "answered")) is Missing.NOT_ASKED

    def test_a_form_of_each_round_is_read_in_its_own_round(self) -> None:
        filled = bench()
        filled.fill("evaluering", {"barnet": "a"})
        filled.move("tiltak", "n1")
        scope = filled.scope
        assert scope.value(("evaluering", "barnet")) is Missing.NOT_ASKED
        assert scope.previous(("evaluering", "barnet")) == "a"
        assert scope.latest(("evaluering", "barnet")) == "a"

    def test_a_form_held_many_times_is_read_from_the_newest_finished(self) -> None:
        filled = bench()
        filled.fill("samtale", TALK)
        filled.fill("samtale", {"holdt": "2026-11-12"})
        assert filled.scope.value(("samtale", "holdt")) == date(2026, 11, 10)
        assert filled.scope.previous(("samtale", "holdt")) is Missing.NOT_ASKED
        filled.fill("samtale", {"ordrett": "Bedre", "bedre": "ja"})
        assert filled.scope.value(("samtale", "holdt")) == date(2026, 11, 12)
        assert filled.scope.previous(("samtale", "holdt")) == date(2026, 11, 10)
        assert filled.scope.latest(("samtale", "ordrett")) == "Bedre"

    def test_the_copy_before_is_counted_from_the_copy_at_hand(self) -> None:
        filled = bench()
        filled.fill("samtale", TALK)
        filled.fill("samtale", {**TALK, "holdt": "2026-11-11", "bedre": "ja"})
        first, second = filled.case.forms["samtale"]
        scopes = [
            CaseScope(filled.guide, filled.case, filled.now, form="samtale", copy=copy)
            for copy in (first, second, None)
        ]
        assert [scope.previous(("samtale", "holdt")) for scope in scopes] == [
            Missing.NOT_ASKED,
            date(2026, 11, 10),
            date(2026, 11, 11),
        ]

    def test_what_is_no_form_has_no_earlier_copy(self) -> None:
        assert bench().scope.previous(("zzz", "a")) is None
        assert bench().scope.latest(("zzz", "a")) is None

    def test_two_questions_that_hang_on_each_other_come_to_an_end(self) -> None:
        fields = {
            "a": Field(label="A", relevant="ring.b is answered"),
            "b": Field(label="B", relevant="ring.a is answered"),
        }
        filled = Bench(changed(forms={"ring": Form(title="Ring", fields=fields)}))
        assert truth(filled.scope, "ring.a is answered") == "no"
        filled.fill("ring", {"a": "x", "b": "y"})
        assert truth(filled.scope, "ring.a is answered and ring.b is answered") == "yes"

    def test_a_calculation_that_hangs_on_itself_has_no_value(self) -> None:
        fields = {"a": Field(type="integer", label="A", calculation="ring.a"), "b": Field()}
        filled = Bench(changed(forms={"ring": Form(title="Ring", fields=fields)}))
        filled.fill("ring", {"b": "x"}, finish="no")
        assert filled.scope.value(("ring", "a")) is Missing.NOT_ANSWERED

    def test_a_calculation_is_read_like_an_answer(self) -> None:
        filled = bench()
        filled.fill("evaluering", {"barnet": None})
        assert truth(filled.scope, "evaluering.frist == 2026-12-03") == "yes"

    def test_one_form_is_read_from_inside_another(self) -> None:
        filled = bench()
        filled.fill("notat", {"miljoe": "ja", "miljoe_hva": "bråk"})
        scope = CaseScope(filled.guide, filled.case, filled.now, form="evaluering")
        assert scope.value(("notat", "miljoe_hva")) == "bråk"
        assert scope.value(("evaluering", "barnet")) is Missing.NOT_ASKED

    def test_what_is_asked_in_a_move_may_hang_on_what_is_asked_in_it(self) -> None:
        asks = {
            "hvem": Field(label="Hvem?"),
            "naar": Field(label="Når?", relevant="start.ring.hvem is answered"),
        }
        start = guide().levels["n0"].steps["start"]
        step = replace(start, transitions={"ring": Transition(to=("slutt",), asks=asks)})
        level = replace(guide().levels["n0"], steps={"start": step})
        made = Bench(changed(levels={"n0": level}))
        moved = Moved(transition="ring", origin="start", target="start", level="n0")
        made.record(replace(moved, asked={"naar": "i morgen"}))
        assert made.scope.value(("start", "ring", "naar")) is Missing.NOT_APPLICABLE
        made.record(replace(moved, asked={"naar": "i morgen", "hvem": "far"}))
        assert made.scope.value(("start", "ring", "naar")) == "i morgen"


class TestRows:
    def filled(self) -> Bench:
        filled = bench()
        filled.fill(
            "notat",
            {
                "observasjoner.1.naar": "2026-11-01",
                "observasjoner.2.naar": "2026-11-10",
                "observasjoner.2.sett": "Gråt",
            },
        )
        return filled

    def test_rows_are_looked_through(self) -> None:
        scope = self.filled().scope
        assert truth(scope, "any notat.observasjoner where naar < 2026-11-05") == "yes"
        assert truth(scope, "count notat.observasjoner where (sett is answered) == 1") == "yes"
        assert truth(scope, "no notat.observasjoner where naar > today") == "yes"
        assert (
            truth(scope, "any notat.observasjoner where notat.observasjoner.naar == 2026-11-10")
            == "yes"
        )

    def test_a_field_of_a_row_has_no_value_outside_it_and_one_inside(self) -> None:
        filled = self.filled()
        copy = filled.case.forms["notat"][0]
        scope = CaseScope(filled.guide, filled.case, filled.now, form="notat", copy=copy)
        name = ("notat", "observasjoner", "naar")
        assert scope.value(name) is Missing.NOT_ASKED
        assert scope.at("observasjoner.2").value(name) == date(2026, 11, 10)
        assert scope.at("", "hva").value(("value",)) is Missing.NOT_ASKED
        here = scope.at("observasjoner.2", "observasjoner.2.sett")
        assert here.value(("value",)) == "Gråt"

    def test_a_row_knows_its_own_fields_only(self) -> None:
        rows = self.filled().scope.rows(("notat", "observasjoner"))
        assert rows is not None
        assert rows[1].value(("sett",)) == "Gråt"
        assert rows[1].value(("hva",)) is None
        assert rows[1].previous(("naar",)) is Missing.NOT_ASKED
        assert rows[1].latest(("hva",)) is None
        assert rows[1].previous(("hva",)) is None
        assert rows[1].latest(("naar",)) is Missing.NOT_ASKED
        assert rows[1].rows(("naar",)) is None
        assert rows[1].rows(("hva",)) is None

    def test_there_is_nothing_to_look_through_before_the_form_is_begun(self) -> None:
        assert bench().scope.rows(("notat", "observasjoner")) is None
        assert self.filled().scope.rows(("notat", "hva")) is None
        assert self.filled().scope.rows(("zzz",)) is None
        assert truth(bench().scope, "any notat.observasjoner where naar < today") == "unknown"

    def test_a_row_of_a_measure_is_compared_with_its_last_one(self) -> None:
        filled = bench()
        filled.measure("t1")
        row = {"gjort": "delvis", "videre": "fortsett", "ny_dato": "2026-12-24"}
        filled.fill("evaluering", {"tiltak": {"t1": row}, "barnet": "x"})
        filled.move("tiltak", "n1")
        filled.fill("evaluering", {"tiltak.t1.gjort": "ja"})
        text = "any evaluering.tiltak where previous evaluering.tiltak.gjort == delvis"
        assert truth(filled.scope, text) == "yes"

    def test_measures_are_rows(self) -> None:
        filled = bench()
        filled.measure("t1", service="ppt", day=date(2026, 12, 1))
        filled.measure("t2")
        filled.record(MeasureEnded(measure="t2", status="done"))
        scope = filled.scope
        assert truth(scope, "any measures where service != case.service") == "yes"
        assert truth(scope, "count measures.open == 1") == "yes"
        assert truth(scope, "any measures where status == done") == "yes"
        assert truth(scope, "measures.first_evaluate_by == 2026-12-01") == "yes"
        assert truth(scope, "any measures where omraade == spraak") == "unknown"
        assert scope.value(("measures", "zzz")) is None

    def test_without_open_measures_there_is_no_first_date(self) -> None:
        assert truth(bench().scope, "measures.first_evaluate_by < today") == "unknown"

    def test_consents_are_rows(self) -> None:
        filled = bench()
        filled.record(ConsentAsked(purpose="logg"))
        assert truth(filled.scope, "any consents where state == asked") == "yes"
        assert truth(filled.scope, "consent.logg.given") == "no"
        assert truth(filled.scope, "consent.logg.asked") == "no"
        filled.record(ConsentAnswered(purpose="logg", giver="forelder_1", yes=True))
        scope = filled.scope
        assert truth(scope, "no consents where purpose == logg and state == given") == "no"
        assert truth(scope, "consent.logg.given and consent.logg.asked") == "yes"
        assert scope.value(("consent", "zzz", "given")) is None
        assert scope.value(("consent", "logg")) is None

    def test_participants_are_rows(self) -> None:
        filled = bench()
        filled.record(Invited(unit="ppt_x", service="ppt", person="per"))
        filled.join("ola", "skole_x", "skole")
        filled.record(ParticipantLeft(person="ola", unit="skole_x"))
        scope = filled.scope
        assert truth(scope, "any participants where service == ppt and state == invited") == "yes"
        assert truth(scope, "any participants where person == kari and state == present") == "yes"
        assert truth(scope, "any participants where state == left") == "yes"


class TestTheCase:
    def test_where_the_case_stands(self) -> None:
        scope = bench().scope
        assert truth(scope, "case.level in n0 | n1 and case.step == start") == "yes"
        assert truth(scope, "case.track == andre and case.round == 1") == "yes"
        assert truth(scope, "case.opened == 2026-11-12") == "yes"
        assert truth(scope, "case.service == skole and case.home_service == skole") == "yes"
        assert scope.value(("case", "home")) == "nordlia"
        assert scope.value(("case", "subject")) == "child"
        assert scope.value(("case", "zzz")) is None

    def test_the_service_is_the_holders_once_there_is_one(self) -> None:
        held = bench()
        held.record(BatonAccepted(to="per", unit="ppt_x", service="ppt"))
        assert truth(held.scope, "case.service == ppt") == "yes"

    def test_a_closed_case_is_on_no_level(self) -> None:
        closed = bench()
        closed.move("slutt")
        assert truth(closed.scope, "case.level == n0") == "unknown"
        assert closed.scope.value(("case", "closed")) is True

    def test_the_child_has_an_age_when_the_birth_is_known(self) -> None:
        known = bench()
        assert truth(known.scope, "child.age == 9 and child.born < today") == "yes"
        assert known.scope.value(("child", "term")) is Missing.NOT_APPLICABLE
        assert known.scope.value(("child", "zzz")) is None
        nobody = replace(known.case, subject=replace(known.case.subject, born=None))
        scope = CaseScope(known.guide, nobody, known.now)
        assert scope.value(("child", "age")) is Missing.NOT_ANSWERED
        assert scope.value(("child", "born")) is Missing.NOT_ANSWERED
        unborn = replace(known.case.subject, kind="unborn", born=None, term=TERM)
        term = replace(known.case, subject=unborn)
        scope = CaseScope(known.guide, term, known.now)
        assert scope.value(("child", "term")) == TERM
        assert scope.value(("child", "born")) is Missing.NOT_APPLICABLE

    def test_rounds_and_visits_are_counted(self) -> None:
        moved = bench()
        moved.move("tiltak", "n1")
        moved.move("tiltak", "n1", again=True)
        scope = CaseScope(moved.guide, moved.case, moved.now, step="start", level="n0")
        assert truth(scope, "level.n1.rounds == 2 and level.rounds == 1") == "yes"
        assert truth(scope, "step.start.visited and step.visited") == "yes"
        assert scope.value(("step", "tiltak", "left")) is not None
        assert isinstance(scope.value(("step", "start", "entered")), datetime)
        assert isinstance(scope.value(("level", "n1", "entered")), datetime)
        assert scope.value(("level", "n0", "entered")) is Missing.NOT_APPLICABLE
        assert scope.value(("step", "zzz", "visited")) is None
        assert scope.value(("level", "zzz", "rounds")) is None
        assert scope.value(("level",)) is None
        assert scope.value(("step",)) is None

    def test_a_step_never_entered_has_no_moments(self) -> None:
        scope = bench().scope
        assert truth(scope, "step.tiltak.visited") == "no"
        assert scope.value(("step", "tiltak", "entered")) is Missing.NOT_APPLICABLE

    def test_named_conditions_and_the_day_in_norway(self) -> None:
        filled = bench()
        filled.fill("notat", {"miljoe": "ja"})
        assert truth(filled.scope, "miljoe") == "yes"
        late = replace(filled.scope, now=datetime(2026, 11, 12, 23, 30, tzinfo=UTC))
        assert late.today() == date(2026, 11, 13)
        assert not late.is_working_day(date(2026, 11, 14))
        assert late.condition("zzz") is None

    def test_existence_follows_track_and_subject(self) -> None:
        case = bench(track="skolespor").case
        assert exists((), case)
        assert exists(("skolespor", "child"), case)
        assert not exists(("andre",), case)
        assert not exists(("skolespor", "unborn"), case)


class TestMoves:
    def test_what_was_asked_in_a_move_can_be_read_after_it(self) -> None:
        moved = bench()
        name = ("start", "videre", "dato")
        assert moved.scope.value(name) is Missing.NOT_ASKED
        moved.move("tiltak", "n1")
        assert moved.scope.value(name) == date(2026, 12, 1)
        assert isinstance(moved.scope.value(("start", "videre", "asked")), datetime)
        assert moved.scope.value(("start", "zzz", "dato")) is None
        here = replace(moved.scope, step="start")
        assert here.value(("step", "videre", "dato")) == date(2026, 12, 1)

    def test_what_was_asked_in_an_action_can_be_read_after_it(self) -> None:
        action = Action(title="Ring", asks={"hvem": Field(label="Hvem?")})
        done = Bench(changed(actions={"ring": action}))
        assert done.scope.value(("ring", "hvem")) is Missing.NOT_ASKED
        done.record(ActionDone(action="ring", asked={"hvem": "far"}))
        assert done.scope.value(("ring", "hvem")) == "far"

    def test_a_move_of_a_closing_is_known(self) -> None:
        asks = {"hvorfor": Field(label="Hvorfor?")}
        closing = replace(
            guide().closings["slutt"], transitions={"opp": Transition(to=("start",), asks=asks)}
        )
        opened = Bench(changed(closings={"slutt": closing}))
        assert opened.scope.value(("slutt", "opp", "hvorfor")) is Missing.NOT_ASKED


class TestLinked:
    def test_what_a_linked_case_gives_can_be_read(self) -> None:
        linked = bench()
        assert linked.scope.value(("linked", "melding", "svar")) is Missing.NOT_ASKED
        linked.record(LinkedOpened(case="S-2", workflow="melding"))
        linked.record(
            LinkedTold(
                case="S-2", workflow="melding", emitted="sendt", given={"skriv.svar": "henlagt"}
            )
        )
        scope = linked.scope
        assert truth(scope, "linked.melding.skriv.svar == henlagt") == "yes"
        assert isinstance(scope.value(("linked", "melding", "sendt")), datetime)
        assert scope.value(("linked", "melding", "zzz")) is Missing.NOT_ASKED

    def test_what_was_carried_from_the_first_case_can_be_read(self) -> None:
        scope = bench(origin=True).scope
        assert scope.value(("uro", "sted")) == "ute"
        assert scope.value(("uro", "tid")) is Missing.NOT_ASKED
        assert scope.value(("zzz", "tid")) is None


class TestArenas:
    def scope(self, *happened: AnyEvent) -> CaseScope:
        team = Arena(title="Teamet", answers={"raad": Text(title="Gir råd")})
        there = Bench(changed(arenas={"team": team}))
        there.record(*happened)
        return there.scope

    def test_what_was_never_sent_was_not_asked_and_what_is_not_answered_is_unknown(self) -> None:
        sent = self.scope(SENT)
        assert self.scope().value(("arena", "team", "raad")) is Missing.NOT_ASKED
        assert sent.value(("arena", "team", "raad")) is Missing.NOT_ANSWERED
        assert truth(sent, "arena.team.raad") == "unknown"
        assert truth(sent, "arena.team.raad is answered") == "no"
        assert sent.explain(sent.truth("arena.team.raad")) == (
            "Ikke avklart: «Gir råd (Teamet)» er ikke besvart ennå."
        )

    def test_whether_it_has_answered_is_always_known(self) -> None:
        assert truth(self.scope(SENT), "arena.team.answered") == "no"

    def test_it_is_named_with_its_arena(self) -> None:
        scope = self.scope()
        assert scope.title(("arena", "team", "raad")) == "Gir råd (Teamet)"
        assert scope.title(("arena", "team", "answered")) == "Teamet har svart"
        assert scope.title(("arena", "zzz", "raad")) is None
        assert scope.value(("arena", "zzz", "raad")) is None
        assert scope.value(("arena", "team", "zzz")) is None


class TestCalculations:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("case.opened + 3 weeks", date(2026, 12, 3)),
            ("child.age >= 9", True),
            ("child.age", 9),
            ("notat.miljoe == yes", Missing.NOT_ANSWERED),
            ("notat.grad", Missing.NOT_ASKED),
            ("yes", True),
        ],
    )
    def test_a_calculation_is_a_name_a_moved_date_or_a_condition(
        self, text: str, value: object
    ) -> None:
        found = bench().scope.calculated(text)
        assert (found.date() if isinstance(found, datetime) else found) == value


class TestWords:
    def test_a_condition_is_explained_by_the_titles_of_the_guide(self) -> None:
        filled = bench()
        filled.fill("notat", {"grad": 1})
        scope = filled.scope
        verdict = scope.truth("notat.grad >= 2 and case.level == n1")
        told = scope.explain(verdict)
        assert "«Hvor bekymret er du?» er 1, og må være minst 2" in told
        assert "sakens nivå er «Nivå 0», og må være «Nivå 1»" in told

    def test_a_value_the_reader_may_not_see_is_not_told(self) -> None:
        filled = bench()
        filled.fill("notat", {"grad": 1})
        scope = replace(filled.scope, sees=lambda _path: False)
        told = scope.explain(scope.truth("notat.grad >= 2"))
        assert "som du ikke kan se svaret på" in told
        assert " 1" not in told

    @pytest.mark.parametrize(
        ("path", "words"),
        [
            ("notat", "Notat"),
            ("notat.observasjoner.naar", "Når var det?"),
            ("notat.gjelder.venner", "Venner"),
            ("notat.gjelder.annet", "Annet"),
            ("notat.gjelder.zzz", None),
            ("notat.gjelder.annet.x", None),
            ("notat.zzz", None),
            ("miljoe", "Det kan gjelde miljøet"),
            ("case.service.ppt", "PPT"),
            ("case.service.zzz", None),
            ("case.step.start", "Start"),
            ("case.step.zzz", None),
            ("case.track.andre", "Andre"),
            ("case.track.zzz", None),
            ("case.level.zzz", None),
            ("level.n1.rounds", "antallet runder på «Nivå 1»"),
            ("step.tiltak.visited", "saken har vært på «Tiltak»"),
            ("consent.logg.given", "Samtykke til Stafettlogg"),
            ("consent.logg.asked", "Svar på samtykke til Stafettlogg"),
            ("consent.zzz.given", None),
            ("measures", "Tiltakene"),
            ("measures.place", "Hvor"),
            ("measures.place.hjemme", "Hjemme"),
            ("measures.place.zzz", None),
            ("measures.open.service.ppt", "PPT"),
            ("measures.status.done", "ferdig"),
            ("measures.omraade", "Område"),
            ("measures.omraade.spraak", "Språk"),
            ("consents.purpose.logg", "Stafettlogg"),
            ("consents.purpose.zzz", None),
            ("consents.state.given", "gitt"),
            ("participants.role", "Rolle"),
            ("start.videre.dato", "Følg med til"),
            ("start.videre.asked", "Gå videre"),
            ("start.zzz", None),
            ("slutt", None),
            ("zzz", None),
        ],
    )
    def test_every_name_has_the_title_people_know(self, path: str, words: str | None) -> None:
        assert bench().scope.title(tuple(path.split("."))) == words

    def test_an_action_and_a_move_that_is_not_made_have_titles_too(self) -> None:
        action = Action(title="Ring", asks={"hvem": Field(label="Hvem?")})
        scope = Bench(changed(actions={"ring": action})).scope
        assert scope.title(("ring", "hvem")) == "Hvem?"
        assert scope.title(("ring", "asked")) == "Ring"
        asks = {"svar": Field(label="Hva var svaret?")}
        asked = Sheet(name=("start", "ny"), rule="", fields=asks)
        assert replace(scope, asked=asked).title(("start", "ny", "svar")) == "Hva var svaret?"

    def test_a_move_at_hand_hides_no_other_name(self) -> None:
        asked = Sheet(name=("measures",), rule="", fields={})
        scope = replace(bench().scope, asked=asked)
        assert scope.value(("measures", "first_evaluate_by")) is Missing.NOT_ANSWERED
