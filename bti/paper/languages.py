"""The three languages of a page: how each escapes text, which filters it has, how it ends.

A filter whose result is finished says so by ``Written``; all else is escaped when it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from bti.case.question_line import tracks
from bti.guide.graph.letters import softly_parted
from bti.paper import boxes, escaping, heads, norwegian, prose, wanted
from bti.paper.escaping import Written
from bti.paper.wrapping import COLUMNS, beside, wrapped

Format = Literal["html", "md", "text"]

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_END_SPACES = re.compile(r"[ \t]+(?=\n)")


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """How a kind of page is written."""

    written: Callable[[object], str]
    """Turns any value that a template prints into text of the page."""
    filters: Mapping[str, Callable[..., Any]]
    tidied: Callable[[str], str]
    """Gives the finished page its last form."""


def _finalizer(escape: Callable[[str], str]) -> Callable[[object], str]:
    def written(value: object) -> str:
        if value is None:
            return ""
        return value if hasattr(value, "__html__") else escape(str(value))  # type: ignore[return-value]

    return written


def _markdown(text: str) -> Written:
    return Written(escaping.markdown(text))


def _plain(text: str) -> Written:
    return Written(escaping.one_line(text))


def _kept_together(say: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: say(value).replace(" ", _NO_BREAK)


def _finished(say: Callable[[Any], str]) -> Callable[[Any], str]:
    """Finish what was said in other words; a text that was given back as it was typed is not."""

    def said(value: object) -> str:
        words = say(value)
        return words if words == value else Written(words)

    return said


def _tick(done: object) -> Written:
    return Written("[x]" if done else "[ ]")


def _md_quoted(text: str) -> Written:
    """Quote an answer: a paragraph for each line that was written."""
    lines = [f"> {escaping.markdown(line)}" for line in prose.lines(escaping.visible(text))]
    return Written("\n>\n".join(lines))


def _md_prose(text: str) -> Written:
    return Written("\n\n".join(_md_block(block) for block in prose.blocks(escaping.visible(text))))


def _md_block(block: prose.Block) -> str:
    lines = [escaping.markdown(line) for line in block.lines]
    if block.kind == "paragraph":
        return lines[0]
    marks = _marks(block)
    return "\n".join(f"{mark} {line}" for mark, line in zip(marks, lines, strict=True))


def _text_wrapped(text: str, first: str = "", rest: str | None = None, last: str = "") -> Written:
    line = escaping.one_line(text) + last
    return Written.lines(wrapped(line, first, first if rest is None else rest))


def _writing_line(lead: str) -> Written:
    return Written(f"{lead}  {'_' * (COLUMNS - 4 - len(lead))}")


def _text_answer(text: str, lead: str = "") -> Written:
    lines = prose.lines(escaping.visible(text))
    return Written.lines([row for line in lines for row in wrapped(line, lead, lead)])


def _text_prose(text: str, lead: str = "") -> Written:
    parts = [_text_block(block, lead) for block in prose.blocks(escaping.visible(text))]
    return Written("\n\n".join(parts))


def _text_block(block: prose.Block, lead: str) -> str:
    if block.kind == "paragraph":
        return "\n".join(wrapped(block.lines[0], lead, lead))
    rows = [
        row
        for mark, line in zip(_marks(block), block.lines, strict=True)
        for row in wrapped(line, f"{lead}{mark} ", lead + " " * (len(mark) + 1))
    ]
    return "\n".join(rows)


def _marks(block: prose.Block) -> list[str]:
    numbers = range(1, len(block.lines) + 1)
    return [f"{number}." if block.kind == "numbered" else "-" for number in numbers]


def _underlined(text: str, sign: str = "=") -> Written:
    lines = wrapped(escaping.one_line(text))
    return Written.lines([*lines, sign * max(map(len, lines))])


def _beside(left: str, right: str) -> Written:
    return Written(beside(escaping.one_line(left), escaping.one_line(right)))


def _page(text: str) -> str:
    return _BLANK_LINES.sub("\n\n", _LINE_END_SPACES.sub("", text)).strip("\n") + "\n"


def _whole(text: str) -> str:
    return re.sub(r"\n(?:[ \t]*\n)+", "\n", _LINE_END_SPACES.sub("", text)).strip("\n") + "\n"


_SAYING: dict[str, Callable[[Any], str]] = {
    "day": norwegian.day,
    "moment": norwegian.moment,
    "in_days": norwegian.in_days,
    "phone": norwegian.phone,
    "said_day": norwegian.said_day,
}
_ASKING: dict[str, Callable[..., Any]] = {
    "after_talk": boxes.after_talk,
    "before_talk": boxes.before_talk,
    "box": boxes.box,
    "choices": boxes.choices,
    "how_to_write": boxes.how_to_write,
    "due_said": wanted.due_said,
    "foot": heads.foot,
    "head": heads.head,
    "capital": norwegian.capital,
    "level_name": lambda named: norwegian.level_name(*named),
    "level_title": lambda level: norwegian.level_title(level.number, level.title),
    "level_word": norwegian.level_word,
    "never_shared": boxes.never_shared,
    "other_choice": boxes.other_choice,
    "other_forms": boxes.other_forms,
    "prefilled": boxes.prefilled,
    "row_title": boxes.row_title,
    "rows": boxes.rows,
    "shade": norwegian.shade,
    "talks_with_child": boxes.talks_with_child,
    "to_ask": heads.to_ask,
    "to_ring": heads.to_ring,
    "sort_of_step": wanted.sort_of_step,
    "tracks": tracks,
    "wanted": wanted.of_field,
    "is_unknown": wanted.is_unknown,
    "wanted_of_closing": wanted.of_closing,
    "wanted_of_consent": wanted.of_consent,
    "only_seen_by": wanted.of_confidential,
    "said_of": wanted.of_contact,
    "said_of_form": wanted.of_form,
    "to_child": heads.to_child,
    "wanted_of_fact": wanted.of_fact,
    "wanted_of_task": wanted.of_task,
    "wanted_of_level": wanted.of_level,
    "wanted_of_line": wanted.of_line,
    "wanted_of_way": wanted.of_way,
}

LANGUAGES: dict[Format, Language] = {
    "html": Language(
        written=_finalizer(escaping.visible),
        filters=_ASKING
        | {name: _kept_together(say) for name, say in _SAYING.items()}
        | {
            "blocks": prose.blocks,
            "parted": softly_parted,
            "css_string": lambda text: Written(escaping.css_string(text)),
            "dialled": norwegian.dialled,
            "lines": prose.lines,
            "openable": escaping.openable,
        },
        tidied=_whole,
    ),
    "md": Language(
        written=_finalizer(_markdown),
        filters=_ASKING
        | {name: _finished(say) for name, say in _SAYING.items()}
        | {
            "lines": prose.lines,
            "prose": _md_prose,
            "quoted": _md_quoted,
            "sign": Written,
            "tick": _tick,
        },
        tidied=_page,
    ),
    "text": Language(
        written=_finalizer(_plain),
        filters=_ASKING
        | _SAYING
        | {
            "answer": _text_answer,
            "beside": _beside,
            "prose": _text_prose,
            "tick": lambda done: "[x]" if done else "[ ]",
            "underlined": _underlined,
            "wrapped": _text_wrapped,
            "writing_line": _writing_line,
        },
        tidied=_page,
    ),
}
"""How each kind of page is written."""
