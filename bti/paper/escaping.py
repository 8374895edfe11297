"""What keeps typed text from becoming part of the page: one escape for each kind of page."""

from __future__ import annotations

import re
import unicodedata
from typing import Self

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~{}$]")
_BLOCK_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]$))")
_NUMBERED = re.compile(r"^(\d{1,9}[.)]) ")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|tel)(?=:)|\bwww(?=\.)")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OPENABLE = re.compile(r"(?i)(https?://|mailto:)[^\s\"'<>]+")


class Written(str):
    """Text that is already in the language of the page, so that nothing escapes it again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Give itself: the word that Jinja2 asks before it escapes."""
        return str(self)

    @classmethod
    def lines(cls, lines: list[str]) -> Self:
        """Join finished lines."""
        return cls("\n".join(lines))


def visible(text: str) -> str:
    """Replace signs that steer a terminal or turn the reading order, and make line ends equal."""
    return "".join(_seen(sign) for sign in _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Lay a text on one line, with single spaces."""
    return " ".join(visible(text).split())


def markdown(text: str) -> str:
    """Write a text on one line of Markdown so that it means only itself, also in HTML made of it.

    What begins a heading, list or rule is taken at the start of the line; the rest anywhere.
    A bare web address is broken up, since readers of Markdown would make it a link.
    """
    plain = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    safe = _ENTITY.sub(r"\&", plain)
    safe = _ADDRESS.sub(r"\g<0>\\", safe)
    # A number with a no-break space after it begins no list, and a date still reads as a date.
    safe = _NUMBERED.sub("\\1\N{NO-BREAK SPACE}", safe)
    return _BLOCK_START.sub(_escaped_start, safe)


def css_string(text: str) -> str:
    """Write a text as a quoted CSS string in which nothing can end the string or the style."""
    return '"' + "".join(_css_sign(sign) for sign in one_line(text)) + '"'


def openable(address: str) -> str:
    """Give an address that a page may link to, or nothing: web pages and mail only."""
    return address if _OPENABLE.fullmatch(address) else ""


def _seen(sign: str) -> str:
    if sign in "\n\t" or (sign not in _TURNING and unicodedata.category(sign) != "Cc"):
        return sign
    return "\N{REPLACEMENT CHARACTER}"


def _escaped_start(start: re.Match[str]) -> str:
    return start[0] + "\\" if start[0].isdigit() else "\\" + start[0]


def _css_sign(sign: str) -> str:
    return sign if sign.isalnum() or sign in " .,–-·" else f"\\{ord(sign):x} "
