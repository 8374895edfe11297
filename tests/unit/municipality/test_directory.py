from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from bti.municipality.directory import EMPTY, Directory, Person, Post, Unit, fold
from bti.municipality.registered import (
    DirectoryEvent,
    PersonAdded,
    PostAdded,
    PostEnded,
    UnitAdded,
)

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
EVENTS: tuple[DirectoryEvent, ...] = (
    UnitAdded(id="oppvekst", title="Oppvekst"),
    UnitAdded(id="nordlia", title="Nordlia barnehage", service="barnehage", parent="oppvekst"),
    UnitAdded(id="sorlia", title="Sørlia barnehage", service="barnehage", parent="oppvekst"),
    PersonAdded(id="kari", name="Kari Moe", address="kari@example.invalid", account="km01"),
    PersonAdded(id="ole", name="Ole Berg"),
    PersonAdded(id="anne", name="Anne Lie"),
    PersonAdded(id="siv", name="Siv Dahl"),
    PostAdded(person="kari", role="ansatt", unit="nordlia"),
    PostAdded(person="kari", role="koordinator", unit="oppvekst", since=date(2026, 8, 1)),
    PostAdded(person="ole", role="leder", unit="nordlia"),
    PostAdded(person="anne", role="leder", unit="oppvekst"),
)


@pytest.fixture
def directory() -> Directory:
    return fold(EVENTS)


def test_the_events_fold_into_units_people_and_posts(directory: Directory) -> None:
    assert directory.unit("nordlia") == Unit(
        id="nordlia", title="Nordlia barnehage", service="barnehage", parent="oppvekst"
    )
    assert directory.person("kari") == Person(
        id="kari", name="Kari Moe", address="kari@example.invalid", account="km01"
    )
    assert directory.posts_of("ole", NOW) == (Post(person="ole", role="leder", unit="nordlia"),)
    assert not directory.empty
    assert EMPTY.empty


def test_the_events_and_the_fold_are_stored_and_read_back_the_same(directory: Directory) -> None:
    body = msgspec.json.encode(EVENTS)
    assert msgspec.json.decode(body, type=tuple[DirectoryEvent, ...]) == EVENTS
    assert msgspec.json.decode(msgspec.json.encode(directory), type=Directory) == directory


def test_registering_again_gives_the_newer_words(directory: Directory) -> None:
    after = fold((UnitAdded(id="sorlia", title="Sørlia"),), directory)
    assert after.unit_title("sorlia") == "Sørlia"
    assert len(after.units) == len(directory.units)


def test_who_and_what_is_not_registered_stands_for_itself(directory: Directory) -> None:
    assert directory.title_of("kari") == "Kari Moe"
    assert directory.title_of("per") == "per"
    assert directory.unit_title("nordlia") == "Nordlia barnehage"
    assert directory.unit_title("ppt") == "ppt"
    assert directory.unit("ppt") is None
    assert directory.person("per") is None


def test_the_person_at_the_machine_is_known_by_the_account(directory: Directory) -> None:
    found = directory.person_by_account("km01")
    assert found is not None
    assert found.id == "kari"
    assert directory.person_by_account("ukjent") is None
    assert directory.person_by_account("") is None


def test_a_person_can_have_a_post_in_each_of_several_units(directory: Directory) -> None:
    posts = {(post.unit, post.role) for post in directory.posts_of("kari", NOW)}
    assert posts == {("nordlia", "ansatt"), ("oppvekst", "koordinator")}


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (datetime(2026, 7, 31, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), True),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), False),
    ],
)
def test_a_post_holds_from_its_first_day_through_its_last_in_norway(
    moment: datetime,
    *,
    holds: bool,
) -> None:
    post = PostAdded(
        person="siv",
        role="ansatt",
        unit="nordlia",
        since=date(2026, 8, 1),
        until=date(2026, 12, 31),
    )
    assert bool(fold((*EVENTS, post)).posts_of("siv", moment)) is holds


def test_an_ended_post_holds_through_its_last_day(directory: Directory) -> None:
    ended = PostEnded(person="ole", role="leder", unit="nordlia", until=date(2026, 11, 2))
    after = fold((ended,), directory)
    assert after.leader_of("nordlia", NOW) == "ole"
    assert after.leader_of("nordlia", NOW.replace(day=3)) == "anne"


def test_ending_a_post_touches_no_other_and_never_makes_one_longer(directory: Directory) -> None:
    ended = PostEnded(person="ole", role="leder", unit="nordlia", until=date(2026, 11, 2))
    later = PostEnded(person="ole", role="leder", unit="nordlia", until=date(2027, 11, 2))
    after = fold((ended, later), directory)
    assert after.posts_of("ole", NOW.replace(day=3)) == ()
    assert after.posts_of("kari", NOW) == directory.posts_of("kari", NOW)


def test_the_leader_is_the_unit_s_own(directory: Directory) -> None:
    assert directory.leader_of("nordlia", NOW) == "ole"


def test_without_a_leader_of_its_own_the_unit_above_s_leader_leads(directory: Directory) -> None:
    assert directory.leader_of("sorlia", NOW) == "anne"
    assert directory.units_led("anne", NOW) == ("oppvekst", "sorlia")
    assert directory.units_led("ole", NOW) == ("nordlia",)
    assert directory.units_led("kari", NOW) == ()


def test_a_unit_that_nobody_leads_has_no_leader(directory: Directory) -> None:
    alone = fold((UnitAdded(id="ppt", title="PPT"),), directory)
    assert alone.leader_of("ppt", NOW) == ""
    assert alone.leader_of("ukjent", NOW) == ""


def test_units_above_each_other_in_a_circle_end_the_search() -> None:
    circle = fold(
        (UnitAdded(id="a", title="A", parent="b"), UnitAdded(id="b", title="B", parent="a"))
    )
    assert circle.above("a") == ("a", "b")
    assert circle.leader_of("a", NOW) == ""


def test_a_substitute_leads_first_as_long_as_it_lasts(directory: Directory) -> None:
    stands_in = PostAdded(
        person="siv",
        role="leder",
        unit="nordlia",
        since=date(2026, 11, 1),
        until=date(2026, 11, 30),
        substitute_for="ole",
    )
    after = fold((stands_in,), directory)
    assert after.leaders_of("nordlia", NOW) == ("siv", "ole")
    assert after.leader_of("nordlia", NOW) == "siv"
    assert after.leader_of("nordlia", NOW.replace(month=12)) == "ole"


def test_a_leader_with_two_posts_in_a_unit_is_one_leader(directory: Directory) -> None:
    twice = PostAdded(person="ole", role="leder", unit="nordlia", since=date(2026, 1, 1))
    assert fold((twice,), directory).leaders_of("nordlia", NOW) == ("ole",)
