"""/runs: the course runs, their seats, who signed up; closing sign-up and opening it again."""

from __future__ import annotations

from datetime import timedelta

from bot.staff.attendance import DAYS, ENDS, ends_button, presence, presence_button
from bot.staff.capability import Call, Capability, Reply, button_token
from flows.effects import Button, Say
from flows.events import Value
from flows.roles import allows
from flows.turn import flow_token
from storage.courses import Run, close_run, reopen_run, run, run_list
from storage.periods import today_in_casablanca
from storage.training import SignedUp, signed_up

LISTED = 12
RECENT = timedelta(days=30)
"""How long a run that is over is still listed."""

_ARABIC = ("ar", "ary", "zgh")


async def runs(call: Call) -> Reply:
    """List the runs, or do what a button asked: `<id>`, `who.<id>`, `close.<id>`, `reopen.<id>`."""
    if call.argument[:2] in (DAYS, ENDS):
        return await presence(call)
    action, _, number = call.argument.rpartition(".")
    found = await run(call.tx, int(number)) if number.isdecimal() and len(number) < 19 else None
    if found is None:
        return await _list(call)
    if action == "who":
        return await _who(call, found)
    if action in ("close", "reopen") and allows(call.asker.role, "coordinator"):
        await (close_run if action == "close" else reopen_run)(call.tx, found.id, call.at)
        found = await run(call.tx, found.id) or found
    return _card(call, found)


async def _list(call: Call) -> Reply:
    since = today_in_casablanca(call.at) - RECENT
    found = sorted(await run_list(call.tx, since), key=lambda one: one.status != "open")[:LISTED]
    says = [Say("runs-title" if found else "runs-none")]
    says += [Say(f"runs-line-{one.status}", _values(call, one), line=True) for one in found]
    buttons = [Button(button_token("runs", str(one.id)), "runs-button", _values(call, one)) for one in found]
    buttons += _opening(call)
    return Reply((*says[:-1], Say(says[-1].text, says[-1].args, _in_rows(buttons, 1), line=says[-1].line)))


def _opening(call: Call) -> list[Button]:
    """The button of the flow that opens a run, if there is one, they may, and they are alone with the bot."""
    flow = call.library.flows.get("open_run")
    alone = call.chat_id == call.asker.telegram_id
    may = alone and flow and flow.command and allows(call.asker.role, flow.role)
    return [Button(flow_token(flow.command), "runs-open-new")] if flow and may else []


def _card(call: Call, found: Run) -> Reply:
    who = [Button(button_token("runs", f"who.{found.id}"), "runs-who")]
    change = {"open": "close", "closed": "reopen"}.get(found.status, "")
    if change and allows(call.asker.role, "coordinator"):
        who.append(Button(button_token("runs", f"{change}.{found.id}"), f"runs-{change}"))
    course = (presence_button(found.id), ends_button(found.id))
    back = (Button(button_token("runs", ""), "runs-back"),)
    status = Say(f"runs-status-{found.status}", line=True)
    return Reply(
        (Say("runs-card", _values(call, found)), Say(status.text, {}, (tuple(who), course, back), line=True))
    )


async def _who(call: Call, found: Run) -> Reply:
    people = await signed_up(call.tx, found.id)
    says = [Say("runs-who-title" if people else "runs-who-nobody", _values(call, found))]
    says += [_person(call, one) for one in people]
    back = ((Button(button_token("runs", str(found.id)), "runs-back-to-run"),),)
    last = says[-1]
    return Reply((*says[:-1], Say(last.text, last.args, back, line=last.line)), confidential=True)


def _person(call: Call, one: SignedUp) -> Say:
    """Telephone numbers are told in a private chat only."""
    args: dict[str, Value] = {
        "name": one.name or one.public_id,
        "public_id": one.public_id,
        "phone": one.phone if call.chat_id == call.asker.telegram_id else "",
        "rank": one.rank,
    }
    return Say("runs-who-waiting" if one.rank else "runs-who-seated", args, line=True)


def _values(call: Call, found: Run) -> dict[str, Value]:
    title = found.title_ar if call.asker.language in _ARABIC else found.title_fr
    return {
        "title": title or found.course,
        "starts": found.starts_on.isoformat(),
        "ends": found.ends_on.isoformat(),
        "place": found.place,
        "hours": found.hours,
        "seats": found.seats,
        "taken": found.taken,
        "left": found.left,
        "waiting": found.waiting,
    }


def _in_rows(buttons: list[Button], columns: int) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + columns]) for at in range(0, len(buttons), columns))


CAPABILITY = Capability("runs", "counsellor", runs)
