"""How long a case is kept: blocking it, holding it back, exporting it, and erasing it."""

from __future__ import annotations

import msgspec

from bti.case.calendar import day_of, is_working_day
from bti.case.case import Case
from bti.case.form_views import View
from bti.case.projection import project
from bti.case.standing import Standing
from bti.casework import erased_list
from bti.casework.desk import KIND
from bti.casework.door import erased, is_let_in, is_secret, no_case
from bti.casework.verbs import Verbs, verb
from bti.errors import BadInput, Denied, Reason, Refused
from bti.guide.roles import LEADER
from bti.guide.spans import Span, SpanFault, later, parse_span
from bti.store import Disposal, Stream, Transaction, disposal

ARCHIVIST = "arkiv"
PRIVACY = "personvern"
"""The roles that see to what is kept; a leader of the case may, too."""

_NO_GROUND = "Skriv grunnlaget: --ground TEKST."
_NO_TIME = "En sak må bevares en tid. Skriv for eksempel 10 years."
_NOT_YOURS = (
    "Dette gjøres av lederen for saken, eller av en som har rollen arkiv eller personvern i "
    "katalogen. Ingenting er endret."
)
_CANNOT = "Sak {case} kan ikke slettes nå. Ingenting er endret."
_SETTING = "retention:{}"


class RetentionRule(msgspec.Struct, frozen=True):
    """How long the cases of a guide are kept after they are closed, and what says so."""

    keep: str
    ground: str
    by: str


class DecisionView(View, frozen=True, kw_only=True):
    """One decision about keeping a case."""

    what: str
    """``blocked``, ``unblocked``, ``held``, ``released``, ``exported``, ``decided``, ``erased``."""
    at: str
    by: str
    ground: str


class RetentionView(View, frozen=True, kw_only=True):
    """How a case is kept: the rule for its guide, what was decided, and what stops erasing it."""

    case: str
    keep: str = ""
    """The time after closing that the municipality has set for this guide; empty when not set."""
    closed: bool = False
    until: str = ""
    """The last day it is kept, when the case is closed and a time is set."""
    blocked: bool = False
    held: bool = False
    erased: bool = False
    decisions: tuple[DecisionView, ...] = ()
    missing: tuple[Reason, ...] = ()
    """What is missing before it may be erased."""


class Retention(Verbs):
    """The verbs of those who see to that a case is kept as long as it shall, and no longer."""

    @verb
    def set_retention(self, workflow: str, keep: str, *, ground: str, by: str = "") -> None:
        """Set how long the cases of a guide are kept after they are closed, as ``10 years``.

        Raises:
            BadInput: that is no span, or there is no ground. Denied: it is not one's task.
            NotFound: there is no such guide.
        """
        if _span(keep) == Span():
            raise BadInput(_NO_TIME)
        person = self._keeper(by, None)
        self._desk.guides.current(workflow)
        rule = RetentionRule(keep=keep, ground=_given(ground), by=person)
        with self._desk.store.writing() as transaction:
            name = _SETTING.format(workflow)
            transaction.set_setting(name, msgspec.json.encode(rule).decode())

    @verb
    def retention(self, case: str, *, by: str = "") -> RetentionView:
        """Show how a case is kept, and what is missing before it may be erased."""
        decisions = self._desk.store.decisions(KIND, case)
        shown = tuple(self._shown(one) for one in decisions)
        if any(one.what == "erased" for one in decisions):
            self._keeper_of_erased(case, by)
            return RetentionView(case=case, erased=True, decisions=shown)
        standing = self._kept_case(case, by)[1]
        self._desk.log(case, standing.actor.person, "retention", "allowed")
        keep, until = self._until(standing.case)
        return RetentionView(
            case=case,
            keep=keep,
            closed=standing.case.closed,
            until=until,
            blocked=disposal.stands(decisions, "blocked", "unblocked"),
            held=disposal.stands(decisions, "held", "released"),
            decisions=shown,
            missing=self._missing(standing, decisions),
        )

    @verb
    def block(self, case: str, *, ground: str, by: str = "") -> RetentionView:
        """Block a case: nobody reads it, it stands in no list, and it can be opened again."""
        return self._decide(case, "blocked", ground, by)

    @verb
    def unblock(self, case: str, *, ground: str, by: str = "") -> RetentionView:
        """Lift the block."""
        return self._decide(case, "unblocked", ground, by)

    @verb
    def hold(self, case: str, *, ground: str, by: str = "") -> RetentionView:
        """Hold a case back from being erased, as for a complaint or a lawsuit."""
        return self._decide(case, "held", ground, by)

    @verb
    def release(self, case: str, *, ground: str, by: str = "") -> RetentionView:
        """Say that nothing holds the case back any more."""
        return self._decide(case, "released", ground, by)

    @verb
    def confirm_export(self, case: str, *, ground: str, by: str = "") -> RetentionView:
        """Say that the archive has received the case; ``ground`` says where, and its receipt."""
        return self._decide(case, "exported", ground, by)

    @verb
    def decide_erasure(self, case: str, *, ground: str, by: str = "") -> RetentionView:
        """Record a decision to erase before the time has passed, with the law that it rests on."""
        return self._decide(case, "decided", ground, by)

    @verb
    def erase(
        self, case: str, *, ground: str, without_blocking: str = "", by: str = ""
    ) -> RetentionView:
        """Erase a case: its key is destroyed, and nobody can read it anywhere. It is final.

        Args:
            case: the case.
            ground: why it is erased.
            without_blocking: why blocking it is not enough, when it was not blocked first.
            by: who does it.

        Raises:
            Refused: with everything that is missing. Denied: it is not one's task.
        """
        said = _given(ground)
        self._kept_case(case, by)
        with self._desk.store.writing() as transaction:
            stream, standing = self._kept_case(case, by)
            decisions = self._desk.store.decisions(KIND, case)
            missing = self._missing(standing, decisions, without_blocking=without_blocking)
            if missing:
                raise Refused(_CANNOT.format(case=case), missing)
            fingerprint = transaction.erase(KIND, stream.key)
            why = f"{said} {without_blocking}".strip()
            gone = self._disposal("erased", why, standing.actor.person)
            gone = msgspec.structs.replace(gone, fingerprint=fingerprint)
            transaction.decide(KIND, case, gone)
        self._desk.store.scrub()
        erased_list.settle(self._desk.store)
        decisions = self._desk.store.decisions(KIND, case)
        shown = tuple(self._shown(one) for one in decisions)
        return RetentionView(case=case, erased=True, decisions=shown)

    def _decide(self, case: str, what: disposal.What, ground: str, by: str) -> RetentionView:
        said = _given(ground)
        # Asked before too: a denied attempt stays in the log although nothing else is kept.
        self._kept_case(case, by)
        with self._desk.store.writing() as transaction:
            stream, standing = self._kept_case(case, by)
            transaction.decide(KIND, case, self._disposal(what, said, standing.actor.person))
            self._carry_out(transaction, what, stream, standing)
        return self.retention(case, by=by)

    def _carry_out(
        self, transaction: Transaction, what: disposal.What, stream: Stream, standing: Standing
    ) -> None:
        if what == "blocked":
            transaction.block(KIND, stream.key)
        elif what == "unblocked":
            # As it was shown when the newest event was recorded: a check derives the same.
            case, mark = standing.case, self._desk.store.mark
            rows = project(standing.guide, case, case.at, mark)
            transaction.unblock(KIND, stream.key, rows)

    def _disposal(self, what: disposal.What, ground: str, person: str) -> Disposal:
        return Disposal(what=what, at=self._desk.environment.now(), by=person, ground=ground)

    def _kept_case(self, case: str, by: str) -> tuple[Stream, Standing]:
        """Take a case out for one who sees to what is kept, blocked or not."""
        stream = self._desk.store.load(KIND, case, blocked=True)
        if stream is None:
            raise no_case(self._desk, case, by)
        standing = self._desk.standing_of(stream, by)
        self._keeper(by, standing)
        return stream, standing

    def _keeper(self, by: str, standing: Standing | None) -> str:
        actor = standing.actor if standing else self._desk.actor(by)
        now = self._desk.environment.now()
        posts = self._desk.people.known.posts_of(actor.person, now)
        roles = {post.role for post in posts}
        hidden = standing is not None and is_secret(standing.guide)
        # What is reported may be the leader: a report is seen to by others.
        leads = standing is not None and LEADER in actor.roles and not hidden
        if leads or roles & {ARCHIVIST, PRIVACY}:
            return actor.person
        if standing is None:
            raise Denied(_NOT_YOURS)
        self._desk.log(standing.case.id, actor.person, "retention", "denied")
        reads = is_let_in(standing, "read", "retention")
        raise (
            no_case(self._desk, standing.case.id, by)
            if hidden and not reads
            else Denied(_NOT_YOURS)
        )

    def _keeper_of_erased(self, case: str, by: str) -> None:
        """Ask the same of one who wants to see what became of an erased case."""
        try:
            self._keeper(by, None)
        except Denied as denied:
            raise erased(self._desk, case, by, "retention", denied) from None

    def _until(self, case: Case) -> tuple[str, str]:
        """Give the time that is set for the case's guide, and the day on which it has passed."""
        kept = self._desk.store.setting(_SETTING.format(case.workflow))
        if not kept:
            return "", ""
        keep = msgspec.json.decode(kept, type=RetentionRule).keep
        if not case.closed:
            return keep, ""
        last = later(day_of(case.stand.entered), parse_span(keep), is_working_day)
        return keep, last.isoformat()

    def _missing(
        self,
        standing: Standing,
        decisions: tuple[Disposal, ...],
        *,
        without_blocking: str = "",
    ) -> tuple[Reason, ...]:
        done = {one.what for one in decisions}
        case = standing.case
        until = self._until(case)[1]
        passed = bool(until) and until < day_of(standing.now).isoformat()
        found = []
        if disposal.stands(decisions, "held", "released"):
            found.append(_reason(case, "held"))
        if not passed and "decided" not in done:
            found.append(_reason(case, "retention"))
        if "exported" not in done:
            found.append(_reason(case, "exported"))
        if not disposal.stands(decisions, "blocked", "unblocked") and not without_blocking.strip():
            found.append(_reason(case, "blocked"))
        found.extend(_linked_reason(one) for one in self._linked(case))
        return tuple(found)

    def _linked(self, case: Case) -> tuple[str, ...]:
        """Give the linked cases that hold a copy of something from this one.

        Only those that the case itself knows: what is never blocked is not known to it.
        """
        store = self._desk.store
        copies = [one.case for one in case.linked]
        return tuple(
            one
            for one in copies
            if not any(d.what in {"erased", "blocked"} for d in store.decisions(KIND, one))
        )

    def _shown(self, one: Disposal) -> DecisionView:
        at = one.at.astimezone(self._desk.environment.now().tzinfo).isoformat(timespec="minutes")
        name = self._desk.people.name(one.by)
        return DecisionView(what=one.what, at=at, by=name, ground=one.ground)


_REASONS = {
    "held": (
        "Saken er holdt tilbake, for eksempel for en klage. Den må frigis først.",
        "bti bevaring frigi {case} --ground …",
    ),
    "retention": (
        "Oppbevaringstiden er ikke ute, eller ikke satt, og ingen har vedtatt sletting.",
        "bti bevaring vedta {case} --ground …",
    ),
    "exported": (
        "Det er ikke bekreftet at arkivet har fått saken.",
        "bti bevaring avlever {case} --ground …",
    ),
    "blocked": (
        "Sperr saken, som kan gjøres om, eller si hvorfor det ikke holder: --uten-sperring TEKST.",
        "bti bevaring sperr {case} --ground …",
    ),
}


def _reason(case: Case, kind: str) -> Reason:
    message, todo = _REASONS[kind]
    return Reason(
        kind="retention",
        subject=kind,
        message=message,
        todo=todo.format(case=case.id),
    )


def _linked_reason(case: str) -> Reason:
    message = f"Den tilknyttede saken {case} har fått svar herfra. Slett eller sperr den først."
    todo = f"bti bevaring sperr {case} --ground …"
    return Reason(kind="retention", subject=case, message=message, todo=todo)


def _span(keep: str) -> Span:
    try:
        return parse_span(keep)
    except SpanFault as fault:
        raise BadInput(fault.message) from fault


def _given(ground: str) -> str:
    if not ground.strip():
        raise BadInput(_NO_GROUND)
    return ground.strip()
