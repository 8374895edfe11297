"""The statements of heads, seals and disposals; they run seldom, and over everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ClauseElement,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    not_,
    select,
    tuple_,
    update,
)

from bti.store.clauses import columns, first, mine, of_stream, text_of
from bti.store.tables import (
    access_log,
    definition,
    definition_seal,
    disposal,
    event,
    kept_part,
    seal_head,
    seal_leaf,
    stream,
)

MakeInsert = Callable[[Table], Any]
Statements = dict[str, ClauseElement]


def seal_statements(insert: MakeInsert) -> Statements:
    """Give all of them by name."""
    return {
        **_heads(insert),
        **_leaves(insert),
        **_readings(),
        **_in_the_open(),
        **_guides(insert),
        **_parts(insert),
        **_disposals(insert),
    }


def _heads(insert: MakeInsert) -> Statements:
    heads = columns(seal_head, "tenant").where(mine(seal_head))
    return {
        "HEAD_PUT": insert(seal_head),
        "HEAD_NEWEST": first(heads.order_by(seal_head.c.number.desc())),
        "HEAD_AFTER": first(
            heads.where(seal_head.c.number > bindparam("after")).order_by(seal_head.c.number)
        ),
    }


def _leaves(insert: MakeInsert) -> Statements:
    same_stream = and_(
        seal_leaf.c.tenant == stream.c.tenant,
        seal_leaf.c.kind == stream.c.kind,
        seal_leaf.c.key == stream.c.key,
    )
    is_sealed = exists().where(same_stream, seal_leaf.c.version == stream.c.version)
    position = tuple_(stream.c.kind, stream.c.key)
    its_event = and_(
        event.c.tenant == seal_leaf.c.tenant,
        event.c.kind == seal_leaf.c.kind,
        event.c.key == seal_leaf.c.key,
        event.c.number == seal_leaf.c.version,
    )
    return {
        "LEAF_PUT": insert(seal_leaf),
        "STREAM_UNSEALED": first(
            select(stream.c.kind, stream.c.key, stream.c.version, stream.c.seal)
            .where(
                mine(stream),
                position > tuple_(text_of("after_kind"), text_of("after_key")),
                not_(is_sealed),
            )
            .order_by(stream.c.kind, stream.c.key)
        ),
        "LEAF_AFTER": first(
            columns(seal_leaf, "tenant", "head")
            .add_columns(event.c.seal)
            .outerjoin_from(seal_leaf, event, its_event)
            .where(
                mine(seal_leaf),
                seal_leaf.c.head == bindparam("head"),
                seal_leaf.c.place > bindparam("after"),
            )
            .order_by(seal_leaf.c.place)
        ),
    }


def _readings() -> Statements:
    marks = select(access_log.c.id, access_log.c.seal).where(mine(access_log))
    return {
        "ACCESS_UNSEALED": first(
            marks.where(access_log.c.head.is_(None)).order_by(access_log.c.id)
        ),
        "ACCESS_SEAL": update(access_log)
        .where(mine(access_log), access_log.c.id == text_of("id"))
        .values(seal=bindparam("seal")),
        "ACCESS_IN_HEAD": update(access_log)
        .where(mine(access_log), access_log.c.id == text_of("id"))
        .values(head=bindparam("head")),
        "ACCESS_OF_HEAD": first(
            marks.where(
                access_log.c.head == bindparam("head"), access_log.c.id > text_of("after")
            ).order_by(access_log.c.id)
        ),
        "ACCESS_AFTER": first(
            columns(access_log, "tenant", "head")
            .where(mine(access_log), access_log.c.id > text_of("after"))
            .order_by(access_log.c.id)
        ),
    }


def _in_the_open() -> Statements:
    """Give the statements that lock what was written before there were keys."""
    return {
        "EVENT_LOCK": update(event)
        .where(of_stream(event), event.c.number == bindparam("number"))
        .values(body=bindparam("body"), seal=bindparam("seal")),
        "STREAM_REFOLD": update(stream)
        .where(of_stream(stream), stream.c.version == bindparam("version"))
        .values(fold=bindparam("fold"), seal=bindparam("seal")),
    }


def _guides(insert: MakeInsert) -> Statements:
    put = insert(definition_seal)
    its_seal = and_(
        definition_seal.c.tenant == definition.c.tenant,
        definition_seal.c.digest == definition.c.digest,
    )
    return {
        "DEFINITION_SEAL_PUT": put.on_conflict_do_update(
            index_elements=list(definition_seal.primary_key.columns),
            set_={"seal": put.excluded.seal},
        ),
        "DEFINITION_EACH": columns(definition, "tenant")
        .add_columns(definition_seal.c.seal)
        .outerjoin_from(definition, definition_seal, its_seal)
        .where(mine(definition))
        .order_by(definition.c.digest),
    }


def _parts(insert: MakeInsert) -> Statements:
    put = insert(kept_part)
    of_part = and_(of_stream(kept_part), kept_part.c.part == text_of("part"))
    return {
        "PART_PUT": put.on_conflict_do_update(
            index_elements=list(kept_part.primary_key.columns),
            set_={"body": put.excluded.body},
        ),
        "PART_ALL": select(kept_part.c.part, kept_part.c.number, kept_part.c.body)
        .where(of_stream(kept_part))
        .order_by(kept_part.c.part, kept_part.c.number),
        "PART_ONE": select(kept_part.c.body).where(
            of_part, kept_part.c.number == bindparam("number")
        ),
        "PART_REMOVE": delete(kept_part).where(of_stream(kept_part)),
    }


def _disposals(insert: MakeInsert) -> Statements:
    return {
        "DISPOSAL_PUT": insert(disposal),
        "DISPOSAL_OF": columns(disposal, "tenant", "kind", "key")
        .where(of_stream(disposal))
        .order_by(disposal.c.number),
        "DISPOSAL_WHAT": first(
            columns(disposal, "tenant", "what")
            .where(
                mine(disposal),
                disposal.c.what == text_of("what"),
                tuple_(disposal.c.kind, disposal.c.key)
                > tuple_(text_of("after_kind"), text_of("after_key")),
            )
            .order_by(disposal.c.kind, disposal.c.key, disposal.c.number)
        ),
    }
