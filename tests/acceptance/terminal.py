"""A terminal with somebody at it: a real one, from the system's pseudo-terminals."""

from __future__ import annotations

import codecs
import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.acceptance.desk import BTI, Desk

PATIENCE = 20.0
STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Terminal:
    """Reads what a program shows and types what a person would."""

    def __init__(self, desk: Desk, *words: str) -> None:
        self._ours, theirs = pty.openpty()
        self._program = subprocess.Popen(
            [*BTI, *words],
            cwd=desk.folder,
            env=desk.environment | {"TERM": "xterm"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - no threads here
        )
        os.close(theirs)
        self._unread = ""
        # A letter of two bytes may come in two parts.
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")

    def sees(self, text: str) -> str:
        """Wait until a text is shown, and give all that was shown up to it."""
        limit = time.monotonic() + PATIENCE
        while text not in self._unread:
            more = self._read(limit)
            assert more is not None, f"«{text}» never came, but:\n{self._unread}"
            self._unread += more
        shown, _, self._unread = self._unread.partition(text)
        return shown + text

    def types(self, text: str) -> None:
        """Type a line."""
        os.write(self._ours, f"{text}\n".encode())

    def presses(self, sign: bytes) -> None:
        """Press a key, a moment after the question is shown, as a person does."""
        time.sleep(0.3)
        os.write(self._ours, sign)

    def answers(self, question: str, *texts: str) -> None:
        """Wait for a question and answer it; several texts are several tries."""
        self.sees(question)
        for text in texts:
            self.sees("> ")
            self.types(text)

    def ends(self) -> tuple[int, str]:
        """Wait for the program to end, and give its code and what it showed last."""
        limit = time.monotonic() + PATIENCE
        while (more := self._read(limit)) is not None:
            self._unread += more
        return self._program.wait(PATIENCE), self._unread

    def _read(self, limit: float) -> str | None:
        """Give what is shown next, or nothing when the program has ended or time is out."""
        ready, _, _ = select.select([self._ours], [], [], max(0.0, limit - time.monotonic()))
        try:
            raw = os.read(self._ours, 65536) if ready else b""
        except OSError:  # Linux says so when the program has closed its end
            raw = b""
        if not raw:
            return None
        return STYLE.sub("", self._letters.decode(raw).replace("\r\n", "\n"))

    def close(self) -> None:
        """End the program if it still runs."""
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait(PATIENCE)
        os.close(self._ours)


def _own_terminal() -> None:
    """Let Ctrl-C reach the program, as in a shell."""
    import fcntl
    import signal
    import termios

    # A run that was itself started in the background would hand down that Ctrl-C is ignored.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@contextmanager
def at_terminal(desk: Desk, *words: str) -> Iterator[Terminal]:
    """Run a command at a terminal."""
    terminal = Terminal(desk, *words)
    try:
        yield terminal
    finally:
        terminal.close()
