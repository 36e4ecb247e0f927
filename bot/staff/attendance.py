"""Presences day by day and how sign-ups ended, from the card of a course run; a wrong tap is tapped away.

Arguments of the buttons: `p.<run>`, `p.<run>.<day>`, `p.<run>.<day>.<sign-up or all>`; `e.<run>`,
`e.<run>.<sign-up>`, `e.<run>.<sign-up>.<state or undo>`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.staff.capability import Call, Reply, button_token
from flows.effects import Button, Say
from flows.events import Value
from storage.completion import ENDS as STATES
from storage.completion import mark, presences, step, undo_step
from storage.courses import Run, run
from storage.errors import StorageRefused
from storage.periods import today_in_casablanca
from storage.savepoint import savepoint
from storage.staff import audit
from storage.training import SignedUp, seated

DAYS, ENDS = "p.", "e."
MOST_DAYS = 9
"""Days of a run that are offered, the last ones."""

Rows = tuple[tuple[Button, ...], ...]


def presence_button(run_id: int) -> Button:
    """The button that leads to the presences of a run."""
    return Button(button_token("runs", f"{DAYS}{run_id}"), "runs-presence")


def ends_button(run_id: int) -> Button:
    """The button that leads to how its sign-ups ended."""
    return Button(button_token("runs", f"{ENDS}{run_id}"), "runs-ends")


async def presence(call: Call) -> Reply:
    """Show or note presences (`p.`) or ends of sign-ups (`e.`); an invented argument changes nothing."""
    kind, run_id, *rest = call.argument.split(".")
    found = await run(call.tx, _number(run_id))
    if found is None:
        return _reply([Say("runs-none")], (_back(),))
    if today_in_casablanca(call.at) < found.starts_on:
        return _reply([Say("runs-not-begun", _values(call, found))], (_to_run(found),))
    if kind == "e":
        return await _ends(call, found, rest)
    day = next((one for one in _days(call, found) if rest and one.isoformat() == rest[0]), None)
    if day is None:
        return _which_day(call, found)
    if len(rest) > 1:
        await _note(call, found, day, rest[1])
    return await _day(call, found, day)


def _days(call: Call, found: Run) -> list[date]:
    """The days of a run that have come, the last ones."""
    last = min(found.ends_on, today_in_casablanca(call.at))
    days = [found.starts_on + timedelta(days=n) for n in range((last - found.starts_on).days + 1)]
    return days[-MOST_DAYS:]


def _which_day(call: Call, found: Run) -> Reply:
    buttons = [
        Button(
            button_token("runs", f"{DAYS}{found.id}.{day.isoformat()}"),
            "runs-day-button",
            {"day": day.isoformat()},
        )
        for day in reversed(_days(call, found))
    ]
    rows = tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))
    return _reply([Say("runs-which-day", _values(call, found))], (*rows, _to_run(found)))


async def _note(call: Call, found: Run, day: date, which: str) -> None:
    """Turn what is noted of one sign-up, or note everybody of whom nothing is as present."""
    known, people = await presences(call.tx, found.id, day), await seated(call.tx, found.id)
    chosen = [one for one in people if which == "all" or str(one.enrolment_id) == which]
    for one in chosen:
        if which == "all" and one.enrolment_id in known:
            continue
        here = not known.get(one.enrolment_id, False)
        await mark(call.tx, one.enrolment_id, day, here, call.at, call.asker.staff_id)
        if here and one.status == "confirmed":
            await step(call.tx, [one.enrolment_id], "attending", day, call.at, call.asker.staff_id)


async def _day(call: Call, found: Run, day: date) -> Reply:
    known, people = await presences(call.tx, found.id, day), await seated(call.tx, found.id)
    start = f"{DAYS}{found.id}.{day.isoformat()}"
    marks = {True: "here", False: "away", None: "open"}
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                button_token("runs", f"{start}.{one.enrolment_id}"),
                f"runs-{marks[known.get(one.enrolment_id)]}",
                _name(one),
            ),
        )
        for one in people
    ]
    if len(known) < len(people):
        rows.append((Button(button_token("runs", f"{start}.all"), "runs-all-here"),))
    rows.append((presence_button(found.id), *_to_run(found)))
    here = sum(known.values())
    args = _values(call, found) | {"day": day.isoformat(), "here": here, "people": len(people)}
    return _reply([Say("runs-day", args)], tuple(rows))


# --- how sign-ups end


async def _ends(call: Call, found: Run, rest: list[str]) -> Reply:
    people = await seated(call.tx, found.id)
    one = next((one for one in people if rest and str(one.enrolment_id) == rest[0]), None)
    if one is None:
        return await _everybody(call, found, people, all_completed=rest == ["all"])
    if len(rest) > 1:
        one = replace(one, status=await _end(call, found, one, rest[1]))
    return _person(call, found, one)


async def _everybody(call: Call, found: Run, people: list[SignedUp], *, all_completed: bool) -> Reply:
    """The list; everybody who is still going on completed it, if that was asked for."""
    going = [one.enrolment_id for one in people if one.status not in STATES]
    if all_completed and going:
        day = min(found.ends_on, today_in_casablanca(call.at))
        await step(call.tx, going, "completed", day, call.at, call.asker.staff_id)
        await audit(call.tx, call.at, call.asker.staff_id, "completed", f"run {found.id}", str(len(going)))
        people, going = await seated(call.tx, found.id), []
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                button_token("runs", f"{ENDS}{found.id}.{one.enrolment_id}"),
                f"runs-state-{_shown(one.status)}",
                _name(one),
            ),
        )
        for one in people
    ]
    if going:
        rows.append((Button(button_token("runs", f"{ENDS}{found.id}.all"), "runs-all-completed"),))
    text = "runs-ends-title" if people else "runs-who-nobody"
    return _reply([Say(text, _values(call, found))], (*rows, _to_run(found)))


async def _end(call: Call, found: Run, one: SignedUp, wanted: str) -> str:
    """Bring a sign-up to how it ended, or back; the state it then has."""
    today = today_in_casablanca(call.at)
    if wanted == "undo":
        try:
            async with savepoint(call.tx):
                staff_id = call.asker.staff_id
                done = await undo_step(call.tx, one.enrolment_id, today, call.at, staff_id)
        except StorageRefused:  # they have signed up again meanwhile
            return one.status
    elif wanted in STATES and wanted != one.status:
        day = today if wanted == "certified" else min(found.ends_on, today)
        await step(call.tx, [one.enrolment_id], wanted, day, call.at, call.asker.staff_id)
        done = wanted
    else:
        return one.status
    await audit(call.tx, call.at, call.asker.staff_id, "enrolment", str(one.enrolment_id), done)
    return done or one.status


def _person(call: Call, found: Run, one: SignedUp) -> Reply:
    start = f"{ENDS}{found.id}.{one.enrolment_id}"
    args = _values(call, found) | _name(one)
    wanted = [state for state in STATES if state != one.status]
    buttons = [
        Button(button_token("runs", f"{start}.{state}"), f"runs-end-{state.replace('_', '-')}")
        for state in wanted
    ]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    if one.status in STATES:
        rows.append((Button(button_token("runs", f"{start}.undo"), "runs-undo"),))
    rows.append((Button(button_token("runs", f"{ENDS}{found.id}"), "runs-ends"), *_to_run(found)))
    says = [Say("runs-person", args), Say(f"runs-is-{_shown(one.status)}", {}, line=True)]
    return _reply(says, tuple(rows))


def _shown(status: str) -> str:
    return status.replace("_", "-") if status in STATES else "going"


# --- what both share


def _name(one: SignedUp) -> dict[str, Value]:
    return {"name": one.name or one.public_id}


def _values(call: Call, found: Run) -> dict[str, Value]:
    arabic = call.asker.language in ("ar", "ary", "zgh")
    title = found.title_ar if arabic else found.title_fr
    return {"title": title or found.course, "starts": found.starts_on.isoformat()}


def _to_run(found: Run) -> tuple[Button, ...]:
    return (Button(button_token("runs", str(found.id)), "runs-back-to-run"),)


def _back() -> tuple[Button, ...]:
    return (Button(button_token("runs", ""), "runs-back"),)


def _reply(says: list[Say], rows: Rows) -> Reply:
    """Everything here names people: it is forgotten once it is sent."""
    last = says[-1]
    return Reply((*says[:-1], Say(last.text, last.args, rows, line=last.line)), confidential=True)


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else 0
