from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bti.errors import BadInput, NotFound
from bti.municipality.directory import EMPTY, Directory, Unit, fold
from bti.municipality.registered import PersonAdded, PostAdded, PostEnded, UnitAdded
from bti.municipality.registering import (
    add_person,
    add_post,
    add_unit,
    end_post,
    first_person,
    is_known,
)

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def directory() -> Directory:
    return fold(
        (
            UnitAdded(id="oppvekst", title="Oppvekst"),
            UnitAdded(id="nordlia", title="Nordlia", service="barnehage", parent="oppvekst"),
            PersonAdded(id="kari", name="Kari Moe", account="km01"),
            PersonAdded(id="ole", name="Ole Berg"),
            PostAdded(person="kari", role="ansatt", unit="nordlia"),
        )
    )


def test_a_unit_is_registered_under_another(directory: Directory) -> None:
    events = add_unit(directory, "sorlia", " Sørlia ", service="barnehage", parent="oppvekst")
    assert events == (
        UnitAdded(id="sorlia", title="Sørlia", service="barnehage", parent="oppvekst"),
    )


def test_what_is_left_out_of_a_known_unit_stays(directory: Directory) -> None:
    events = add_unit(directory, "nordlia", "Nordlia barnehage")
    assert fold(events, directory).unit("nordlia") == Unit(
        id="nordlia", title="Nordlia barnehage", service="barnehage", parent="oppvekst"
    )


def test_what_is_known_already_is_no_event(directory: Directory) -> None:
    assert add_unit(directory, "nordlia", "Nordlia") == ()
    assert add_person(directory, "kari", "Kari Moe") == ()
    assert add_post(directory, "kari", "ansatt", "nordlia") == ()
    ended = PostEnded(person="kari", role="ansatt", unit="nordlia", until=date(2026, 1, 1))
    assert not is_known(directory, ended)


def test_everything_wrong_with_a_unit_is_said_at_once(directory: Directory) -> None:
    with pytest.raises(BadInput) as refused:
        add_unit(directory, "Nord lia", "", service="BARNEHAGE")
    assert len(refused.value.problems) == 2
    with pytest.raises(BadInput, match="Skriv hva enheten heter"):
        add_unit(directory, "sorlia", "  ")


def test_a_unit_never_comes_to_lie_under_itself(directory: Directory) -> None:
    for unit, parent in (("oppvekst", "nordlia"), ("oppvekst", "oppvekst")):
        with pytest.raises(BadInput, match="under seg selv"):
            add_unit(directory, unit, "Oppvekst", parent=parent)


def test_an_unknown_unit_above_names_the_nearest(directory: Directory) -> None:
    with pytest.raises(NotFound) as refused:
        add_unit(directory, "sorlia", "Sørlia", parent="opvekst")
    assert refused.value.nearest == ("oppvekst",)
    assert "Mente du «oppvekst»?" in refused.value.message


def test_a_person_is_registered_with_address_and_account(directory: Directory) -> None:
    events = add_person(directory, "siv", "Siv Dahl", address="siv@example.invalid", account="sd")
    assert events == (
        PersonAdded(id="siv", name="Siv Dahl", address="siv@example.invalid", account="sd"),
    )


def test_a_known_person_gets_an_account_and_keeps_the_rest(directory: Directory) -> None:
    after = fold(add_person(directory, "ole", "", account="ob"), directory)
    found = after.person_by_account("ob")
    assert found is not None
    assert (found.id, found.name) == ("ole", "Ole Berg")


def test_everything_wrong_with_a_person_is_said_at_once_without_the_name(
    directory: Directory,
) -> None:
    with pytest.raises(BadInput) as refused:
        add_person(directory, "Siv Dahl", " ", account="km01")
    assert len(refused.value.problems) == 3
    assert "hører alt til «kari»" in refused.value.message
    assert "Dahl" not in refused.value.message


def test_a_post_has_a_first_and_a_last_day(directory: Directory) -> None:
    events = add_post(
        directory,
        "ole",
        "leder",
        "nordlia",
        since=date(2026, 8, 1),
        until=date(2026, 8, 1),
        substitute_for="kari",
    )
    assert events == (
        PostAdded(
            person="ole",
            role="leder",
            unit="nordlia",
            since=date(2026, 8, 1),
            until=date(2026, 8, 1),
            substitute_for="kari",
        ),
    )


def test_everything_wrong_with_a_post_is_said_at_once(directory: Directory) -> None:
    with pytest.raises(BadInput) as refused:
        add_post(
            directory,
            "ole",
            "Leder!",
            "nordlia",
            since=date(2026, 8, 2),
            until=date(2026, 8, 1),
            substitute_for="ole",
        )
    assert len(refused.value.problems) == 3


@pytest.mark.parametrize(
    ("person", "unit", "substitute_for", "nearest"),
    [
        ("kary", "nordlia", "", ("kari",)),
        ("kari", "nordli", "", ("nordlia",)),
        ("kari", "nordlia", "olle", ("ole",)),
        ("xyzzyx", "nordlia", "", ()),
    ],
)
def test_an_unknown_person_or_unit_names_the_nearest(
    directory: Directory, person: str, unit: str, substitute_for: str, nearest: tuple[str, ...]
) -> None:
    with pytest.raises(NotFound) as refused:
        add_post(directory, person, "leder", unit, substitute_for=substitute_for)
    assert refused.value.nearest == nearest


def test_a_post_is_ended_on_a_day(directory: Directory) -> None:
    events = end_post(directory, "kari", "ansatt", "nordlia", until=date(2026, 11, 1))
    assert fold(events, directory).posts_of("kari", NOW) == ()
    again = fold(events, directory)
    assert add_post(again, "kari", "ansatt", "nordlia") != ()


def test_only_a_post_that_goes_on_longer_can_be_ended(directory: Directory) -> None:
    after = fold(
        end_post(directory, "kari", "ansatt", "nordlia", until=date(2026, 11, 1)), directory
    )
    with pytest.raises(NotFound, match=r"01\.11\.2026"):
        end_post(after, "kari", "ansatt", "nordlia", until=date(2026, 11, 1))
    with pytest.raises(NotFound):
        end_post(directory, "kari", "leder", "nordlia", until=date(2026, 11, 1))


def test_a_post_does_not_end_before_it_begins(directory: Directory) -> None:
    begun = fold(add_post(directory, "ole", "leder", "nordlia", since=date(2026, 8, 1)), directory)
    with pytest.raises(BadInput, match="slutter før den begynner"):
        end_post(begun, "ole", "leder", "nordlia", until=date(2026, 7, 1))


def test_the_account_at_the_machine_becomes_the_first_person() -> None:
    directory = fold(first_person("kari", "Kari Moe"))
    found = directory.person_by_account("kari")
    assert found is not None
    assert (found.id, found.name) == ("kari", "Kari Moe")
    assert directory.unit_title("min_enhet") == "Min enhet"
    assert [(post.unit, post.role) for post in directory.posts_of("kari", NOW)] == [
        ("min_enhet", "ansatt")
    ]
    assert directory.units_led("kari", NOW) == ()


@pytest.mark.parametrize(
    ("account", "person", "name"),
    [
        ("NORDLIA\\Kåre.Sæther", "nordlia-kaare.saether", "NORDLIA\\Kåre.Sæther"),
        ("_www", "www", "_www"),
        ("даша", "bruker", "даша"),
        ("", "bruker", "bruker"),
        ("x" * 100, "x" * 64, "x" * 100),
    ],
)
def test_any_account_gives_an_id_that_can_be_typed(account: str, person: str, name: str) -> None:
    (_, added, post) = first_person(account)
    assert added == PersonAdded(id=person, name=name, account=account)
    assert isinstance(post, PostAdded)
    assert post.person == person
    assert add_person(EMPTY, person, name, account=account) == (added,)


@pytest.mark.parametrize("sign", ["\n", "\x1b[31m", "\x9b", "\u202e", "\u2028"])
def test_a_sign_that_steers_a_terminal_or_ends_a_line_is_no_part_of_a_name(
    directory: Directory, sign: str
) -> None:
    with pytest.raises(BadInput) as told:
        add_person(directory, "siv", f"Siv{sign}Dahl", address=f"a@b.no{sign}Bcc: c@d.no")
    assert len(told.value.problems) == 2
    with pytest.raises(BadInput, match="Navnet på enheten"):
        add_unit(directory, "sorlia", f"Sør{sign}lia")
