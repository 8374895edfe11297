"""Time, ids, salts and the account come from one place, and stand still when they are asked to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bti.environment import OSLO, SALT_BYTES, Environment

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_real_time_is_now_and_in_norway() -> None:
    before = datetime.now(tz=UTC)
    moment = Environment.real().now()
    assert before <= moment <= datetime.now(tz=UTC)
    assert moment.tzinfo is OSLO


def test_real_ids_and_salts_are_never_the_same() -> None:
    environment = Environment.real()
    ids = {environment.new_id() for _ in range(200)}
    assert len(ids) == 200
    assert all(re.fullmatch(r"[0-9a-f]{32}", made) for made in ids)
    salts = {environment.salt() for _ in range(200)}
    assert len(salts) == 200
    assert {len(salt) for salt in salts} == {SALT_BYTES}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such variables")
def test_account_is_the_operating_systems_whatever_the_variables_say() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "from bti.environment import Environment; print(Environment.real().account())",
        ],
        env=os.environ | {"USER": "mallory", "LOGNAME": "mallory"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert told == Environment.real().account() != "mallory"


def test_fixed_time_stands_until_it_is_moved() -> None:
    environment = Environment.fixed(at=NOON)
    assert environment.now() == environment.now() == NOON
    assert environment.advance(timedelta(days=3)) == NOON + timedelta(days=3)
    assert environment.now() == NOON + timedelta(days=3)


def test_an_hour_is_an_hour_in_the_night_when_clocks_are_moved() -> None:
    environment = Environment.fixed(at=datetime(2026, 10, 25, 2, 30, tzinfo=OSLO))
    after = environment.advance(timedelta(hours=1))
    assert after.isoformat() == "2026-10-25T02:30:00+01:00"


def test_the_same_seed_draws_the_same_and_another_draws_otherwise() -> None:
    one, same, other = (Environment.fixed(at=NOON, seed=seed) for seed in (7, 7, 8))
    drawn = [(env.new_id(), env.salt(), env.new_id()) for env in (one, same, other)]
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]
    assert drawn[0][0] != drawn[0][2]


def test_fixed_account_is_the_one_given() -> None:
    assert Environment.fixed(at=NOON, account="kari").account() == "kari"


def test_stopping_the_clock_leaves_ids_to_chance() -> None:
    stopped = Environment.real().standing_at(NOON)
    assert stopped.now() == NOON
    assert stopped.new_id() != stopped.new_id()


def test_time_in_any_zone_is_shown_in_norways() -> None:
    elsewhere = datetime(2026, 7, 1, 0, 0, tzinfo=timezone(timedelta(hours=-5)))
    assert Environment.fixed(at=elsewhere).now().isoformat() == "2026-07-01T07:00:00+02:00"


@pytest.mark.parametrize(
    "make", [lambda at: Environment.fixed(at=at), Environment.real().standing_at]
)
def test_time_without_a_zone_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match="without a zone"):
        make(datetime(2026, 11, 24, 12, 0))  # noqa: DTZ001
