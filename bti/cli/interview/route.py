"""The way through a form: what comes next, what has been passed, and how far one has come."""

from __future__ import annotations

from bti.cli.interview.questions import Question, is_missing, is_unasked


class Route:
    """Where one is among the questions; these change as answers make others relevant."""

    def __init__(self, asked: tuple[Question, ...]) -> None:
        self.asked = asked
        self._passed: set[str] = set()
        self._told: set[str] = set()
        self._at: str = ""
        self._again: int | None = None
        self._left_off = ""
        # A form without anything to ask for is gone through to be changed.
        self._change = not any(is_unasked(one) or is_missing(one) for one in asked)

    def start(self) -> int | None:
        """Give the place to begin: where nobody has been asked yet, else where something lacks."""
        places = range(len(self.asked))
        first = next((at for at in places if is_unasked(self.asked[at])), None)
        if first is None:
            return self._wanted_from(0)
        more_just_before = first > 0 and self.asked[first - 1].kind == "more"
        return self._kept(first - 1 if more_just_before and self._begun() else first)

    def _begun(self) -> bool:
        return any(one.kind == "field" and not is_unasked(one) for one in self.asked)

    def next(self, asked: tuple[Question, ...]) -> int | None:
        """Give the place after the one just asked, or the first that still lacks something."""
        self.asked = asked
        if self._again is not None:
            place, self._again = self._again, None
            return self._kept(place)
        paths = [one.path for one in asked]
        here = paths.index(self._at) + 1 if self._at in paths else 0
        retraced = self._retraced(paths, here)
        if retraced is not None:
            return self._kept(retraced)
        found = self._wanted_from(here)
        return found if found is not None else self._wanted_from(0)

    def _retraced(self, paths: list[str], here: int) -> int | None:
        """Give the next place on the way forward again to where the person turned back."""
        end = paths.index(self._left_off) if self._left_off in paths else -1
        ahead = range(here, end + 1)
        found = next((place for place in ahead if self.asked[place].kind == "field"), None)
        if found is None or found == end:
            self._left_off = ""
        return found

    def _wanted_from(self, start: int) -> int | None:
        places = range(start, len(self.asked))
        return self._kept(next((at for at in places if self._wanted(at)), None))

    def _kept(self, at: int | None) -> int | None:
        if at is not None:
            self._at = self.asked[at].path
        return at

    def _wanted(self, at: int) -> bool:
        question = self.asked[at]
        if question.kind == "note" or question.path in self._passed:
            return False
        if question.kind == "more":
            later = self.asked[at + 1 :]
            reached = any(one.kind == "field" and not is_unasked(one) for one in later)
            return self._change or not reached
        return self._change or is_unasked(question) or is_missing(question)

    def passed(self, question: Question) -> None:
        """Remember that a question was asked in this sitting."""
        self._passed.add(question.path)

    def dropped(self, question: Question) -> None:
        """Forget what was asked in a row that is gone: another row may come to have its number."""
        self._passed = {path for path in self._passed if not path.startswith(f"{question.row}.")}

    def stay(self, question: Question) -> None:
        """Go on in the row that was opened where the question stood."""
        self._again = self.asked.index(question)

    def back(self, at: int) -> None:
        """Go to the question before; those after it are met again on the way forward."""
        self._left_off = self._left_off or self.asked[at].path
        before = (place for place in range(at - 1, -1, -1) if self.asked[place].kind == "field")
        self._again = next(before, at)

    def begins_row(self, question: Question) -> bool:
        """Tell whether a question is the first of its row."""
        first = next(one for one in self.asked if one.row == question.row)
        return first.path == question.path

    def declined(self, repeat: str) -> None:
        """Remember that no more rows are wanted."""
        self._passed.add(f"{repeat}.+")

    def progress(self, at: int) -> tuple[int, int]:
        """Give the number of a question, and how many there are now."""
        fields = [place for place, one in enumerate(self.asked) if one.kind == "field"]
        return fields.index(at) + 1, len(fields)

    def told_on_the_way(self, at: int) -> list[str]:
        """Give the notes that stand just before a question, each once."""
        notes: list[str] = []
        for question in reversed(self.asked[:at]):
            if question.kind != "note":
                break
            if question.path not in self._told:
                notes.insert(0, question.field.label)
                self._told.add(question.path)
        return notes
