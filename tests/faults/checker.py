"""The checker: reads the database and the look-alike's ledger, and says in one line what was kept.

It trusts neither: every message that the outbox calls sent must be one that the look-alike accepted, and
every numbered thing that people told must have reached a human, in their order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.sandbox.cast import STAFF_GROUP
from tests.faults.load import Load
from tests.faults.scene import Scene

MAKING = frozenset({"sendMessage", "sendDocument", "copyMessage", "sendPhoto", "sendVoice"})
"""Methods that put a new message into a chat."""

_TOLD = re.compile(r"m-(\d+)-(\d+)-end")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what was found wrong with it."""

    updates: int
    lost: int
    effects: int
    doubled: int
    chats: int
    disordered: int
    replies: int
    unsent: int
    extra: int
    dead_letters: int
    details: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether every promise was kept; extra sends are bounded by the test, not forbidden."""
        return not (self.lost or self.doubled or self.disordered or self.unsent)

    def __str__(self) -> str:
        return (
            f"updates lost {self.lost} of {self.updates} · effects doubled {self.doubled} of {self.effects}"
            f" · chats out of order {self.disordered} of {self.chats}"
            f" · replies never sent {self.unsent} of {self.replies} · extra sends {self.extra}"
            f" · dead letters {self.dead_letters}{''.join(f'{chr(10)}  {detail}' for detail in self.details)}"
        )


async def verdict(scene: Scene, load: Load | None = None) -> Verdict:
    """Judge a scene that has come to rest."""
    turns = await scene.rows(
        "SELECT id, update_id, beneficiary_id FROM interactions WHERE update_id IS NOT NULL"
        " AND kind NOT IN ('closed') ORDER BY id"
    )
    sent = await scene.rows("SELECT * FROM outbox WHERE state != 'cancelled' ORDER BY lane, id")
    accepted = _accepted(scene)
    lost, unheard = _lost(scene, {row["update_id"] for row in turns}), _unheard(scene, load)
    place = {update_id: n for n, update_id in enumerate(scene.updates.all)}  # ids may begin anew
    wrong_intake = _disordered(
        (scene.updates.all[row["update_id"]].lane, place[row["update_id"]]) for row in turns
    )
    shown = [row for row in sent if row["message_id"] and row["method"] in MAKING]
    wrong_sends = _disordered(((row["chat_id"], row["lane"]), row["message_id"]) for row in shown)
    wrong_told, unanswered = _told_out_of_order(scene), _unanswered(scene, load)
    missing = [row for row in shown if (row["chat_id"], row["message_id"]) not in accepted]
    left = [row for row in sent if row["state"] != "sent"]
    return Verdict(
        updates=len(scene.updates.all),
        lost=len(lost) + len(unheard),
        effects=len(turns) + len(sent),
        doubled=_doubled([row["update_id"] for row in turns]) + await _doubled_rows(scene),
        chats=len({row["chat_id"] for row in sent} | {u.lane for u in scene.updates.all.values()}),
        disordered=len(wrong_intake | wrong_sends | wrong_told),
        replies=len(sent),
        unsent=len(missing) + len(left) + len(unanswered),
        extra=len(accepted) - len(shown) + len(missing),
        dead_letters=await scene.count("SELECT count(*) FROM dead_letters"),
        details=tuple(
            f"{what}: {str(found)[:300]}"
            for what, found in (
                ("lost", [scene.updates.all[one].as_json() for one in lost]),
                ("never reached a human", sorted(unheard)),
                ("never answered", unanswered),
                ("out of order", [*wrong_intake, *wrong_sends, *wrong_told]),
                ("not shown", [dict(row) for row in missing]),
                ("not sent", [dict(row) for row in left]),
            )
            if found
        ),
    )


def _accepted(scene: Scene) -> set[tuple[int, int]]:
    """Every new message that the look-alike accepted, answered or not, by chat and number."""
    return {
        (int(call.parameters["chat_id"]), call.result["message_id"])
        for call in scene.world.ledger
        if call.code == 200 and call.method in MAKING
    }


def _lost(scene: Scene, taken: set[int]) -> set[int]:
    """Updates that were handed over and confirmed, and of which nothing is on record."""
    return {update.id for update in scene.updates.all.values() if update.id not in taken}


def _unheard(scene: Scene, load: Load | None) -> set[str]:
    """Numbered things that people told and that never reached the group."""
    told = {words for talker in load.talkers for words in talker.told} if load else set()
    return told - {match[0] for text in _texts(scene, STAFF_GROUP) for match in _TOLD.finditer(text)}


def _unanswered(scene: Scene, load: Load | None) -> list[str]:
    """Answers of the staff that never reached the person."""
    answers = load.answers.items() if load else ()
    return [words for words, person in answers if not any(words in text for text in _texts(scene, person))]


def _told_out_of_order(scene: Scene) -> set[object]:
    """People whose numbered things reached the group in another order than told; copies do not count."""
    first: dict[int, list[int]] = defaultdict(list)
    for text in _texts(scene, STAFF_GROUP):
        for person, number in _TOLD.findall(text):
            if int(number) not in first[int(person)]:
                first[int(person)].append(int(number))
    return {person for person, numbers in first.items() if numbers != sorted(numbers)}


def _texts(scene: Scene, chat_id: int) -> list[str]:
    bot_id = scene.world.bot["id"]
    return [m.text for m in scene.world.chats[chat_id].messages.values() if m.sender["id"] == bot_id]


def _disordered(numbered: Iterable[tuple[object, int]]) -> set[object]:
    """The lanes in which a number is followed by a smaller one."""
    newest: dict[object, int] = {}
    wrong = set()
    for lane, number in numbered:
        if number < newest.get(lane, number):
            wrong.add(lane)
        newest[lane] = number
    return wrong


def _doubled(items: Sequence[object]) -> int:
    return sum(count - 1 for count in Counter(items).values())


async def _doubled_rows(scene: Scene) -> int:
    """Rows that stand there twice for one cause, whatever keys the tables have."""
    twice = (
        "SELECT telegram_id FROM identities GROUP BY 1 HAVING count(*) > 1",
        "SELECT chat_id FROM cases WHERE status = 'open' GROUP BY 1 HAVING count(*) > 1",
        "SELECT chat_id FROM outbox WHERE update_id > 0 GROUP BY chat_id, update_id, n HAVING count(*) > 1",
        "SELECT beneficiary_id FROM service_contacts GROUP BY 1, update_id, service HAVING count(*) > 1",
    )
    return sum([len(await scene.rows(query)) for query in twice])
