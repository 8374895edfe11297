"""How a case comes to follow another guide: everything in it that a guide names is named anew."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from bti.case.case import Baton, Behind, Case, Copy, Measure, Proposal, Round, Stand, Visit
from bti.case.events import EditionTaken, Migrated, MigrationUndone, Recorded
from bti.case.rebinding import Former, Renamed


def edition_taken(case: Case, what: EditionTaken, _event: Recorded) -> Case:
    """Follow an edition in which only wording is new: nothing else in the case changes."""
    return replace(case, digest=what.digest)


def undone(case: Case, what: MigrationUndone, _event: Recorded) -> Case:
    """Give the case as it was before it was moved; without that, only the guide it was on."""
    return case.before or replace(case, digest=what.digest)


def migrated(case: Case, what: Migrated, event: Recorded) -> Case:
    """Follow another guide from the step that the case lands on, its clocks as they were."""
    names = what.renamed
    moved = replace(
        case,
        workflow=what.workflow,
        digest=what.digest,
        stand=replace(case.stand, step=what.step, level=what.level),
        round=_round(case.round, names),
        rounds=_rounds(case.rounds, names),
        paused={names.level(one): _round(kept, names) for one, kept in case.paused.items()},
        trail=_trail(case.trail, names),
        last_step=names.step(case.last_step),
        visits=_visits(case.visits, names),
        made={names.dotted(path): made for path, made in case.made.items()},
        baton=_baton(case.baton, names),
        forms={form: tuple(_copy(one, what) for one in all_) for form, all_ in case.forms.items()},
        measures=tuple(_measure(one, what.former) for one in case.measures),
        proposals=tuple(_proposals(case.proposals, what)),
        done_with=tuple(map(names.cause, case.done_with)),
        silenced=tuple(map(names.cause, case.silenced)),
        put_off=tuple(map(names.cause, case.put_off)),
    )
    return _in_new_round(moved, event) if what.round == "new" else moved


def _round(live: Round, names: Renamed) -> Round:
    ticks = {names.dotted(path): tick for path, tick in live.ticks.items()}
    return replace(live, level=names.level(live.level), ticks=ticks)


def _rounds(rounds: dict[str, int], names: Renamed) -> dict[str, int]:
    """Count on where two levels have become one: the numbers of rounds are never used again."""
    counted: dict[str, int] = {}
    for level, number in rounds.items():
        named = names.level(level)
        counted[named] = max(counted.get(named, 0), number)
    return counted


def _trail(trail: tuple[Behind, ...], names: Renamed) -> tuple[Behind, ...]:
    """Keep what ``back`` can still lead to: nothing beyond a step that is out of reach."""
    lost = [n for n, one in enumerate(trail) if one.stand.step in names.out_of_reach]
    kept = trail[lost[-1] + 1 :] if lost else trail
    return tuple(
        replace(
            one,
            stand=_stand(one.stand, names),
            round=_round(one.round, names),
            skipped=tuple(map(names.step, one.skipped)),
        )
        for one in kept
    )


def _stand(stand: Stand, names: Renamed) -> Stand:
    return replace(stand, step=names.step(stand.step), level=names.level(stand.level))


def _visits(visits: dict[str, Visit], names: Renamed) -> dict[str, Visit]:
    """Name the steps anew; of two that have become one, what happened last is kept."""
    named: dict[str, Visit] = {}
    for step, visit in sorted(visits.items(), key=lambda item: item[1].entered):
        other = named.get(names.step(step))
        times = visit.times + other.times if other else visit.times
        named[names.step(step)] = replace(visit, times=times)
    return named


def _baton(baton: Baton, names: Renamed) -> Baton:
    holder = baton.holder and replace(baton.holder, level=names.level(baton.holder.level))
    decided = {names.level(level): number for level, number in baton.decided.items()}
    return replace(baton, holder=holder, decided=decided)


def _copy(copy: Copy, what: Migrated) -> Copy:
    gone = [one for one in what.former if (one.form, one.copy) == (copy.form, copy.number)]
    paths = {one.path for one in gone}
    return replace(
        copy,
        level=what.renamed.level(copy.level),
        answers={path: value for path, value in copy.answers.items() if path not in paths},
        answered={path: at for path, at in copy.answered.items() if path not in paths},
        left={path: why for path, why in copy.left.items() if path not in paths},
        settled=copy.settled or copy.finished is not None,
        former=(*copy.former, *gone),
    )


def _measure(measure: Measure, former: tuple[Former, ...]) -> Measure:
    gone = tuple(one for one in former if one.measure == measure.id)
    paths = {one.path for one in gone}
    fields = {path: value for path, value in measure.fields.items() if path not in paths}
    return replace(measure, fields=fields, former=(*measure.former, *gone))


def _proposals(proposals: tuple[Proposal, ...], what: Migrated) -> Iterator[Proposal]:
    for one in proposals:
        if one.subject not in what.lapsed:
            yield replace(one, cause=what.renamed.cause(one.cause))


def _in_new_round(case: Case, event: Recorded) -> Case:
    """Begin the next round on the level that the step stands on in the new guide."""
    level = case.stand.level
    number = case.rounds.get(level, 0) + 1
    dates = {m.id: m.evaluate_by for m in case.measures if m.status == "open" and m.evaluate_by}
    begun = Round(level=level, number=number, since=number, began=event.at, dates=dates)
    return replace(case, round=begun, rounds={**case.rounds, level: number})
