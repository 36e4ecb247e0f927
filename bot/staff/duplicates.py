"""/duplicates: people who may be on record twice: merge them, keep them apart, take a merge back."""

from __future__ import annotations

from bot.staff.capability import Call, Capability, Reply, button_token
from flows.effects import Button, Say
from flows.events import Value
from storage.duplicates import Pair, decide, pair, scan, waiting
from storage.finding import Known, person
from storage.merging import Unmergeable, last_merges, merge, unmerge
from storage.naming import note_missing

LISTED = 8

Rows = tuple[tuple[Button, ...], ...]


async def duplicates(call: Call) -> Reply:
    """List what waits, or do what a button asked: `<id>`, `<decision>.<id>`, `merges`, `undo.<merge>`."""
    action, _, number = call.argument.rpartition(".")
    if call.argument == "merges":
        return await _merges(call)
    if action == "undo" and _is_id(number):
        return await _undo(call, int(number))
    found = await pair(call.tx, int(number)) if _is_id(number) else None
    if found is None:
        return await _list(call)
    return await _DECISIONS[action](call, found) if action in _DECISIONS else _card(call, found)


async def _list(call: Call) -> Reply:
    """The queue, brought up to date first."""
    await note_missing(call.tx)
    await scan(call.tx, call.at)
    found = await waiting(call.tx, LISTED)
    rows: list[tuple[Button, ...]] = [
        (Button(button_token("duplicates", str(one.id)), "duplicates-button", _names(one)),) for one in found
    ]
    rows.append((Button(button_token("duplicates", "merges"), "duplicates-merges"),))
    text = "duplicates-title" if found else "duplicates-none"
    return _reply([Say(text, {"count": len(found)})], tuple(rows))


def _card(call: Call, found: Pair) -> Reply:
    """Both side by side, and why they are thought to be one."""
    reasons = [_label(call, f"duplicates-reason-{reason}".replace("_", "-")) for reason in found.reasons]
    says = [
        Say("duplicates-card", {"score": found.score, "reasons": ", ".join(reasons)}),
        Say("duplicates-person", _facts(call, found.first)),
        Say("duplicates-person", _facts(call, found.second)),
        Say("duplicates-question"),
    ]
    keys = (("first", "second"), ("different", "later"))
    rows = tuple(tuple(_button(found, key) for key in row) for row in keys)
    return _reply(says, (*rows, _back()))


async def _merge(call: Call, keep: Known, other: Known) -> Reply:
    try:
        merge_id = await merge(call.tx, keep.id, other.id, call.asker.staff_id, call.at)
    except Unmergeable:
        return _reply([Say("duplicates-refused")], (_back(),))
    undo = (Button(button_token("duplicates", f"undo.{merge_id}"), "duplicates-undo"),)
    return _reply([Say("duplicates-merged", _facts(call, keep))], (undo, _back()))


async def _keep_first(call: Call, found: Pair) -> Reply:
    return await _merge(call, found.first, found.second)


async def _keep_second(call: Call, found: Pair) -> Reply:
    return await _merge(call, found.second, found.first)


async def _different(call: Call, found: Pair) -> Reply:
    await decide(call.tx, found.id, "different", call.asker.staff_id, call.at)
    return await _list(call)


async def _later(call: Call, found: Pair) -> Reply:
    await decide(call.tx, found.id, "later", call.asker.staff_id, call.at)
    return await _list(call)


_DECISIONS = {"first": _keep_first, "second": _keep_second, "different": _different, "later": _later}


async def _merges(call: Call) -> Reply:
    """The last merges, each with a button that takes it back."""
    rows: list[tuple[Button, ...]] = []
    for merge_id, kept_id, _, at in await last_merges(call.tx, LISTED):
        kept = await person(call.tx, kept_id)
        if kept:
            args: dict[str, Value] = {"name": kept.name or kept.public_id, "day": at.date().isoformat()}
            token = button_token("duplicates", f"undo.{merge_id}")
            rows.append((Button(token, "duplicates-undo-one", args),))
    text = "duplicates-merges-title" if rows else "duplicates-merges-none"
    return _reply([Say(text)], (*rows, _back()))


async def _undo(call: Call, merge_id: int) -> Reply:
    try:
        await unmerge(call.tx, merge_id, call.asker.staff_id, call.at)
    except Unmergeable:
        return _reply([Say("duplicates-refused")], (_back(),))
    return _reply([Say("duplicates-undone")], (_back(),))


def _facts(call: Call, known: Known) -> dict[str, Value]:
    commune = _label(call, f"commune-{known.commune}".replace("_", "-")) if known.commune else "—"
    return {
        "public_id": known.public_id,
        "name": known.name or "—",
        "phone": known.phone or "—",
        "birth_year": str(known.birth_year or "—"),
        "commune": commune,
    }


def _names(found: Pair) -> dict[str, Value]:
    one, other = (each.name or each.public_id for each in (found.first, found.second))
    return {"one": one, "other": other, "score": found.score}


def _label(call: Call, text: str) -> str:
    return call.library.texts.label(call.asker.language, text, {})


def _button(found: Pair, key: str) -> Button:
    args: dict[str, Value] = {"first": found.first.public_id, "second": found.second.public_id}
    return Button(button_token("duplicates", f"{key}.{found.id}"), f"duplicates-{key}", args)


def _back() -> tuple[Button, ...]:
    return (Button(button_token("duplicates", ""), "duplicates-back"),)


def _reply(says: list[Say], rows: Rows) -> Reply:
    """Everything here names people: it is forgotten once it is sent."""
    last = says[-1]
    return Reply((*says[:-1], Say(last.text, last.args, rows)), confidential=True)


def _is_id(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 19


CAPABILITY = Capability("duplicates", "coordinator", duplicates, in_group=False)
