"""Reading the verbs of a play: from what is written after each to what is to be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from bti.case.consents import GIVERS
from bti.case.paths import known_paths, locate
from bti.guide.nearest import meant
from bti.guide.nodes import Entry, MapNode, Node, TextNode, entries_of
from bti.guide.spans import SpanFault, parse_span
from bti.scenarios import format as written
from bti.scenarios.findings import Findings
from bti.scenarios.line_reader import LineReader
from bti.scenarios.linked import has_answer
from bti.scenarios.names import OF_MEASURES, Names
from bti.scenarios.written_answers import paths_of, plain, plain_answers

Act = written.Act

NOT_RUN = ("meeting",)
"""Verbs of the language that this edition does not play yet."""

_TRIED = frozenset(
    (
        *("tick", "untick", "fill", "go", "do", "consent", "offer", "accept", "decline", "keep"),
        *("join", "measure", "born", "term", "fact", "invite", "leave", "open", "task"),
    )
)
"""Verbs that a person can be refused. The rest is done by the program, or by time."""

_WITH = {
    "fill": ("left", "new", "reason"),
    **dict.fromkeys(("go", "do", "allowed"), ("left", "reason")),
    **dict.fromkeys(("accept", "decline", "keep", "join"), ("reason",)),
    "born": ("siblings",),
    "fact": ("until",),
}
BESIDE = ("left", "new", "reason", "siblings", "until")
"""What can stand on the line of a verb; each verb takes some of it."""

_WAY_KEYS = ("to", "reason", "asked", "left", "decline", "unit", "person", "born")
_TOLD = ("emitted", "given", "closed")
_ANSWERS = ("ask", "yes", "no", "withdraw")


class Acts(LineReader):
    """Reads what stands after a verb, for one guide."""

    def __init__(self, names: Names, findings: Findings) -> None:
        """Take the ids of the guide, and where faults go."""
        super().__init__(names, findings)
        self._readers: dict[str, Callable[[Entry, dict[str, Entry]], Act | None]] = {
            "tick": self._ticking,
            "untick": self._ticking,
            "fill": self._filling,
            "go": self._going,
            "do": self._going,
            "allowed": self._going,
            "refused": self._refusing,
            "consent": self._consenting,
            "offer": self._offering,
            "accept": self._answering,
            "decline": self._answering,
            "keep": self._answering,
            "join": self._answering,
            "measure": self._measuring,
            "born": self._bearing,
            "term": self._expecting,
            "fact": self._telling,
            "invite": self._inviting,
            "leave": self._leaving,
            "open": self._opening,
            "task": self._duty,
            "linked": self._hearing,
            "wait": self._waiting,
        }

    @property
    def verbs(self) -> tuple[str, ...]:
        """Every verb that can be written."""
        return (*self._readers, *NOT_RUN)

    def read(self, entry: Entry, beside: dict[str, Entry]) -> Act | None:
        """Read a verb with what stands on the same line; a fault gives nothing."""
        before = len(self._findings.found)
        self._stray(entry.key, beside)
        act = self._readers[entry.key](entry, beside)
        return act if len(self._findings.found) == before else None

    def _stray(self, verb: str, beside: dict[str, Entry]) -> None:
        """Find what stands on the line and is of another verb: it would say nothing here."""
        for key in BESIDE:
            if key in beside and verb != "refused" and key not in _WITH.get(verb, ()):
                message = f"«{key}» hører ikke til «{verb}». Ta det bort."
                self._findings.add("ukjent-noekkel", beside[key].place, message)

    def _ticking(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        items = self._findings.texts(entry.value, entry.key)
        for item in items:
            self._findings.known(
                item, "ukjent-krav", "ikke noe punkt på en sjekkliste", self._names.items
            )
        return written.Ticking(items=tuple(i.text for i in items), done=entry.key == "tick")

    def _filling(self, entry: Entry, beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        forms = self._names.guide.forms
        if one is None or not self._findings.known(one[0], "ukjent-skjema", "ikke skjemaet", forms):
            return None
        form, node = one
        if node is not None:
            self._check_fields(form.text, node)
        return written.Filling(
            form=form.text,
            answers=plain_answers(node),
            left=self._left(beside.get("left")),
            new="new" in beside and self._findings.flag(beside["new"].value, "new"),
            reason=self._reason(beside.get("reason")),
        )

    def _check_fields(self, form: str, node: Node) -> None:
        if not isinstance(node, MapNode):
            self._findings.entries(node, "svar")
            return
        fields = self._names.guide.forms[form].fields
        for path, place in paths_of(node, ""):
            if locate(fields, path) is None:
                message = f"Skjemaet «{form}» har ikke feltet «{path}». Rett id-en."
                self._findings.add("ukjent-felt", place, message, meant(path, known_paths(fields)))

    def _going(self, entry: Entry, beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None:
            return None
        known = (*self._names.ways, *self._names.steps)
        self._findings.known(one[0], "ukjent-maal", "ikke veien", known)
        with_it = {key: beside[key] for key in _WITH["go"] if key in beside}
        said = with_it | {e.key: e for e in self._said(one[1], _WAY_KEYS, entry.key)}
        text = self._findings.text
        return written.Going(
            # A way that is refused is one that somebody tries to go.
            verb=cast("Literal['go', 'do', 'allowed']", entry.key.replace("refused", "go")),
            way=one[0].text,
            to=self._target(said.get("to")),
            reason=text(said["reason"].value, "reason") if "reason" in said else "",
            asked=plain_answers(said["asked"].value) if "asked" in said else {},
            left=self._left(said.get("left")),
            unit=self._unit(said.get("unit")),
            person=text(said["person"].value, "person") if "person" in said else "",
            decline="decline" in said and self._findings.flag(said["decline"].value, "decline"),
            born=self._findings.day(said["born"].value, "born") if "born" in said else None,
        )

    def _refusing(self, entry: Entry, beside: dict[str, Entry]) -> Act | None:
        """Read what is tried: a way by its id alone, or any verb with what is written after it."""
        line = entries_of(entry.value)
        verbs = [one for key, one in line.items() if key in _TRIED]
        verb = verbs[0] if len(verbs) == 1 and line.keys() <= _TRIED | {*BESIDE} else None
        if verb:
            self._stray(verb.key, line)
        tried = self._readers[verb.key](verb, line) if verb else self._going(entry, {})
        because = self._because(entry, beside.get("because"))
        says = beside.get("says")
        if tried is None:
            return None
        name = " ".join((*([verb.key] if verb else ()), _first(verb or entry)))
        return written.Refusing(
            name=name,
            tried=cast("written.Tried", tried),
            because=because,
            says=tuple(t.text for t in self._findings.texts(says.value, "says")) if says else (),
        )

    def _target(self, entry: Entry | None) -> str:
        if entry is None:
            return ""
        node = TextNode(entry.value.place, self._findings.text(entry.value, "to"))
        known = (*self._names.targets, "last_step", "back")
        self._findings.known(node, "ukjent-maal", "ikke målet", known)
        return node.text

    def _because(self, entry: Entry, because: Entry | None) -> tuple[str, ...]:
        if because is None:
            message = "Skriv hva som stenger, slik: because: [id]."
            self._findings.add("mangler-noekkel", entry.place, message)
            return ()
        ids = self._findings.texts(because.value, "because")
        for one in ids:
            self._is_asked(one)
        return tuple(one.text for one in ids)

    def _consenting(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        purposes = self._names.guide.consents
        if one is None or not self._findings.known(
            one[0], "ukjent-samtykke", "ikke samtykkeformålet", purposes
        ):
            return None
        said = {e.key: e for e in self._said(one[1], (*_ANSWERS, "unit", "until"), "consent")}
        kinds = [kind for kind in _ANSWERS if kind in said]
        if len(kinds) != 1:
            message = "Skriv ett svar: «ask: yes», «yes: HVEM», «no: HVEM» eller «withdraw: HVEM»."
            self._findings.add("feil-form", entry.place, message)
            return None
        until = self._findings.day(said["until"].value, "until") if "until" in said else None
        return written.Consenting(
            purpose=one[0].text,
            kind=cast("Literal['ask', 'yes', 'no', 'withdraw']", kinds[0]),
            givers=() if kinds[0] == "ask" else self._givers(said[kinds[0]].value),
            unit=self._unit(said.get("unit")),
            until=until,
        )

    def _givers(self, node: Node) -> tuple[str, ...]:
        givers = self._findings.texts(node, "HVEM")
        for giver in givers:
            self._findings.word(giver, "HVEM", GIVERS)
        return tuple(giver.text for giver in givers)

    def _offering(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None:
            return None
        said = {e.key: e for e in self._said(one[1], ("unit",), "offer")}
        return written.Offering(to=one[0].text, unit=self._unit(said.get("unit")))

    def _answering(self, entry: Entry, beside: dict[str, Entry]) -> Act | None:
        self._findings.word(entry.value, entry.key, ("yes", "baton"))
        return written.Answering(
            verb=cast("Literal['accept', 'decline', 'keep', 'join']", entry.key),
            reason=self._reason(beside.get("reason")),
        )

    def _measuring(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None:
            return None
        own = tuple(self._names.guide.measures.fields)
        keys = (*OF_MEASURES, *own, "status", "reason")
        said = {e.key: e.value for e in self._said(one[1], keys, "measure")}
        text = self._findings.text
        status = said.get("status")
        return written.Measuring(
            measure=one[0].text,
            details={k: text(said[k], k) for k in OF_MEASURES if k in said},
            fields={k: plain(said[k]) for k in own if k in said},
            status=cast(
                "Literal['', 'done', 'stopped']",
                self._findings.word(status, "status", ("done", "stopped")) if status else "",
            ),
            reason=text(said["reason"], "reason") if "reason" in said else "",
        )

    def _bearing(self, entry: Entry, beside: dict[str, Entry]) -> Act | None:
        day = self._findings.day(entry.value, "born")
        if day is None:
            return None
        more = beside.get("siblings")
        number = self._findings.number(more.value, "siblings") if more else 0
        return written.Bearing(day=day, siblings=number or 0)

    def _expecting(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        day = self._findings.day(entry.value, "term")
        return None if day is None else written.Expecting(day=day)

    def _telling(self, entry: Entry, beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        facts = self._names.guide.facts
        if one is None or not self._findings.known(
            one[0], "ukjent-felt", "ikke opplysningen", facts
        ):
            return None
        value = "yes" if one[1] is None else self._findings.text(one[1], one[0].text)
        until = self._findings.day(beside["until"].value, "until") if "until" in beside else None
        return written.Telling(
            fact=one[0].text, value="" if value == "none" else value, until=until
        )

    def _inviting(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None:
            return None
        self._findings.known(one[0], "ukjent-tjeneste", "ikke tjenesten", self._names.units)
        said = self._said(one[1], ("person", "role", "ground", "withdraw"), "invite")
        known = {e.key: e.value for e in said}
        withdraw = known.pop("withdraw", None)
        words = {key: self._findings.text(value, key) for key, value in known.items()}
        return written.Inviting(
            unit=one[0].text,
            person=words.get("person", ""),
            role=words.get("role", ""),
            ground=words.get("ground", ""),
            withdraw=withdraw is not None and self._findings.flag(withdraw, "withdraw"),
        )

    def _leaving(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None:
            return None
        self._findings.known(one[0], "ukjent-tjeneste", "ikke tjenesten", self._names.units)
        said = {e.key: e for e in self._said(one[1], ("person",), "leave")} if one[1] else {}
        if "person" not in said:
            message = "Skriv hvem som går ut: «leave: {enhet: {person: …}}»."
            self._findings.add("mangler-noekkel", entry.place, message)
            return None
        person = self._findings.text(said["person"].value, "person")
        return written.Leaving(unit=one[0].text, person=person)

    def _opening(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None:
            return None
        entries = self._names.guide.entries or self._names.steps[:1]
        self._findings.known(one[0], "ukjent-steg", "ikke inngangen", entries)
        said = {e.key: e for e in self._said(one[1], ("entered_by",), "open")}
        return written.Opening(entry=one[0].text, entered_by=self.family(said.get("entered_by")))

    def _duty(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None:
            return None
        self._findings.known(one[0], "ukjent-oppgave", "ikke oppgaven", self._names.tasks)
        said = {e.key: e for e in self._said(one[1], ("note",), "task")}
        note = self._findings.text(said["note"].value, "note") if "note" in said else ""
        return written.Duty(task=one[0].text, note=note)

    def _hearing(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        one = self._one(entry)
        if one is None or not self._findings.known(
            one[0], "ukjent-maal", "ikke den tilknyttede saken", self._names.opened
        ):
            return None
        said = {e.key: e.value for e in self._said(one[1], _TOLD, "linked")}
        if not said:
            message = "Skriv hva den tilknyttede saken forteller: emitted, given eller closed."
            self._findings.add("feil-form", entry.place, message)
        emitted, given = said.get("emitted"), said.get("given")
        if given:
            self._check_given(one[0].text, given)
        return written.Hearing(
            workflow=one[0].text,
            emitted=self._findings.text(emitted, "emitted") if emitted else "",
            given=plain_answers(given),
            closed="closed" in said and self._findings.flag(said["closed"], "closed"),
        )

    def _check_given(self, workflow: str, given: Node) -> None:
        other = self._names.others.get(workflow)
        for path, place in paths_of(given, "") if other else ():
            if other and not has_answer(other, path):
                message = f"«{workflow}» har ikke feltet «{path}». Rett id-en."
                known = Names(other).answers
                self._findings.add("ukjent-felt", place, message, meant(path, known))

    def _waiting(self, entry: Entry, _beside: dict[str, Entry]) -> Act | None:
        span = self._findings.text(entry.value, "wait")
        try:
            parse_span(span)
        except SpanFault:
            message = f"«{span}» er ingen tid. Skriv for eksempel «3 days» eller «2 weeks»."
            self._findings.add("ugyldig-tid", entry.value.place, message)
        return written.Waiting(span=span)


def _first(entry: Entry) -> str:
    """Give the id that stands after a verb."""
    return (
        entry.value.text
        if isinstance(entry.value, TextNode)
        else next(iter(entries_of(entry.value)), "")
    )
