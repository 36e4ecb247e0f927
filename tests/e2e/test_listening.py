"""Being listened to: words go to the team and back, neither side learns the other's name, nothing is kept."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import KHADIJA, RACHID, SALMA, STAFF_GROUP, YOUSSEF
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio

NAMES = ("Khadija", "khadija", "Rachid", "rachid", "+21260", "7003", "7004")
YOUNG = ("سلمى", "salma", "Youssef", "Amrani", "21260")


async def _listened_to(guest: Guest) -> None:
    """From the first message to somebody who listens, in two taps."""
    await guest.says("/start")
    await guest.walks(f"language-{guest.language}", "menu-listening")
    assert guest.has("listening-limits") and guest.has("listening-open")


async def test_a_story_is_told_and_answered_until_the_person_ends_it(
    town: Town, salma: Guest, team: Guest
) -> None:
    """Both ways through the bot; the first answer is a service rendered; ending it leads to the menu."""
    await _listened_to(salma)
    story = "كناري قصة لا يعرفها غيركم" if salma.language == "ar" else "canari une histoire pour vous seuls"
    assert await salma.confides(story) == ""
    assert story in team.last().text
    told = team.newest_id()
    await team.confides("جواب كناري من القلب", reply_to=told)
    assert "جواب كناري من القلب" in salma.last().text
    assert town.words("staff-says", salma.language) in salma.last().text
    assert await town.count("SELECT count(*) FROM service_contacts WHERE service = 'listening'") == 1
    await salma.confides("كناري شكرا merci")
    assert "كناري شكرا merci" in team.last().text
    await salma.taps("nav-close")
    assert salma.has("case-closed-by-you") and salma.has("menu-ask")
    assert town.words("desk-closed-by-person", "ar") in team.last().text
    await team.says("متأخر", reply_to=told)
    assert town.words("desk-case-closed", "ar") in team.last().text
    assert "متأخر" not in town.told(SALMA)


async def test_the_team_can_end_it(town: Town, salma: Guest, team: Guest) -> None:
    """The button under the alert closes the case; the person is told, and the bot answers again."""
    await _listened_to(salma)
    await salma.confides("كناري سر صغير")
    await team.taps("desk-take")
    await team.taps("desk-close")
    assert salma.has("case-closed-by-staff") and salma.has("menu-ask")
    await salma.taps("menu-about")
    assert salma.has("about-platform")
    kinds = [row["kind"] for row in await town.interactions(SALMA)]
    assert kinds.count("relay") == 1


async def test_the_team_can_end_it_with_a_command(town: Town, salma: Guest, team: Guest) -> None:
    """/close in reply to a message of the case."""
    await _listened_to(salma)
    await salma.confides("كناري سر آخر")
    await team.says("/close", reply_to=team.newest_id())
    assert salma.has("case-closed-by-staff")


@pytest.mark.parametrize(
    "kind", ["voice", "photo", "video_note", "sticker", "document", "location", "contact"]
)
async def test_whatever_is_sent_arrives_on_the_other_side(
    town: Town, salma: Guest, team: Guest, kind: str
) -> None:
    """A voice note, a picture, a sticker, a place: copied to the team, and answers copied back."""
    await _listened_to(salma)
    await salma.sends(kind)
    arrived = team.last()
    assert arrived.kind == kind
    await team.sends(kind, reply_to=_tagged(team))
    assert salma.last().kind == kind


async def test_a_caption_goes_along(town: Town, salma: Guest, team: Guest) -> None:
    """Words under a picture arrive under the picture."""
    await _listened_to(salma)
    town.secrets.append("كناري تحت الصورة <b>&")
    await salma.sends("photo", caption="كناري تحت الصورة <b>&")
    assert "كناري تحت الصورة <b>&" in team.last().text


async def test_a_correction_arrives_as_a_correction(town: Town, salma: Guest, team: Guest) -> None:
    """An edited message is passed on again, marked as changed."""
    await _listened_to(salma)
    await salma.confides("كناري قبل التصحيح")
    town.secrets.append("كناري بعد التصحيح")
    await salma.edits(salma.newest_id(), "كناري بعد التصحيح")
    assert "كناري بعد التصحيح" in team.last().text
    assert town.words("desk-correction", "ar").split("·")[-1].strip() in team.last().text


async def test_neither_side_learns_who_the_other_is(town: Town, language: str, team: Guest) -> None:
    """Names, ids and telephone numbers stay on their own side, in every parameter of every call."""
    young = town.guest(YOUSSEF, language)
    await _listened_to(young)
    await young.confides("كناري بلا اسم")
    await young.sends("voice")
    await team.taps("desk-take")
    await team.confides("كناري جواب", reply_to=_tagged(team))
    await team.sends("photo", reply_to=_tagged(team))
    to_young = [str(c.parameters | {"from_chat_id": ""}) for c in town.calls(YOUSSEF)]
    assert [name for name in NAMES for call in to_young if name in call] == []
    group = [str(c.parameters | {"from_chat_id": ""}) for c in town.calls(STAFF_GROUP)]
    assert [name for name in (*YOUNG, str(YOUSSEF)) for call in group if name in call] == []
    assert all(call.method != "forwardMessage" for call in town.world.ledger)


async def test_an_urgent_call_for_help_while_talking(town: Town, salma: Guest, team: Guest) -> None:
    """The words for help give the numbers at once and mark the case as urgent, and the talk goes on."""
    await _listened_to(salma)
    await salma.confides("كناري كلام")
    await salma.says("/help")
    assert salma.has("crisis-none")
    assert town.words("desk-urgent", "ar") in team.last().text
    assert await town.count("SELECT count(*) FROM cases WHERE urgent = 1") == 1
    await salma.confides("كناري ما زلت هنا")
    assert "كناري ما زلت هنا" in team.last().text


async def test_the_menu_opens_beside_a_human_who_still_answers(town: Town, salma: Guest, team: Guest) -> None:
    """/menu leads to the services; the case stays open, and what the team writes still arrives."""
    await _listened_to(salma)
    await salma.confides("كناري سؤال")
    told = team.newest_id()
    await salma.says("/menu")
    assert salma.has("case-still-open") and salma.has("menu-ask")
    await team.confides("كناري جواب متأخر", reply_to=told)
    assert "كناري جواب متأخر" in salma.last().text
    await salma.taps("menu-listening")
    await salma.confides("كناري عدت")
    assert "كناري عدت" in team.last().text
    assert await town.count("SELECT count(*) FROM cases") == 1


async def test_a_voice_note_sent_before_anybody_listens_is_not_lost(
    town: Town, salma: Guest, team: Guest
) -> None:
    """Somebody begins with a voice note; when they then ask for a human, it goes along."""
    await salma.sends("voice")
    await salma.taps("welcome-listen")
    assert team.last().kind == "voice"


async def test_somebody_who_blocks_the_bot_in_the_middle(town: Town, salma: Guest, team: Guest) -> None:
    """The team is told that they left; an answer is not sent; after coming back they are welcome."""
    await _listened_to(salma)
    await salma.confides("كناري أرحل")
    told = team.newest_id()
    town.world.block(SALMA)
    await town.settled()
    assert town.words("desk-left", "ar") in team.last().text
    await team.confides("كناري لا يصل", reply_to=told)
    assert town.words("desk-unreachable", "ar") in team.last().text
    assert "كناري لا يصل" not in town.told(SALMA)
    town.world.unblock(SALMA)
    await town.settled()
    await salma.says("/menu")
    assert salma.has("menu-ask")


async def test_an_answer_in_a_counsellors_own_chat_or_to_nothing_goes_nowhere(
    town: Town, salma: Guest, team: Guest
) -> None:
    """Only a reply to a message of a case reaches anybody; idle talk of the team stays in the team."""
    await _listened_to(salma)
    await salma.confides("كناري هل من أحد")
    sent = len(town.calls(SALMA))
    await town.guest(KHADIJA, "ar").says("أهلا")
    town.world.write(RACHID, "نتكلم بيننا", STAFF_GROUP)
    await town.settled()
    assert len(town.calls(SALMA)) == sent


def _tagged(team: Guest) -> int:
    """The newest message in the group that names a case."""
    return [seen.message_id for seen in team.world.inbox(STAFF_GROUP) if "#C_" in seen.text][-1]
