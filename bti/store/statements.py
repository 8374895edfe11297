"""Every statement, written once; ``generate`` makes the text for each database from them.

Parameters are named, and a name means the same everywhere. Nothing here runs at run time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Integer,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    tuple_,
    update,
)

from bti.store.clauses import columns, first, limit_of, mine, of_stream, text_of
from bti.store.seal_statements import seal_statements
from bti.store.tables import (
    access_log,
    counter,
    definition,
    definition_source,
    due,
    due_claim,
    event,
    idempotency,
    listing,
    outbox,
    participant,
    schema_version,
    search_term,
    setting,
    stream,
    translation,
)

MakeInsert = Callable[[Table], Any]
Statements = dict[str, ClauseElement]

# An id is drawn: of rows with the same moment it would give another order in each database.
_LOGGED = ("at", "person", "action", "kind", "key", "outcome", "id")
_AS_LOGGED = tuple(access_log.c[name] for name in _LOGGED)


def statements(insert: MakeInsert) -> Statements:
    """Give all statements by name; ``insert`` is the dialect's own, which knows ON CONFLICT."""
    return {
        **_schema(insert),
        **_streams(insert),
        **_projections(insert),
        **_lists(),
        **_definitions(insert),
        **_beside(insert),
        **_messages(insert),
        **_claims(insert),
        **seal_statements(insert),
    }


def _newest(table: Table, statement: Select[Any]) -> Select[Any]:
    """Give one page, newest first, after the line that the page before ended with."""
    position = tuple_(table.c.updated, table.c.key)
    after = tuple_(text_of("after_updated"), text_of("after_key"))
    return (
        statement.where(
            position < after,
            or_(
                table.c.closing.is_(None),
                bindparam("closed", type_=Integer) == literal_column("1"),
            ),
        )
        .order_by(table.c.updated.desc(), table.c.key.desc())
        .limit(limit_of())
        .offset(literal_column("0"))
    )


def _due_first(statement: Select[Any]) -> Select[Any]:
    """Give one page of what has something due, earliest first, after the line before."""
    position = tuple_(listing.c.next_due, listing.c.key)
    after = tuple_(text_of("after_due"), text_of("after_key"))
    # A line without anything due is after nothing, and so in no page.
    return first(statement.where(position > after).order_by(listing.c.next_due, listing.c.key))


def _schema(insert: MakeInsert) -> Statements:
    return {
        "SCHEMA_VERSION_READ": select(schema_version.c.version_num),
        "SCHEMA_VERSION_PUT": insert(schema_version),
    }


_STEPPED = ("version", "definition", "updated", "fold", "seal")


def step() -> Update:
    """Give the statement that writes a stream's next state, if its version is the expected one."""
    return (
        update(stream)
        .where(of_stream(stream), stream.c.version == bindparam("expected"))
        .values({name: bindparam(name) for name in _STEPPED})
    )


def _streams(insert: MakeInsert) -> Statements:
    return {
        "STREAM_LOAD": columns(stream, "tenant", "kind", "key").where(of_stream(stream)),
        "STREAM_VERSION": select(stream.c.version).where(of_stream(stream)),
        "STREAM_PUT": insert(stream).on_conflict_do_nothing(),
        "STREAM_STEP": step(),
        "STREAM_REWRAP": update(stream)
        .where(of_stream(stream))
        .values(envelope=bindparam("envelope")),
        "STREAM_NEWEST": select(func.max(stream.c.updated)).where(mine(stream)),
        "STREAM_KEYS": first(
            select(stream.c.key)
            .where(
                mine(stream), stream.c.kind == text_of("kind"), stream.c.key > text_of("after_key")
            )
            .order_by(stream.c.key)
        ),
        "STREAM_KINDS": select(stream.c.kind)
        .where(mine(stream))
        .distinct()
        .order_by(stream.c.kind),
        "STREAM_LOCKED": select(stream.c.kind)
        .where(mine(stream), stream.c.envelope.is_not(None))
        .limit(literal_column("1"))
        .offset(literal_column("0")),
        "EVENT_PUT": insert(event),
        "EVENT_AFTER": columns(event, "tenant", "kind", "key")
        .where(of_stream(event), event.c.number > bindparam("after"))
        .order_by(event.c.number),
    }


def _projections(insert: MakeInsert) -> Statements:
    written = insert(listing)
    return {
        "LISTING_PUT": written.on_conflict_do_update(
            index_elements=list(listing.primary_key.columns),
            set_={
                column.name: written.excluded[column.name]
                for column in listing.c
                if not column.primary_key
            },
        ),
        "LISTING_REMOVE": delete(listing).where(of_stream(listing)),
        "LISTING_OF_STREAM": columns(listing, "tenant", "kind", "key").where(of_stream(listing)),
        "DUE_PUT": insert(due),
        "DUE_REMOVE": delete(due).where(of_stream(due)),
        "DUE_OF_STREAM": columns(due, "tenant", "kind", "key")
        .where(of_stream(due))
        .order_by(due.c.id),
        "PARTICIPANT_PUT": insert(participant),
        "PARTICIPANT_REMOVE": delete(participant).where(of_stream(participant)),
        "PARTICIPANT_OF_STREAM": columns(participant, "tenant", "kind", "key", "place")
        .where(of_stream(participant))
        .order_by(participant.c.place),
        "PARTICIPANT_OF_PERSON": columns(participant, "tenant", "place", "person")
        .where(mine(participant), participant.c.person == text_of("person"))
        .order_by(participant.c.since, participant.c.kind, participant.c.key),
        "TERM_PUT": insert(search_term),
        "TERM_REMOVE": delete(search_term).where(of_stream(search_term)),
        "TERM_OF_STREAM": select(search_term.c.term)
        .where(of_stream(search_term))
        .order_by(search_term.c.term),
    }


def _takes_part() -> ColumnElement[bool]:
    """Hold for the rows of a person whose period covers the moment ``at``."""
    return and_(
        mine(participant),
        participant.c.person == text_of("person"),
        participant.c.since <= text_of("at"),
        or_(participant.c.until.is_(None), participant.c.until > text_of("at")),
    )


def _lists() -> Statements:
    lines = columns(listing, "tenant", "kind").where(
        mine(listing), listing.c.kind == text_of("kind")
    )
    taking_part = select(participant.c.key).where(
        _takes_part(), participant.c.kind == text_of("kind")
    )
    in_role = taking_part.where(participant.c.role == text_of("role"))
    of_unit = lines.where(listing.c.unit == text_of("unit"))
    return {
        "LISTING_OF_PERSON": _newest(listing, lines.where(listing.c.key.in_(taking_part))),
        "LISTING_OF_UNIT": _newest(listing, of_unit),
        "LISTING_OF_DIGEST": _newest(listing, lines.where(listing.c.digest == text_of("digest"))),
        "LISTING_IN_ROLE": _newest(listing, lines.where(listing.c.key.in_(in_role))),
        "LISTING_DUE_OF_PERSON": _due_first(lines.where(listing.c.key.in_(taking_part))),
        "LISTING_DUE_OF_UNIT": _due_first(of_unit),
        "DUE_UNTIL": first(
            columns(due, "tenant")
            .where(mine(due), due.c.at <= text_of("until"))
            .order_by(due.c.at, due.c.kind, due.c.key, due.c.id)
        ),
        "TERM_FIND": _found(),
    }


def _found() -> Select[Any]:
    """Give the streams that show all of the terms, each looked up by the one before."""
    rest = [search_term.alias(f"term{number}") for number in (2, 3, 4)]
    found = select(search_term.c.key).where(
        mine(search_term),
        search_term.c.kind == text_of("kind"),
        search_term.c.term == bindparam("term1"),
        search_term.c.key > text_of("after"),
    )
    for other in rest:
        also = exists().where(
            other.c.tenant == search_term.c.tenant,
            other.c.kind == search_term.c.kind,
            other.c.key == search_term.c.key,
            other.c.term == bindparam(other.name),
        )
        found = found.where(also)
    return first(found.order_by(search_term.c.key))


def _definitions(insert: MakeInsert) -> Statements:
    put = insert(definition)
    edition = columns(definition, "tenant", "places").where(mine(definition))
    one = definition.c.digest == text_of("digest")
    said = insert(translation)
    return {
        "DEFINITION_PUT": put.on_conflict_do_update(
            index_elements=list(definition.primary_key.columns),
            set_={"published_at": put.excluded.published_at},
        ),
        "DEFINITION_SOURCE_PUT": insert(definition_source).on_conflict_do_nothing(),
        "TRANSLATION_PUT": said.on_conflict_do_update(
            index_elements=list(translation.primary_key.columns),
            set_={name: said.excluded[name] for name in ("at", "name", "text")},
        ),
        "TRANSLATION_OF": select(translation.c.name, translation.c.text).where(
            mine(translation),
            translation.c.digest == text_of("digest"),
            translation.c.language == text_of("language"),
        ),
        "DEFINITION_BY_DIGEST": edition.where(one),
        "DEFINITION_CURRENT": edition.where(definition.c.workflow == text_of("workflow"))
        .order_by(definition.c.published_at.desc(), definition.c.digest)
        .limit(literal_column("1"))
        .offset(literal_column("0")),
        "DEFINITION_EDITIONS": select(definition.c.version, definition.c.digest)
        .where(mine(definition), definition.c.workflow == text_of("workflow"))
        .order_by(definition.c.published_at, definition.c.digest),
        "DEFINITION_PLACES": select(definition.c.places).where(mine(definition), one),
        "DEFINITION_SOURCES": select(definition_source.c.name, definition_source.c.text)
        .where(mine(definition_source), definition_source.c.digest == text_of("digest"))
        .order_by(definition_source.c.name),
        "DEFINITION_WORKFLOWS": select(definition.c.workflow)
        .where(mine(definition))
        .distinct()
        .order_by(definition.c.workflow),
    }


def _beside(insert: MakeInsert) -> Statements:
    """Give the statements for what a tenant keeps beside its streams."""
    set_to, count = insert(setting), insert(counter)
    of_series = and_(mine(counter), counter.c.series == text_of("series"))
    return {
        "SETTING_READ": select(setting.c.value).where(
            mine(setting), setting.c.name == text_of("name")
        ),
        "SETTING_PUT": set_to.on_conflict_do_update(
            index_elements=list(setting.primary_key.columns),
            set_={"value": set_to.excluded.value},
        ),
        "COUNTER_UP": count.values(
            tenant=text_of("tenant"), series=text_of("series"), value=literal_column("1")
        ).on_conflict_do_update(
            index_elements=list(counter.primary_key.columns),
            set_={"value": counter.c.value + literal_column("1")},
        ),
        "COUNTER_PAST": count.on_conflict_do_update(
            index_elements=list(counter.primary_key.columns),
            set_={"value": count.excluded.value},
            where=counter.c.value < count.excluded.value,
        ),
        "COUNTER_READ": select(counter.c.value).where(of_series),
        "ACCESS_PUT": insert(access_log),
        "ACCESS_OF_STREAM": columns(access_log, "tenant", "kind", "key", "seal", "head")
        .where(of_stream(access_log))
        .order_by(*_AS_LOGGED),
        "ACCESS_OF_PERSON": columns(access_log, "tenant", "person", "seal", "head")
        .where(mine(access_log), access_log.c.person == text_of("person"))
        .order_by(*_AS_LOGGED),
        "IDEMPOTENCY_READ": select(idempotency.c.request_digest, idempotency.c.result).where(
            mine(idempotency), idempotency.c.idempotency_key == text_of("idempotency_key")
        ),
        "IDEMPOTENCY_PUT": insert(idempotency),
    }


def _messages(insert: MakeInsert) -> Statements:
    """Give the statements for what is sent; a message that is sent is never touched again."""
    unsent = and_(mine(outbox), outbox.c.sent_at.is_(None))
    one = and_(unsent, outbox.c.id == text_of("id"))
    waiting = columns(outbox, "tenant", "sent_at").where(unsent)
    in_turn = (outbox.c.next_try, outbox.c.id)
    return {
        "OUTBOX_PUT": insert(outbox),
        "OUTBOX_WAITING": first(waiting.order_by(*in_turn)),
        "OUTBOX_READY": first(
            waiting.where(outbox.c.next_try <= text_of("until")).order_by(*in_turn)
        ).with_for_update(skip_locked=True),
        # Of several who have read the same next try, one alone changes it.
        "OUTBOX_TAKE": update(outbox)
        .where(one, outbox.c.next_try == text_of("seen"))
        .values(next_try=text_of("lease"), attempts=outbox.c.attempts + literal_column("1")),
        "OUTBOX_SENT": update(outbox).where(one).values(sent_at=text_of("sent_at"), fault=null()),
        "OUTBOX_FAILED": update(outbox)
        .where(one)
        .values(next_try=text_of("next_try"), fault=text_of("fault")),
    }


def _claims(insert: MakeInsert) -> Statements:
    """Give the statements by which one worker at a time takes what is due."""
    claim = insert(due_claim)
    row = tuple_(due.c.at, due.c.kind, due.c.key, due.c.id)
    after = tuple_(*(text_of(f"after_{name}") for name in ("at", "kind", "key", "id")))
    held: Select[Any] = select(literal_column("1")).where(
        *(due_claim.c[name] == due.c[name] for name in ("tenant", "kind", "key", "id", "at")),
        or_(due_claim.c.done_at.is_not(None), due_claim.c.until > text_of("now")),
    )
    shown: Select[Any] = select(literal_column("1")).where(
        *(due.c[name] == due_claim.c[name] for name in ("tenant", "kind", "key", "id", "at"))
    )
    return {
        "DUE_UNCLAIMED": first(
            columns(due, "tenant")
            .where(mine(due), due.c.at <= text_of("until"), row > after, ~held.exists())
            .order_by(due.c.at, due.c.kind, due.c.key, due.c.id)
        ).with_for_update(of=due, skip_locked=True),
        "CLAIM_PUT": claim.on_conflict_do_update(
            index_elements=list(due_claim.primary_key.columns),
            set_={"worker": claim.excluded.worker, "until": claim.excluded.until},
            where=and_(due_claim.c.done_at.is_(None), due_claim.c.until <= text_of("now")),
        ),
        "CLAIM_DONE": update(due_claim)
        .where(
            of_stream(due_claim),
            due_claim.c.id == text_of("id"),
            due_claim.c.at == text_of("at"),
            due_claim.c.worker == text_of("worker"),
            due_claim.c.done_at.is_(None),
        )
        .values(done_at=text_of("done_at")),
        "CLAIM_FORGET": delete(due_claim).where(of_stream(due_claim), ~shown.exists()),
    }
