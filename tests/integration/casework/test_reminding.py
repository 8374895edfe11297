"""What runs by the clock: each thing that is due is done once, and each message arrives."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from aiosmtpd.controller import Controller

from bti import Casework, Environment
from bti.casework.messengers import Letter, Messenger, NotDelivered, messenger_to
from bti.casework.reminding import Sent, Worked, next_try
from bti.environment import FixedEnvironment
from bti.errors import BadInput
from bti.municipality.registered import PersonAdded
from bti.store import OutboxRow
from tests import postgresql
from tests.integration.casework.story import AT

SECRETS = ("Ola", "Prøve", "bekymring", "S-2026", "B-2026", "kari")


@pytest.fixture
def clock() -> FixedEnvironment:
    return Environment.fixed(at=AT, account="kari")


@pytest.fixture(params=["file", "postgresql"])
def casework(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FixedEnvironment
) -> Iterator[Casework]:
    """A database in which somebody is late, and is to be reminded."""
    where = postgresql.new_database() if request.param == "postgresql" else tmp_path / "bti.db"
    with Casework.open(where, environment=clock, trial=True) as casework:
        reported(casework)
        clock.advance(timedelta(days=10))
        yield casework


def reported(casework: Casework, cases: int = 1, *, address: str = "noen@eksempel.no") -> None:
    casework.add_unit("skolen", "Skolen", service="skole")
    casework.add_person("kari", "Kari Prøve", address=address, account="kari")
    casework.add_post("kari", "ansatt", "skolen")
    for _ in range(cases):
        casework.open_case("miljoesak", child="Ola Prøve", by="kari")


def test_what_is_due_is_done_once_and_reminded_of(casework: Casework) -> None:
    first = casework.work()
    assert first.due == 3, "two reminders and the deadline itself"
    assert first.reminders == 2
    assert casework.work() == Worked(due=0, reminders=0)
    assert [one.message.person for one in casework.outbox()] == ["kari", "kari"]


def test_a_message_holds_nothing_but_that_something_waits(casework: Casework) -> None:
    casework.work()
    assert {one.message.body for one in casework.outbox()} == {b""}
    letter = Letter(id="m1", to="noen@eksempel.no")
    assert not any(secret in letter.subject + letter.text for secret in SECRETS)


class Box:
    """A messenger that keeps what it is given, and may be told to fail."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.fails = False

    def deliver(self, letter: Letter) -> None:
        if self.fails:
            raise NotDelivered("Serveren er nede.")
        self.letters.append(letter)


@pytest.mark.parametrize("garbage", [1, 150], ids=["one", "more than a batch"])
def test_a_message_that_cannot_be_read_stops_no_other(
    tmp_path: Path, clock: FixedEnvironment, garbage: int
) -> None:
    with Casework.open(tmp_path / "bti.db", environment=clock, trial=True) as casework:
        reported(casework)
        clock.advance(timedelta(days=10))
        assert casework.work().reminders == 2
        with closing(sqlite3.connect(tmp_path / "bti.db")) as raw, raw:
            raw.executemany(
                "INSERT INTO outbox (tenant, id, at, kind, person, body, next_try, attempts)"
                " VALUES ('kommune', ?, ?, 'reminder', 'kari', ?, '2026-01-01', 0)",
                [(f"rot-{number}", "rot", b"rot") for number in range(garbage)],
            )
        assert len(casework.outbox()) == 2
        box = Box()
        assert casework.send(box) == Sent(sent=2, failed=0)
        assert len(box.letters) == 1
        assert casework.send(box) == Sent(sent=0, failed=0)


def test_a_person_for_whom_several_messages_wait_gets_one(casework: Casework) -> None:
    casework.work()
    box = Box()
    assert casework.send(box) == Sent(sent=2, failed=0)
    assert [letter.to for letter in box.letters] == ["noen@eksempel.no"]
    assert casework.outbox() == ()
    assert casework.send(box) == Sent(sent=0, failed=0)


def test_what_fails_is_seen_and_tried_again_later_each_time(
    casework: Casework, clock: FixedEnvironment
) -> None:
    casework.work()
    box = Box()
    box.fails = True
    assert casework.send(box) == Sent(sent=0, failed=2)
    one = casework.outbox()[0]
    assert (one.attempts, one.fault) == (1, "Serveren er nede.")
    assert casework.send(box) == Sent(sent=0, failed=0), "its turn has not come"
    clock.advance(timedelta(minutes=6))
    assert casework.send(box).failed == 2
    assert casework.outbox()[0].next_try == clock.now() + timedelta(minutes=10)
    box.fails = False
    clock.advance(timedelta(minutes=11))
    assert casework.send(box) == Sent(sent=2, failed=0)


def test_who_has_no_address_is_seen(clock: FixedEnvironment) -> None:
    with Casework.in_memory(environment=clock) as casework:
        reported(casework, address="")
        clock.advance(timedelta(days=10))
        casework.work()
        assert casework.send(Box()).failed == 2
        assert casework.outbox()[0].fault == "Personen har ingen adresse i katalogen."


def test_waiting_grows_to_a_day_and_no_longer() -> None:
    waits = [next_try(AT, attempts) - AT for attempts in (1, 2, 3, 9, 100)]
    assert waits == [
        timedelta(minutes=5),
        timedelta(minutes=10),
        timedelta(minutes=20),
        timedelta(minutes=1280),
        timedelta(hours=24),
    ]


def test_a_message_taken_by_one_who_died_is_sent_by_another(
    casework: Casework, clock: FixedEnvironment
) -> None:
    casework.work()

    class Died(Exception):
        pass

    class Dies:
        def deliver(self, letter: Letter) -> None:
            raise Died(letter.id)

    with pytest.raises(Died):
        casework.send(Dies())
    box = Box()
    assert casework.send(box).sent == 0, "the lease has not run out"
    clock.advance(timedelta(minutes=11))
    assert casework.send(box) == Sent(sent=2, failed=0)


WORK = """
import os, sys
from datetime import timedelta
from bti import Casework
from tests.integration.casework.story import AT, Environment
sys.stdin.readline()
environment = Environment.fixed(at=AT + timedelta(days=10), account="kari", seed=os.getpid())
with Casework.open(sys.argv[1], environment=environment) as casework:
    done = casework.work()
print(done.due, done.reminders, done.left)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["file", "postgresql"])
def test_eight_workers_do_each_thing_once(tmp_path: Path, kind: str) -> None:
    where = postgresql.new_database() if kind == "postgresql" else str(tmp_path / "bti.db")
    clock = Environment.fixed(at=AT, account="kari")
    with Casework.open(where, environment=clock, trial=True) as casework:
        reported(casework, cases=40)
        started = [
            subprocess.Popen(
                [sys.executable, "-c", WORK, where],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(8)
        ]
        printed = [process.communicate("go\n", timeout=120)[0].split() for process in started]
        done = [sum(map(int, column)) for column in zip(*printed, strict=True)]
        assert done == [120, 80, 0]
        assert len(casework.outbox(limit=1000)) == 80


class Post(BaseHTTPRequestHandler):
    """A portal that takes messages, or says no."""

    code = 204
    got: ClassVar[list[tuple[str | None, dict[str, Any]]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.headers["Idempotency-Key"], json.loads(body)))
        self.send_response(self.code)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing on the screen."""


@pytest.fixture
def portal() -> Iterator[HTTPServer]:
    class Here(Post):
        got: ClassVar[list[tuple[str | None, dict[str, Any]]]] = []

    with HTTPServer(("127.0.0.1", 0), Here) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


LETTER = Letter(id="m1", to="noen@eksempel.no")


def at(portal: HTTPServer) -> tuple[Messenger, Any]:
    return messenger_to(f"http://127.0.0.1:{portal.server_port}/bti"), portal.RequestHandlerClass


def test_a_portal_gets_the_message_and_its_key(portal: HTTPServer) -> None:
    way, seen = at(portal)
    way.deliver(LETTER)
    ((key, body),) = seen.got
    assert (key, body["to"]) == ("m1", "noen@eksempel.no")


@pytest.mark.parametrize("code", [302, 404, 500])
def test_a_portal_that_says_no_has_not_got_it(portal: HTTPServer, code: int) -> None:
    way, seen = at(portal)
    seen.code = code
    with pytest.raises(NotDelivered, match=str(code)):
        way.deliver(LETTER)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Mailbox:
    """What a mail server was handed."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802, ANN401 - the library's
        del server, session
        self.got.append(envelope)
        return self.answer


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    yield box, f"smtp://127.0.0.1:{server.port}?from=bti@kommunen.no"
    server.stop()


def test_a_mail_server_gets_the_message(mailbox: tuple[Mailbox, str]) -> None:
    box, address = mailbox
    messenger_to(address).deliver(LETTER)
    (mail,) = box.got
    assert (mail.mail_from, mail.rcpt_tos) == ("bti@kommunen.no", ["noen@eksempel.no"])
    assert b"Noe venter" in mail.content


def test_a_mail_server_that_says_no_has_not_got_it(mailbox: tuple[Mailbox, str]) -> None:
    box, address = mailbox
    box.answer = "451 Prøv igjen senere".encode("ascii", "replace").decode()
    with pytest.raises(NotDelivered, match="451"):
        messenger_to(address).deliver(LETTER)


HOSTILE = (
    "noen@eksempel.no\nBcc: alle@eksempel.no",
    "noen@eksempel.no\r\n\r\nOla Prøve",
    "noen@eksempel.no, alle@eksempel.no",
    "<noen@eksempel.no> alle@eksempel.no",
    "gruppe: noen@eksempel.no, alle@eksempel.no;",
    "=?utf-8?q?a=0aBcc=3a?= <alle@eksempel.no>",
    "noen\0@eksempel.no",
    "noen",
)


@pytest.mark.parametrize("to", HOSTILE)
def test_an_address_that_is_more_than_one_is_not_sent_to(
    mailbox: tuple[Mailbox, str], to: str
) -> None:
    box, address = mailbox
    with pytest.raises(NotDelivered, match="ikke én e-postadresse"):
        messenger_to(address).deliver(Letter(id="m1", to=to))
    assert box.got == []


def test_a_person_with_a_hostile_address_stops_no_message_to_others(
    mailbox: tuple[Mailbox, str], clock: FixedEnvironment
) -> None:
    box, address = mailbox
    with Casework.in_memory(environment=clock) as casework:
        desk = casework._desk  # noqa: SLF001 - what the directory takes no longer, but may hold
        for person, to in (("arne", HOSTILE[0]), ("kari", "kari@eksempel.no"), ("ola", HOSTILE[2])):
            known = PersonAdded(id=person, name=person, account=person, address=to)
            desk.people.register((known,), "kari")
            with desk.store.writing() as transaction:
                transaction.post(OutboxRow(id=person, at=AT, kind="reminder", person=person))
        assert casework.send(messenger_to(address)) == Sent(sent=1, failed=2)
        assert [one.message.person for one in casework.outbox()] == ["arne", "ola"]
    assert [mail.rcpt_tos for mail in box.got] == [["kari@eksempel.no"]]


@pytest.mark.parametrize(
    "answer", [b"hei\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200]
)
def test_a_portal_that_does_not_speak_its_language_has_not_got_it(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as portal:
        thread = threading.Thread(target=_answers, args=(portal, answer))
        thread.start()
        with pytest.raises(NotDelivered, match="svarer ikke"):
            messenger_to(f"http://127.0.0.1:{portal.getsockname()[1]}/").deliver(LETTER)
        thread.join()


def _answers(portal: socket.socket, answer: bytes) -> None:
    asking, _ = portal.accept()
    with asking:
        asking.recv(65536)
        asking.sendall(answer)


@pytest.mark.parametrize(
    "address", ["https://", "http://[::1/x", "file://", "file:///", "smtp://?from=a@b.no"]
)
def test_an_address_that_names_no_place_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="slik: "):
        messenger_to(address)


@pytest.mark.parametrize("address", ["http://a b/", "smtp://a..b?from=a@b.no"])
def test_an_address_that_leads_nowhere_is_told(address: str) -> None:
    with pytest.raises(NotDelivered):
        messenger_to(address).deliver(LETTER)


@pytest.mark.parametrize("address", ["smtp://127.0.0.1:{}?from=a@b.no", "http://127.0.0.1:{}/"])
def test_a_server_that_is_not_there_is_told(address: str) -> None:
    with pytest.raises(NotDelivered, match="ingen tar imot der"):
        messenger_to(address.format(free_port())).deliver(LETTER)


def test_a_folder_gets_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    way = messenger_to((tmp_path / "ut boks").as_uri())
    for _ in range(2):
        way.deliver(LETTER)
    (file,) = (tmp_path / "ut boks").iterdir()
    assert json.loads(file.read_bytes())["to"] == "noen@eksempel.no"
    assert file.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotDelivered, match="skrives"):
        messenger_to((tmp_path / "file" / "folder").as_uri()).deliver(LETTER)


def test_a_program_gets_the_message_on_its_input(tmp_path: Path) -> None:
    script = tmp_path / "take.py"
    script.write_text(
        "import pathlib, sys\npathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())",
        encoding="utf-8",
    )
    messenger_to(f"command:{sys.executable} {script} {tmp_path / 'got'}").deliver(LETTER)
    assert json.loads((tmp_path / "got").read_bytes())["id"] == "m1"


def test_a_program_that_fails_or_is_missing_has_not_got_it() -> None:
    with pytest.raises(NotDelivered, match="svarte 3"):
        messenger_to(f"command:{sys.executable} -c 'raise SystemExit(3)'").deliver(LETTER)
    with pytest.raises(NotDelivered, match="den finnes ikke"):
        messenger_to("command:/no/such/program").deliver(LETTER)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("pigeon://user:hemmelig@loft", "ikke kjent"),
        ("smtp://server", "hvem e-posten er fra"),
        ("smtp://server?from=a@b.no%0aBcc:c@d.no", "hvem e-posten er fra"),
        ("smtp://user:hemmelig@server:port?from=a@b.no", "Skriv e-postserveren slik"),
        ("command:", "hvilket program"),
        ("command:'", "hvilket program"),
    ],
)
def test_a_way_that_cannot_be_is_told_without_its_password(address: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as refused:
        messenger_to(address)
    assert "hemmelig" not in refused.value.message


def test_moments_are_those_of_the_clock(casework: Casework, clock: FixedEnvironment) -> None:
    casework.work()
    assert {one.message.at for one in casework.outbox()} == {clock.now()}
    assert isinstance(casework.outbox()[0].next_try, datetime)
