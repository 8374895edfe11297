from __future__ import annotations

from datetime import date

import pytest

from bti.errors import BadInput
from bti.municipality.directory import Directory, Person, Unit, fold
from bti.municipality.registered import PersonAdded, PostAdded, UnitAdded
from bti.municipality.staff_list import MOST_PROBLEMS, load_csv

LIST = """\
enhet;enhetsnavn;tjeneste;overordnet;person;navn;adresse;konto;rolle;fra;til;vikar_for
nordlia;Nordlia bhg;barnehage;oppvekst;kari;Kari Moe;k@example.invalid;km01;ansatt;2026-08-01;;
nordlia;;;;ole;Ole Berg;;;leder;;;
nordlia;;;;siv;Siv Dahl;;;leder;01.11.2026;30.11.2026;ole
oppvekst;Oppvekst;;;;;;;;;;
;;;;anne;Anne Lie;;;;;;
"""


def problems(text: str, directory: Directory | None = None) -> tuple[str, ...]:
    with pytest.raises(BadInput) as refused:
        load_csv(text, directory or Directory())
    return refused.value.problems


def test_a_table_gives_units_people_and_posts() -> None:
    directory = fold(load_csv(LIST))
    assert directory.unit("nordlia") == Unit(
        id="nordlia", title="Nordlia bhg", service="barnehage", parent="oppvekst"
    )
    assert directory.person("kari") == Person(
        id="kari", name="Kari Moe", address="k@example.invalid", account="km01"
    )
    assert list(directory.people) == ["kari", "ole", "siv", "anne"]
    assert [(p.person, p.role, p.since, p.until, p.substitute_for) for p in directory.posts] == [
        ("kari", "ansatt", date(2026, 8, 1), None, ""),
        ("ole", "leder", None, None, ""),
        ("siv", "leder", date(2026, 11, 1), date(2026, 11, 30), "ole"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace(";", ","),
        LIST.replace("\n", "\r\n"),
        LIST.replace("\n", "\r"),
        "\ufeff" + LIST,
        "sep=;\n" + LIST,
        LIST.replace("enhetsnavn", " Enhetsnavn ").replace("vikar_for", "Vikar for"),
        LIST.replace("Nordlia bhg", '"Nordlia bhg"'),
        LIST + "\n;;;;;;;;;;;\n",
    ],
)
def test_a_table_may_be_saved_in_any_usual_way(text: str) -> None:
    assert load_csv(text) == load_csv(LIST)


def test_columns_may_be_few_in_english_and_in_any_order() -> None:
    events = load_csv("name,person,unit_title,unit,role\nKari Moe,kari,Nordlia,nordlia,ansatt\n")
    assert events == (
        UnitAdded(id="nordlia", title="Nordlia"),
        PersonAdded(id="kari", name="Kari Moe"),
        PostAdded(person="kari", role="ansatt", unit="nordlia"),
    )


def test_reading_a_table_twice_gives_nothing_new() -> None:
    assert load_csv(LIST, fold(load_csv(LIST))) == ()


def test_a_later_table_changes_what_it_says_and_leaves_the_rest() -> None:
    before = fold(load_csv(LIST))
    events = load_csv("person;navn;enhet;rolle\nkari;Kari Moe Berg;nordlia;koordinator\n", before)
    assert events == (
        PersonAdded(id="kari", name="Kari Moe Berg", address="k@example.invalid", account="km01"),
        PostAdded(person="kari", role="koordinator", unit="nordlia"),
    )


def test_a_post_that_stands_twice_is_one() -> None:
    table = "unit;unit_title;person;name;role\nn;N;kari;Kari;ansatt\nn;;kari;;ansatt\n"
    assert len(fold(load_csv(table)).posts) == 1


def test_a_cell_may_hold_separators_and_lines_in_quotes() -> None:
    table = 'unit;unit_title;person;name\nn;"Nordlia; avdeling\nA";;\n;;KARI;Kari\n'
    assert problems(table) == (
        (
            "Linje 4: Id-en i kolonnen «person» kan ikke skrives slik. "
            "Bruk små bokstaver a–z, tall, punktum, bindestrek og understrek."
        ),
    )
    directory = fold(load_csv(table.replace("KARI", "kari")))
    assert directory.unit_title("n") == "Nordlia; avdeling A"


def test_everything_wrong_in_the_lines_is_said_at_once_with_its_line() -> None:
    table = (
        "enhet;enhetsnavn;overordnet;person;navn;rolle;fra;til;vikar_for\n"
        "nordlia;Nordlia;;kari;Kari;ansatt;2026-02-30;;\n"
        ";;;kari;;leder;;;\n"
        "nordlia;;;;;leder;2026-08-02;2026-08-01;\n"
        "nordlia;;nordlia;;;;;;ole\n"
        ";;;;Ole;;;;\n"
        "a;b;;;;;;;;;x\n"
    )
    assert problems(table) == (
        "Linje 7: Linjen har flere celler enn det er kolonner.",
        ("Linje 2: Jeg forstår ikke datoen i «fra». Skriv den slik: 2026-08-01 eller 01.08.2026."),
        "Linje 3: «rolle» er fylt ut, men «enhet» mangler.",
        "Linje 4: «rolle» er fylt ut, men «person» mangler.",
        "Linje 4: Stillingen slutter før den begynner.",
        "Linje 5: «vikar_for» er fylt ut, men «rolle» mangler.",
        "Linje 5: En enhet kan ikke ligge under seg selv.",
        "Linje 6: «navn» er fylt ut, men «person» mangler.",
    )


def test_everything_wrong_between_the_lines_is_said_at_once_with_its_line() -> None:
    table = (
        "enhet;enhetsnavn;overordnet;person;navn;konto;rolle;vikar_for\n"
        "nordlia;Nordlia;opvekst;kari;Kari;km01;ansatt;olle\n"
        "nordlia;Nordli;;ole;;km01;ansatt;ole\n"
        "oppvekst;;sentrum;;;;;\n"
        "sentrum;Sentrum;oppvekst;;;;;\n"
    )
    assert problems(table) == (
        "Linje 3: «enhetsnavn» er en annen enn på en tidligere linje for «nordlia».",
        "Linje 4: Enheten «oppvekst» mangler navn i «enhetsnavn».",
        "Linje 3: Personen «ole» mangler navn i «navn».",
        "Linje 2: Det finnes ingen enhet «opvekst». Mente du «oppvekst»?",
        "Linje 2: Det finnes ingen person «olle». Mente du «ole»?",
        "Linje 3: En person kan ikke være vikar for seg selv.",
        "Linje 3: «ole» har samme brukerkonto som «kari».",
        "Linje 4: «oppvekst» ligger til slutt under seg selv. Se på «overordnet».",
        "Linje 5: «sentrum» ligger til slutt under seg selv. Se på «overordnet».",
    )


def test_a_name_that_is_near_nothing_gets_no_proposal() -> None:
    found = problems("enhet;enhetsnavn;overordnet\nn;N;xyzzyxyzzy\n")
    assert found == ("Linje 2: Det finnes ingen enhet «xyzzyxyzzy».",)


def test_a_column_that_is_not_known_is_said_with_the_nearest() -> None:
    found = problems("enhet;enhetsnamn;xqzw;enhet\nn;N;;\n")
    assert found[0] == "Jeg kjenner ikke kolonnen «enhetsnamn». Mente du «enhetsnavn»?"
    assert found[1].startswith("Jeg kjenner ikke kolonnen «xqzw». Kolonnene er: enhet, ")
    assert found[2] == "Kolonnen «enhet» står to ganger."


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "sep=;\n", "sep=;", "x" * 20_000_001])
def test_a_file_without_columns_or_without_end_is_refused(text: str) -> None:
    assert problems(text) == (
        "Filen er tom eller for stor. Den skal ha en linje med kolonnenavn først.",
    )


def test_a_quote_that_is_never_closed_is_said_with_its_line() -> None:
    (found,) = problems('enhet;enhetsnavn\nn;"Nordlia"x\n')
    assert found == "Linje 2: Linjen kan ikke leses. Se på anførselstegnene."


def test_a_table_full_of_faults_does_not_fill_the_screen() -> None:
    found = problems("person;navn\n" + "KARI;Kari\n" * (MOST_PROBLEMS + 20))
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == "Og 20 til."


def test_no_problem_repeats_what_a_person_is_called() -> None:
    found = problems("person;navn;adresse\nkari;Kari Moe;a\nkari;Kari Berg;b\n")
    assert len(found) == 2
    assert not any("Moe" in one or "Berg" in one for one in found)


def test_a_sign_that_steers_a_terminal_is_told_with_its_line() -> None:
    rows = "person;navn;adresse\nkari;Kari\x9b31m;k@example.invalid\u202e\n"
    first, second = problems(rows)
    assert first.startswith("Linje 2: «navn» har tegn")
    assert second.startswith("Linje 2: «adresse» har tegn")
