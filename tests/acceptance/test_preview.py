"""A coordinator writes a guide with the preview beside it: a real process, a real browser."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.acceptance.desk import BTI, Desk
from tests.acceptance.test_coordinator import GUIDE

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
FAULTY = GUIDE.replace("to: avsluttet", "to: avslutet")

pytestmark = pytest.mark.slow


class Shown:
    """A preview that is running, asked as a browser asks it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        told = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert found, told
        self.address = found[0]

    def get(self, path: str = "", host: str = "") -> str:
        request = urllib.request.Request(self.address + path)  # noqa: S310 - our own address
        if host:
            request.add_header("Host", host)
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - as above
            return str(answer.read().decode())


@contextmanager
def preview(desk: Desk, file: str) -> Iterator[Shown]:
    # A run that was itself started in the background would hand down that Ctrl-C is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*BTI, "veiledere", "forhandsvis", file, "--no-open"],
        cwd=desk.folder,
        env=desk.environment | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield Shown(process)
    finally:
        process.kill()
        process.communicate()


def save(desk: Desk, text: str) -> Path:
    file = desk.folder / "leksehjelp.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_page_is_new_when_the_file_is_saved(desk: Desk) -> None:
    save(desk, GUIDE)
    with preview(desk, "leksehjelp.yaml") as shown:
        assert "Ingen feil" in shown.get()
        assert "Spør hva eleven vil ha hjelp til." in shown.get("veileder")
        number = shown.get("nummer")
        assert shown.get("nummer") == number
        save(desk, GUIDE.replace("Spør hva", "Spør rolig hva"))
        assert shown.get("nummer") != number
        assert "Spør rolig hva eleven" in shown.get("veileder")
    assert not desk.database.exists()


def test_a_fault_is_shown_with_its_line_and_the_guide_as_it_was(desk: Desk) -> None:
    save(desk, GUIDE)
    with preview(desk, "leksehjelp.yaml") as shown:
        shown.get()
        save(desk, FAULTY)
        page = shown.get()
        assert "leksehjelp.yaml linje 16" in page
        assert "slik den var før feilene" in page
        assert "Spør eleven" in shown.get("veileder")
        save(desk, GUIDE)
        assert "Ingen feil" in shown.get()


def test_a_guide_that_never_could_be_read_shows_its_faults_alone(desk: Desk) -> None:
    save(desk, FAULTY)
    with preview(desk, "leksehjelp.yaml") as shown:
        page = shown.get()
        assert "Veilederen vises her når feilene er rettet" in page
        assert "<iframe" not in page


def test_a_file_that_is_away_for_a_moment_does_not_end_it(desk: Desk) -> None:
    file = save(desk, GUIDE)
    with preview(desk, "leksehjelp.yaml") as shown:
        shown.get()
        file.unlink()
        assert "den finnes ikke" in shown.get()
        save(desk, GUIDE)
        assert "Ingen feil" in shown.get()


def test_nobody_else_is_answered(desk: Desk) -> None:
    save(desk, GUIDE)
    with preview(desk, "leksehjelp.yaml") as shown:
        with pytest.raises(urllib.error.HTTPError):
            shown.get(host="evil.example:80")
        with pytest.raises(urllib.error.HTTPError):
            shown.get("leksehjelp.yaml")


HOSTILE = (
    "GET /../hemmelig.txt HTTP/1.1\r\nHost: {host}",
    "GET /%2e%2e/hemmelig.txt HTTP/1.1\r\nHost: {host}",
    "GET //etc/passwd HTTP/1.1\r\nHost: {host}",
    "GET http://ond.example/ HTTP/1.1\r\nHost: {host}",
    "GET / HTTP/1.1",
    "GET / HTTP/1.1\r\nHost: ond.example",
    "GET / HTTP/1.1\r\nHost: {host}.ond.example",
    "GET / HTTP/1.1\r\nHost: {host}\r\nHost: ond.example",
    "POST / HTTP/1.1\r\nHost: {host}",
    "PUT /leksehjelp.yaml HTTP/1.1\r\nHost: {host}",
    "DELETE /leksehjelp.yaml HTTP/1.1\r\nHost: {host}",
    "OPTIONS / HTTP/1.1\r\nHost: {host}",
    f"GET /{'a' * 70_000} HTTP/1.1\r\nHost: {{host}}",
    "GET / HTTP/1.1\r\nHost: {host}" + "\r\nA: b" * 500,
)


def test_hostile_requests_are_answered_with_nothing_and_do_not_end_it(desk: Desk) -> None:
    file = save(desk, GUIDE)
    (desk.folder / "hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    with preview(desk, "leksehjelp.yaml") as shown:
        for request in HOSTILE:
            answer = asked(shown, request)
            assert " 200 " not in answer.partition("\r\n")[0], request[:60]
            assert "Spør hva" not in answer
            assert "hemmelig" not in answer
        assert "Ingen feil" in shown.get()
    assert file.read_text(encoding="utf-8") == GUIDE


def asked(shown: Shown, request: str) -> str:
    """Send a request as it stands, and give all that is answered."""
    host = shown.address.split("/")[2]
    with socket.create_connection(("127.0.0.1", int(host.partition(":")[2])), timeout=20) as line:
        line.sendall(f"{request.format(host=host)}\r\n\r\n".encode())
        answer = b""
        # A server that ends the line before all was read makes the system say so.
        with suppress(ConnectionResetError):
            while more := line.recv(65536):
                answer += more
    return answer.decode()


def test_a_browser_runs_no_script_in_the_guide(desk: Desk) -> None:
    save(desk, GUIDE)
    with preview(desk, "leksehjelp.yaml") as shown:
        host = shown.address.split("/")[2]
        for path, runs in (("/", True), ("/veileder", False), ("/nummer", False)):
            head = asked(shown, f"GET {path} HTTP/1.1\r\nHost: {host}").partition("\r\n\r\n")[0]
            assert "default-src 'none'" in head
            assert ("script-src" in head) is runs


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_ends_it(desk: Desk) -> None:
    save(desk, GUIDE)
    with preview(desk, "leksehjelp.yaml") as shown:
        shown.get()
        shown.process.send_signal(signal.SIGINT)
        out, err = shown.process.communicate(timeout=20)
        assert shown.process.returncode == 0
        assert "Forhåndsvisningen er avsluttet." in out
        assert err == ""


@pytest.mark.skipif(not BROWSER, reason="there is no Chromium here")
def test_a_browser_that_is_open_shows_what_was_saved(desk: Desk) -> None:
    """The page asks by itself whether there is a newer one, and draws the guide in its frame."""
    save(desk, GUIDE)
    with preview(desk, "leksehjelp.yaml") as shown:
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0")
        profile = f"--user-data-dir={desk.folder / 'profil'}"
        browser = subprocess.Popen(
            [BROWSER, *options, profile, shown.address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            before = int(shown.get("nummer"))
            save(desk, GUIDE.replace("Spør hva", "Spør rolig hva"))
            # Nobody but the browser asks now: only a page that looked can have read it again.
            time.sleep(8)
            save(desk, FAULTY)
            assert int(shown.get("nummer")) >= before + 2
        finally:
            browser.kill()
            browser.communicate()
