"""Erasing a person: every byte that could name them goes, what was counted stays.

What is left is a tombstone: sex, age band, commune, situation, and the rows of the record without any words.
Whoever writes again afterwards is somebody new.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any

from sqlalchemy import Row, delete, or_, select, update

from flows.rules import derived
from storage.database import Transaction, keyring_of
from storage.former import forget
from storage.kept.folding import fold
from storage.kept.moving import retold
from storage.naming import chunks
from storage.periods import today_in_casablanca
from storage.references import new_reference
from storage.staff import audit
from storage.tables import (
    appointments,
    beneficiaries,
    cases,
    conversations,
    dead_letters,
    duplicates,
    enrolments,
    identities,
    imported_facts,
    imported_rows,
    interactions,
    merges,
    name_keys,
    outbox,
    placements,
    project_facts,
)
from storage.training import Promoted, withdraw
from storage.vocabulary import ENDED_ENROLMENTS

_NOT_TO_GIVE_BACK = (*ENDED_ENROLMENTS, "completed", "certified")


async def erase(
    tx: Transaction, beneficiary_id: int, at: datetime, staff_id: int | None = None
) -> list[Promoted]:
    """Erase a person and every record merged with theirs; who moved up into the seats they gave back."""
    ids = await _lineage(tx, beneficiary_id)
    traces = await _traces(tx, ids)
    chats = list(
        (
            await tx.scalars(select(conversations.c.chat_id).where(conversations.c.beneficiary_id.in_(ids)))
        ).all()
    )
    promoted = [moved for one in ids for moved in await _give_back_seats(tx, one, at)]
    await _forget_messages(tx, ids, chats, traces)
    await _forget_letters(tx, traces)
    await _forget_cases(tx, ids, at)
    await _forget_who(tx, ids, at)
    await audit(tx, at, staff_id, "erase", str(beneficiary_id))
    return promoted


async def _lineage(tx: Transaction, beneficiary_id: int) -> list[int]:
    """A record, what it was merged into and what was merged into that: they are one person."""
    found, left = {beneficiary_id}, {beneficiary_id}
    while left:
        statement = select(beneficiaries.c.id, beneficiaries.c.merged_into).where(
            or_(beneficiaries.c.id.in_(left), beneficiaries.c.merged_into.in_(left))
        )
        near = {id_ for row in await tx.execute(statement) for id_ in row if id_ is not None}
        left = near - found
        found |= near
    return sorted(found)


async def _traces(tx: Transaction, ids: list[int]) -> list[str]:
    """Everything by which a stored text may speak of them: name, phone, numbers, references."""
    keyring, traces = keyring_of(tx), set[str]()
    for row in await tx.execute(select(identities).where(identities.c.beneficiary_id.in_(ids))):
        traces.add(keyring.unseal_optional("identities.name", row.name))
        traces.add(keyring.unseal_optional("identities.phone", row.phone))
        traces.add(str(row.telegram_id or ""))
    traces |= set(
        (await tx.scalars(select(beneficiaries.c.public_id).where(beneficiaries.c.id.in_(ids)))).all()
    )
    for table in (appointments, cases):
        traces |= set(
            (await tx.scalars(select(table.c.reference).where(table.c.beneficiary_id.in_(ids)))).all()
        )
    traces |= {
        str(chat)
        for chat in (
            await tx.scalars(select(conversations.c.chat_id).where(conversations.c.beneficiary_id.in_(ids)))
        ).all()
    }
    return sorted({form for trace in traces if trace for form in (trace, escape(trace, quote=False))})


async def _give_back_seats(tx: Transaction, beneficiary_id: int, at: datetime) -> list[Promoted]:
    statement = select(enrolments.c.id).where(
        enrolments.c.beneficiary_id == beneficiary_id, enrolments.c.status.not_in(_NOT_TO_GIVE_BACK)
    )
    done = [await withdraw(tx, one, beneficiary_id, at) for one in (await tx.scalars(statement)).all()]
    return [one.promoted for one in done if one.promoted]


async def _forget_messages(tx: Transaction, ids: list[int], chats: list[int], traces: list[str]) -> None:
    """Messages to them, and those to the staff that speak of them, sent or not."""
    theirs = select(cases.c.id).where(cases.c.beneficiary_id.in_(ids))
    await tx.execute(delete(outbox).where(or_(outbox.c.chat_id.in_(chats), outbox.c.case_id.in_(theirs))))
    columns = (outbox.c.id, outbox.c.payload, outbox.c.confidential)
    rows = (await tx.execute(select(*columns).where(outbox.c.payload != ""))).all()
    speaking = [row.id for row in rows if _speaks(_payload(tx, row), traces)]
    for part in chunks(speaking):
        await tx.execute(delete(outbox).where(outbox.c.id.in_(part), outbox.c.state == "new"))
        await tx.execute(update(outbox).where(outbox.c.id.in_(part)).values(payload=""))


def _payload(tx: Transaction, row: Row[*tuple[Any, ...]]) -> str:
    if not row.confidential:
        return str(row.payload)
    return keyring_of(tx).unseal("outbox.payload", base64.b64decode(row.payload))


async def _forget_letters(tx: Transaction, traces: list[str]) -> None:
    """Updates that could not be taken: those of theirs are emptied and dropped."""
    keyring = keyring_of(tx)
    for row in (await tx.execute(select(dead_letters.c.id, dead_letters.c.raw))).all():
        if _speaks(keyring.unseal("dead_letters.raw", row.raw), traces):
            emptied = {"raw": keyring.seal("dead_letters.raw", ""), "state": "dropped", "error": ""}
            await tx.execute(update(dead_letters).where(dead_letters.c.id == row.id).values(emptied))


async def _forget_cases(tx: Transaction, ids: list[int], at: datetime) -> None:
    """Talks and requests: when they were stays, where and what goes."""
    still = update(cases).where(cases.c.beneficiary_id.in_(ids), cases.c.status == "open")
    await tx.execute(still.values(status="closed", closed_by="person", closed_at=at))
    await tx.execute(update(cases).where(cases.c.beneficiary_id.in_(ids)).values(chat_id=0))
    asked = update(appointments).where(appointments.c.beneficiary_id.in_(ids))
    waiting = appointments.c.status.in_(("asked", "answered"))
    await tx.execute(asked.where(waiting).values(status="cancelled", updated_at=at))
    await tx.execute(asked.values(details=None, answer=None, half_days=""))
    for table in (cases, appointments):
        for one in (await tx.scalars(select(table.c.id).where(table.c.beneficiary_id.in_(ids)))).all():
            await tx.execute(update(table).where(table.c.id == one).values(reference=new_reference()))


async def _forget_who(tx: Transaction, ids: list[int], at: datetime) -> None:
    """Identity, conversation, words; the tombstone keeps what totals are split by."""
    for table in (conversations, identities, name_keys):
        await tx.execute(delete(table).where(table.c.beneficiary_id.in_(ids)))
    await tx.execute(
        delete(duplicates).where(or_(duplicates.c.first_id.in_(ids), duplicates.c.second_id.in_(ids)))
    )
    merged = or_(merges.c.kept_id.in_(ids), merges.c.other_id.in_(ids))
    await tx.execute(update(merges).where(merged).values(moved=""))  # it names their chat
    words = update(interactions).where(interactions.c.beneficiary_id.in_(ids), interactions.c.answer != "")
    await tx.execute(words.values(answer=""))
    titles = update(project_facts).where(project_facts.c.beneficiary_id.in_(ids), project_facts.c.title != "")
    await tx.execute(titles.values(title=""))
    await tx.execute(
        update(imported_rows).where(imported_rows.c.beneficiary_id.in_(ids)).values(file="", line=0)
    )
    async with retold(tx, ids, at):
        await _forget_lines(tx, ids)
        await forget(tx, ids)
        await _keep_age_bands(tx, ids, at)
        gone: dict[str, Any] = dict.fromkeys(("education", "disability", "language"), "")
        gone |= {"public_id": None, "birth_year": None, "erased_at": at}
        await tx.execute(update(beneficiaries).where(beneficiaries.c.id.in_(ids)).values(gone))
    await fold(tx, wait=True)  # a change of the totals tells of few people, a tally of many


async def _forget_lines(tx: Transaction, ids: list[int]) -> None:
    """Where their projects and placements stood in files."""
    held = select(project_facts.c.project_id).where(project_facts.c.beneficiary_id.in_(ids))
    placed = select(placements.c.id).where(placements.c.beneficiary_id.in_(ids))
    for listed, theirs in (("projects", held), ("placements", placed)):
        own = (imported_facts.c.list == listed, imported_facts.c.number.in_(theirs))
        await tx.execute(update(imported_facts).where(*own).values(file="", line=0))


async def _keep_age_bands(tx: Transaction, ids: list[int], at: datetime) -> None:
    """The year of birth goes: the age band that it came to stays."""
    statement = select(beneficiaries.c.id, beneficiaries.c.birth_year).where(beneficiaries.c.id.in_(ids))
    for row in (await tx.execute(statement.where(beneficiaries.c.birth_year.is_not(None)))).all():
        band = derived("birth_year", str(row.birth_year), today_in_casablanca(at))["age_band"]
        await tx.execute(update(beneficiaries).where(beneficiaries.c.id == row.id).values(age_band=band))


def _speaks(text: str, traces: Iterable[str]) -> bool:
    """Whether a text holds one of the traces, as words of their own."""
    forms = {form for trace in traces for form in (trace, json.dumps(trace, ensure_ascii=False)[1:-1])}
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms if form in text)
