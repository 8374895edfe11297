"""The reader of examples sees what stands on a page, and sees when an answer is another."""

from __future__ import annotations

import pytest

from tests.docs.page import blocks, matches, printed, typed

PAGE = """\
# A page

```console
$ bti list
S-2026-001  bti
$ bti open bti \\
>   --child -
```

<!-- kjøres ikke: installs packages -->
```console
$ make setup
```

```python
print(1)
```

```text
1
```

<!-- fil: svar.yaml -->

```yaml
hva: Ro
```

```console exit=3
$ bti go S-2026-001 videre
Nei.
```
"""


def test_blocks_stand_in_order_with_their_line() -> None:
    assert [(block.language, block.line) for block in blocks(PAGE)] == [
        ("console", 3),
        ("console", 11),
        ("python", 15),
        ("text", 19),
        ("yaml", 25),
        ("console", 29),
    ]


def test_what_is_exempt_says_why_and_is_not_run() -> None:
    page = blocks(PAGE)
    assert page[1].note == "installs packages"
    assert [block.runs for block in page] == [True, False, True, False, False, True]


def test_a_file_is_named_by_the_note_above_it() -> None:
    block = blocks(PAGE)[4]
    assert (block.note_kind, block.note, block.text) == ("fil", "svar.yaml", "hva: Ro")


def test_a_command_goes_on_over_lines_and_may_have_no_answer() -> None:
    first, second = typed(blocks(PAGE)[0])
    assert (first.command, first.answer, first.line) == ("bti list", "S-2026-001  bti", 4)
    assert (second.command, second.answer) == ("bti open bti \\\n  --child -", None)


def test_the_exit_code_belongs_to_the_last_command() -> None:
    assert [command.code for command in typed(blocks(PAGE)[5])] == [3]
    assert [command.code for command in typed(blocks(PAGE)[0])] == [0, 0]


def test_a_python_block_prints_the_text_below_it() -> None:
    page = blocks(PAGE)
    assert printed(page, page[2]) == "1"
    assert printed(page, page[5]) is None


def test_a_block_that_never_ends_is_a_fault() -> None:
    with pytest.raises(ValueError, match="line 2 never ends"):
        blocks("text\n```console\n$ bti\n")


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        ("a\nb", "a  \nb\n", True),
        ("a\nb", "a\nc", False),
        ("a\n…\nd", "a\nb\nc\nd", True),
        ("a\n…\nd", "a\nd", True),
        ("a\n…\nd", "a\nb", False),
        ("Lagret i …, versjon 2.", "Lagret i /x/y.sqlite, versjon 2.", True),
        ("Lagret i …, versjon 2.", "Lagret i /x/y.sqlite, versjon 3.", False),
        ("a.c", "abc", False),
        ("", "noe", False),
    ],
)
def test_answers_are_held_to_the_page(*, expected: str, got: str, same: bool) -> None:
    assert matches(expected, got) is same
