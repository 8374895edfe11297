"""Empty paper says what a guide wants of any case: conditions, demands, tracks and terms."""

from __future__ import annotations

from bti.case.guide_view import guide_view
from bti.case.views import FieldView, GuideView, WayView
from tests.unit.case.drive import STEPS, guide

WHOLE = """
tracks: {barnehage: {title: Barnehage, service: skole}, skole: {title: Skole, service: skole}}
baton: {may_hold: [ansatt, leder], needed_from: nivaa_1}
consents:
  dele:
    {title: Dele, about: Vi spør., per: service,
      own_from_age: 15, basis: Rutine., valid_for: 1 year}
  logg: {title: Logg, given_by: one_guardian}
conditions: {tvil: {title: Du er i tvil, when: notat.sikker == no}}
measures: {fields: {maal: {type: text, label: Mål for tiltaket}}}
actions: {ta_opp: {title: Ta det opp, about: Med lederen., form: rapport}}
anytime:
  mistanke: {title: Mistanke, to: slutt, never_blocked: true}
  flytt: {title: Flytter, to: slutt, when: tvil}
levels:
  nivaa_0:
    title: Undring
    steps:
      a:
        title: A
        actions: [ta_opp]
        forms: {notat: {when: tvil}, rapport: started}
        due: {title: Kommunens frist, within: 2 weeks, of: step.entered}
        checklist:
          sett: {text: Sett barnet, only_for: [barnehage], required: {when: tvil}}
          fulgt: {text: Fulgt opp, relevant: tvil, required: or_reason}
        transitions:
          hoert:
            title: Hørt
            to: b
            requires: {child_heard: or_reason, guardians_informed: required, checklist: [sett]}
          skjema:
            {title: Skjema, to: b, requires: {forms: {notat: or_reason, rapport: {when: tvil}}}}
          begynt: {title: Begynt, to: b, requires: {forms: {rapport: started}}, only_for: [skole]}
          lov:
            {title: Lov, to: b,
             requires: {consent: {dele: given, of: each_invited, or: other_ground}}}
          spurt: {title: Spurt, to: b, requires: {consent: {logg: asked}}}
          egen:
            {title: Egen, to: b,
             requires: {baton: in_own_service, measures: {owned_by: own_service}}}
          tiltak:
            {title: T, to: b, requires: {measures: {at_least: 2, each_has: [responsible, maal]}}}
          ferdig:
            {title: F, to: b,
             requires: {measures: {all_done: true}, new_date: measures.evaluate_by}}
          leder: {title: L, to: b, requires: {role: leder, other_person: than opener}}
          annen: {title: S, to: b, requires: {other_person: than step.a, levels_tried: [nivaa_0]}}
          smal: {title: Smal, to: b, demands: [sett, notat]}
          doer: {title: Dør, to: b, when: tvil}
          vent: {title: Vent, to: b, event: form_finished notat}
          spoer: {title: Spør, to: b, asks: {naar: {type: date, label: Når?}}}
  nivaa_1:
    title: Tiltak
    baton: {decide: within 2 weeks}
    rounds: {warn_after: 2, say: Se om flere bør inn.}
    deadlines: {moete: {title: Lovens frist, within: 3 weeks, of: level.entered}}
    steps:
      b:
        title: B
        when: tvil
        transitions: {ut: {title: Ut, to: slutt}, opp: {title: Opp, to: c, only_for: [skole]}}
  nivaa_2:
    title: Sammen
    only_for: [skole]
    when: tvil
    steps:
      c: {title: C, only_for: [skole], transitions: {ut: {title: Ut, to: slutt}}}
closings:
  slutt:
    title: Slutt
    about: Kan åpnes igjen.
    checklist: {vet: Alle vet det}
    forms: {rapport: optional}
    transitions: {igjen: {title: Åpne igjen, to: a, reason: required}}
forms:
  notat:
    title: Notat
    fields:
      sikker:
        type: yes_no
        label: Er du sikker?
        notes: [{when: tvil, text: Spør lederen.}]
      hvorfor: {type: text, label: Hvorfor ikke?, relevant: notat.sikker == no, required: true}
      tid: {type: text, label: Når?, required: {when: tvil}, only_for: [skole]}
      hvem:
        type: select_one
        label: Hvem?
        choices: {mor: Mor, laerer: {label: Lærer, only_for: [skole]}}
  rapport:
    title: Rapport
    only_for: [barnehage]
    counts_as: child_heard
    share: never
    fields: {hva: {type: text, label: Hva?}}
"""


def paper() -> GuideView:
    return guide_view(guide(WHOLE))


def way(way_id: str) -> WayView:
    return next(way for way in paper().levels[0].steps[0].ways if way.id == way_id)


def field(path: str) -> FieldView:
    return next(field for field in paper().forms[0].fields if field.path == path)


def test_a_step_says_whose_deadline_it_is_and_what_hangs_on_a_condition() -> None:
    step = paper().levels[0].steps[0]

    assert (step.due_title, step.due) == (
        "Kommunens frist",
        "Innen 2 uker etter at steget begynte.",
    )
    assert [form.must_when for form in step.forms] == ["«Du er i tvil» gjelder", ""]
    assert [form.only_for for form in step.forms] == [(), ("Barnehage",)]
    assert [(i.must_when, i.asked_when, i.only_for) for i in step.checklist] == [
        ("«Du er i tvil» gjelder", "", ("Barnehage",)),
        ("", "«Du er i tvil» gjelder", ()),
    ]


def test_the_actions_of_a_step_stand_among_its_ways() -> None:
    action = way("ta_opp")

    assert (action.kind, action.title, action.hint) == ("action", "Ta det opp", "Med lederen.")


def test_a_way_says_every_demand_in_words() -> None:
    said = {one.id: one.demands for one in paper().levels[0].steps[0].ways}

    assert said["hoert"] == (
        "«Sett barnet» er huket av",
        "barnet er hørt (eller grunn)",
        "foresatte er informert",
    )
    assert said["skjema"] == (
        "«Notat» er ferdig (eller grunn)",
        "«Rapport» er ferdig, når «Du er i tvil» gjelder",
    )
    assert said["begynt"] == ("«Rapport» er påbegynt",)
    assert said["lov"] == (
        (
            "samtykke til «Dele» er gitt for hver tjeneste som er invitert, "
            "eller opplysningene deles på et annet lovlig grunnlag"
        ),
    )
    assert said["spurt"] == ("samtykke til «Logg» er besvart",)
    assert said["egen"] == (
        "stafettholderen er i egen tjeneste",
        "egen tjeneste eier alle tiltak som pågår",
    )
    assert said["tiltak"] == ("minst 2 tiltak", "hvert tiltak har ansvarlig og «Mål for tiltaket»")
    assert said["ferdig"] == (
        "alle tiltak er ferdige",
        "hvert tiltak som pågår, har fått ny dato for evaluering",
    )
    assert said["leder"] == ("Leder gjør det", "en annen gjør det enn den som åpnet saken")
    assert said["annen"] == ("«Undring» er prøvd", "en annen gjør det enn den som gjorde «A»")
    assert said["smal"] == ("bare «Sett barnet» og «Notat» av det steget selv krever",)
    assert said["doer"] == ()


def test_a_way_says_what_opens_it_what_it_asks_and_for_whom_it_is() -> None:
    assert way("doer").opens_when == "«Du er i tvil» gjelder"
    assert way("vent").opens_when == "«Notat» er ferdig"
    assert [asked.label for asked in way("spoer").asks] == ["Når?"]
    assert way("begynt").only_for == ("Skole",)
    assert [one.opens_when for one in paper().anytime] == ["", "«Du er i tvil» gjelder"]


def test_a_level_says_what_it_takes_to_enter_and_how_long_it_may_last() -> None:
    level = paper().levels[1]

    assert level.demands == ("stafettholderen har tatt imot",)
    assert level.decide == "bestemmes på nytt innen 2 uker"
    assert level.rounds == "Fra runde 3: Se om flere bør inn."
    assert (level.only_for, level.opens_when) == ((), "")
    assert [(due.title, due.rule) for due in level.dues] == [
        ("Lovens frist", "Innen 3 uker etter at nivået begynte.")
    ]
    assert level.steps[0].opens_when == "«Du er i tvil» gjelder"
    assert paper().levels[0].demands == ()
    together = paper().levels[2]
    assert (together.only_for, together.opens_when) == (("Skole",), "«Du er i tvil» gjelder")
    assert together.steps[0].only_for == ("Skole",)


def test_a_consent_says_who_says_yes_on_what_ground_and_for_how_long() -> None:
    share, log = paper().consents

    assert share.givers == (
        "Begge foreldre med foreldreansvar, og barnet selv fra det er 15 år. "
        "Hver tjeneste trenger sitt eget samtykke."
    )
    assert (share.about, share.basis, share.valid_for) == ("Vi spør.", "Rutine.", "1 år")
    assert (log.givers, log.valid_for) == ("Én forelder med foreldreansvar.", "")


def test_a_closing_says_what_is_left_to_do_and_how_it_opens_again() -> None:
    (closing,) = paper().closings

    assert closing.about == "Kan åpnes igjen."
    assert [item.text for item in closing.checklist] == ["Alle vet det"]
    assert [form.title for form in closing.forms] == ["Rapport"]
    assert [(one.title, one.needs_reason) for one in closing.ways] == [("Åpne igjen", True)]


def test_an_empty_form_says_when_a_question_is_asked_and_a_note_holds() -> None:
    assert field("sikker").notes == ("Når «Du er i tvil» gjelder: Spør lederen.",)
    assert field("hvorfor").asked_when == "«Er du sikker?» er «nei»"
    assert (field("tid").must_when, field("tid").only_for) == ("«Du er i tvil» gjelder", ("Skole",))
    assert [choice.only_for for choice in field("hvem").choices] == [(), ("Skole",)]
    assert paper().forms[1].only_for == ("Barnehage",)
    assert all(one.not_shared for one in paper().forms[1].fields)


def test_a_guide_without_levels_shows_no_number_of_a_level() -> None:
    (level,) = guide_view(guide(STEPS)).levels

    assert level.number == ""
    assert [(step.level_number, step.number) for step in level.steps] == [("", "1"), ("", "2")]
