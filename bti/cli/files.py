"""Files that are named on the command line: read, and written without writing over another."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from bti.cli import console
from bti.cli.texts import STANDARD_INPUT, UNREADABLE, readable
from bti.errors import BadInput, BtiError, StoreFull

_PRIVATE = 0o600
_SHARED = 0o666
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a full disk says, and a limit on how much one may keep."""


def whole(source: str) -> tuple[str, str]:
    """Read a file, or all of standard input for `-`; give its name and its text.

    Raises:
        BadInput: the file cannot be read, or is no text in UTF-8.
    """
    if source == STANDARD_INPUT:
        return "standard inn", readable(sys.stdin.read)
    try:
        return Path(source).name, Path(source).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(UNREADABLE.format(f"Filen {source}")) from None
    except OSError as error:
        raise BadInput(f"Filen {source} kan ikke leses: {_why(error)}.") from None


def read_bytes(source: str) -> bytes:
    """Read a file as it is.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise BadInput(f"Filen {source} kan ikke leses: {_why(error)}.") from None


def write_file(target: str, text: str, *, force: bool, private: bool = False) -> Path:
    """Write a page to a file; an existing one is kept unless ``force`` says so.

    Raises:
        BadInput: the file exists, or cannot be written. StoreFull: there is no room for it.
    """
    return write_bytes(target, text.encode(), force=force, private=private)


def give(text: str, output: str | None, *, force: bool, private: bool = False) -> None:
    """Write a text whole: to the file that is named, else to the screen."""
    if output:
        path = write_file(output, text, force=force, private=private)
        console.write([f"Skrevet til {path}"])
    else:
        console.write_whole(text)


def write_bytes(target: str, data: bytes, *, force: bool, private: bool = True) -> Path:
    """Write a file, which its owner alone can read when it is private.

    Raises:
        BadInput: the file exists and ``force`` does not say so, or it cannot be written.
        StoreFull: there is no room for it.
    """
    path = Path(target)
    if not force:
        not_there(target, "Velg et annet navn, eller skriv --force.")
    begun = not path.exists()
    try:
        path.touch(mode=_PRIVATE if private else _SHARED)
        if private:
            path.chmod(_PRIVATE)
        path.write_bytes(data)
    except OSError as error:
        if begun and path.is_file():
            path.unlink()
        raise _unwritten(path, error) from None
    return path


def _unwritten(path: Path, error: OSError) -> BtiError:
    if error.errno in NO_ROOM:
        return StoreFull(
            f"Filen {path} kan ikke skrives, for det er ikke plass igjen på disken. "
            "Frigjør plass, og prøv igjen."
        )
    return BadInput(f"Filen {path} kan ikke skrives: {_why(error)}.")


def not_there(target: str, todo: str = "Velg et annet navn.") -> None:
    """See that nothing is written over, before anything is done that is to be written there.

    Raises:
        BadInput: the file exists.
    """
    if Path(target).exists():
        raise BadInput(f"Filen {target} finnes fra før. {todo}")


def _why(error: OSError) -> str:
    known = {
        FileNotFoundError: "den eller mappen finnes ikke",
        PermissionError: "du har ikke lov til det",
        IsADirectoryError: "det er en mappe",
        NotADirectoryError: "mappen finnes ikke",
    }
    return known.get(type(error), "disken svarte med en feil")
