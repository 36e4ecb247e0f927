"""/cases: the young people who wait for a human."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.desk import case_tag
from bot.staff.capability import Call, Capability, Reply, button_token
from flows.effects import Button, Say
from flows.events import Value
from storage.cases import Case, case_by_reference, open_cases
from storage.periods import CASABLANCA
from storage.staff import staff_list

LISTED = 15


async def cases(call: Call) -> Reply:
    """List the open cases, urgent ones first, or show the one of a reference, to reply to."""
    found = await case_by_reference(call.tx, call.argument) if call.argument else None
    if found is not None and found.status == "open":
        return await _case_card(call, found)
    waiting = (await open_cases(call.tx))[:LISTED]
    says = [Say("cases-title" if waiting else "cases-none", {"count": len(waiting)})]
    says += [await _case_line(call, case) for case in waiting]
    buttons = [reference_button("cases", case.reference, urgent=case.urgent) for case in waiting]
    return Reply(with_buttons(says, buttons))


async def _case_card(call: Call, case: Case) -> Reply:
    """The tag makes the card a message that one can reply to; a list must not carry any."""
    on_it = Button(f"c.take.{case.reference}", "desk-take"), Button(f"c.close.{case.reference}", "desk-close")
    back = (Button(button_token("cases", ""), "cases-back"),)
    line = await _case_line(call, case)
    say = Say("cases-card", {"tag": case_tag(case.reference)})
    return Reply((say, Say(line.text, line.args, (on_it, back), line=True)))


async def _case_line(call: Call, case: Case) -> Say:
    mark = "desk-urgent-mark" if case.urgent else "desk-mark"
    args: dict[str, Value] = {
        "mark": call.library.texts.label(call.asker.language, mark, {}),
        "reference": case.reference,
        "since": moment(case.opened_at),
        "waited": _hours(call.at, case.opened_at),
    }
    if case.taken_by is None:
        return Say("cases-line-free", args, line=True)
    names = {member.id: member.name for member in await staff_list(call.tx)}
    return Say("cases-line-taken", args | {"name": names.get(case.taken_by, "") or "—"}, line=True)


def moment(at: datetime) -> str:
    """When, as people of the platform read it."""
    return f"{at.astimezone(CASABLANCA):%d/%m %H:%M}"


def _hours(now: datetime, since: datetime) -> int:
    return int((now - since).total_seconds() // 3600)


def reference_button(command: str, reference: str, *, urgent: bool = False) -> Button:
    """The button that leads to the card of a reference."""
    text = "cases-button-urgent" if urgent else "cases-button"
    return Button(button_token(command, reference), text, {"reference": reference})


def with_buttons(says: Sequence[Say], buttons: Sequence[Button]) -> tuple[Say, ...]:
    """The same texts, with these buttons below, three to a row."""
    rows = tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))
    last = says[-1]
    return (*says[:-1], Say(last.text, last.args, rows, line=last.line))


CASES = Capability("cases", "counsellor", cases)
