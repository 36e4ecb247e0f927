"""Training: a field found by taps or words, the last seat, the wait list, a seat given back."""

from __future__ import annotations

import pytest

from bot.app import now
from bot.jobs import Worker
from bot.sandbox.cast import SALMA, YOUSSEF, Someone
from bot.seating import KIND, seat
from storage.jobs import Job
from storage.merging import merge
from tests.e2e.test_orientation import refusing
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio


async def signs_up(guest: Guest, field: str, name: str = "زهرة") -> None:
    """From the menu into the first open run of a field."""
    await guest.says("/menu")
    await guest.walks("menu-training", field)
    await guest.taps(guest.labels[0])
    await guest.taps("sign_up-take" if guest.has("sign_up-offer") else "sign_up-wait")
    if guest.has("agreement-ask"):
        await guest.taps("answer-yes")
        await guest.says(name)


@pytest.mark.parametrize("words", ["bghit solar", "صيانة الألواح", "panneaux", "solaire", "الطاقة الشمسية"])
async def test_a_field_is_found_by_words(salma: Guest, words: str) -> None:
    """Typed in any language: the field at once, or offered as what might be meant."""
    await refusing(salma)
    await salma.taps("menu-training")
    await salma.says(words)
    if salma.has("did-you-mean"):
        await salma.taps("training-field-solar")
    assert salma.has("training-runs")
    assert len([label for label in salma.labels if "16" in label]) == 2


async def test_nonsense_is_asked_again_and_a_human_offered_the_third_time(town: Town, salma: Guest) -> None:
    """Help, other help, then the way to a person; nothing is guessed."""
    await refusing(salma)
    await salma.taps("menu-training")
    await salma.says("xqzw")
    assert salma.has("training-which-help")
    await salma.says("zzqqxx")
    assert salma.has("misunderstood-again")
    await salma.says("kkpvv")
    assert salma.has("misunderstood-human")
    assert [row["kind"] for row in await town.interactions(SALMA)][-3:] == ["misunderstood"] * 3


async def test_the_last_seat_the_wait_list_and_a_seat_given_back(town: Town, language: str) -> None:
    """Two seats: the third person waits; when one withdraws, the third gets the seat and is told."""
    people = [town.guest(who, language) for who in (SALMA, YOUSSEF)]
    for person in people:
        await refusing(person)
        await signs_up(person, "training-field-drone")
        assert person.has("sign_up-confirmed")
    waiting = await _newcomer(town, language)
    await signs_up(waiting, "training-field-drone", "ياسين")
    assert waiting.has("sign_up-waitlisted")
    first = people[0]
    await first.says("/menu")
    await first.taps("menu-signups")
    await first.taps(first.labels[0])
    await first.walks("signups-withdraw", "signups-sure-yes")
    assert first.has("signups-withdrawn")
    assert town.words("seat-for-you", language).strip(", ") in waiting.last().text
    states = await town.rows("SELECT status FROM enrolments ORDER BY id")
    assert [row["status"] for row in states] == ["withdrawn", "confirmed", "confirmed"]


async def test_a_seat_freed_by_a_merge_is_handed_on(town: Town) -> None:
    """Both seats were of one person: the next look hands one on, tells who waited, and comes again."""
    people = [town.guest(SALMA, "fr"), town.guest(YOUSSEF, "fr"), await _newcomer(town, "fr")]
    for number, person in enumerate(people):
        if number < 2:
            await refusing(person)
        await signs_up(person, "training-field-drone", "Yassin")
    first, second = [
        row["beneficiary_id"] for row in await town.rows("SELECT * FROM enrolments ORDER BY id")
    ][:2]
    async with town.house.database.write() as tx:
        await merge(tx, first, second, None, now())
    house = town.house
    worker = Worker(house.database, house.settings, house.library, house.bot, now, house.delivery.wake)
    again = await seat(worker, {}, Job(0, KIND, "", now(), 1, None))
    await town.settled()
    assert again.due_at > now()
    assert town.words("seat-for-you", "fr").strip(", ") in people[2].last().text


async def test_signing_up_twice_takes_one_seat(town: Town, salma: Guest) -> None:
    """The same run again: told so, and the seats are as they were."""
    await refusing(salma)
    await signs_up(salma, "training-field-solar")
    await signs_up(salma, "training-field-solar")
    assert salma.has("sign_up-already")
    assert await town.count("SELECT count(*) FROM enrolments") == 1


async def test_without_agreement_no_seat_is_taken(town: Town, salma: Guest) -> None:
    """A no to keeping the request keeps nothing."""
    await refusing(salma)
    await salma.walks("menu-training", "training-field-solar")
    await salma.taps(salma.labels[0])
    await salma.walks("sign_up-take", "answer-no")
    assert salma.has("agreement-refused")
    assert await town.count("SELECT count(*) FROM enrolments") == 0


async def test_a_seat_is_an_interaction_and_a_service(town: Town, salma: Guest) -> None:
    """Exactly one contact of the service training, outcome enrolled; the taps have their flow and node."""
    await refusing(salma)
    await signs_up(salma, "training-field-photography")
    (contact,) = await town.rows("SELECT service, outcome FROM service_contacts")
    assert dict(contact) == {"service": "training", "outcome": "enrolled"}
    places = [(row["flow"], row["node"]) for row in await town.interactions(SALMA)]
    assert places[-6:] == [
        ("menu", "menu"),
        ("training", "which"),
        ("training", "runs"),
        ("sign_up", "offer"),
        ("agreement", "ask"),
        ("agreement", "name"),
    ]


async def _newcomer(town: Town, language: str) -> Guest:
    """Somebody who was not in the cast."""
    town.world.meet(Someone(7100, "ياسين", language))
    guest = town.guest(7100, language)
    await refusing(guest)
    return guest
