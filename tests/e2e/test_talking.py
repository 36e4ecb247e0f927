"""The rules of talk, for people who type, tap old buttons, flood, forward, leave and come back."""

from __future__ import annotations

import pytest

from bot.sandbox.cast import SALMA, STAFF_GROUP, YOUSSEF, Cast, Group
from tests.e2e.test_orientation import refusing
from tests.e2e.town import Guest, Town

pytestmark = pytest.mark.anyio

WORDS = {
    "ar": ("رجوع", "تجاوز", "أعد السؤال", "القائمة", "إلغاء", "مساعدة", "شخص"),
    "ary": ("رجعني", "دوز", "ما فهمتش", "المينو", "صافي بلاش", "عاوني", "بغيت نهضر مع شي واحد"),
    "arabizi": ("rje3", "douz", "mafhemtch", "lmenu", "safi blach", "3awni", "bghit bnadem"),
    "fr": ("Retour", "PASSER", "répète", "accueil", "annule", "aide", "je veux parler à quelqu'un"),
}


@pytest.mark.parametrize("spoken", WORDS)
async def test_universal_words_work_in_every_language(town: Town, spoken: str) -> None:
    """Back, skip, repeat, menu, cancel, help and a human, typed in any language whatever was chosen."""
    back, skip, repeat, menu, cancel, help_, human = WORDS[spoken]
    guest = town.guest(SALMA, "fr" if spoken == "fr" else "ary")
    await refusing(guest)
    await guest.walks("menu-orientation", "orientation-goal-job", "training-field-solar")
    await guest.says(repeat)
    assert guest.has("orientation-experience")
    await guest.says(skip)
    assert guest.has("orientation-idea")
    await guest.says(back)
    assert guest.has("orientation-experience")
    await guest.says(help_)
    assert guest.has("help") and guest.has("orientation-experience")
    await guest.says(menu)
    assert guest.has("menu-ask")
    await guest.taps("menu-training")
    await guest.says(cancel)
    assert guest.has("cancelled") and guest.has("menu-ask")
    await guest.taps("menu-training")
    await guest.says(human)
    assert guest.has("listening-open")


async def test_every_command_works_from_a_question(town: Town, salma: Guest) -> None:
    """/menu /help /cancel /language /me /start /human, in the middle of anything."""
    await refusing(salma)
    expected = {
        "/help": "help",
        "/language": "language-ask",
        "/me": "me-nothing",
        "/cancel": "cancelled",
        "/start": "menu-ask",
        "/menu": "menu-ask",
        "/human": "listening-open",
    }
    for command, text in expected.items():
        await salma.says("/menu")
        await salma.walks("menu-training") if text != "listening-open" else None
        await salma.says(command)
        assert salma.has(text), command


async def test_an_answer_to_a_question_higher_up_comes_at_the_bottom(town: Town, salma: Guest) -> None:
    """Where one looks; the question that was tapped loses its buttons, also if it was deleted meanwhile."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    question, token = salma.newest_id(), salma.tokens[0]
    await salma.sends("sticker")
    await salma.presses(token, question)
    assert salma.has("orientation-training-field")
    assert salma.newest_id() > question + 2
    chat = town.world.chats[SALMA]
    assert chat.messages[question].inline is None
    newest = salma.newest_id()
    await salma.sends("sticker")
    chat.messages[newest].deleted = True
    town.refusals.add("Bad Request: message to edit not found")
    await salma.presses(token, newest)
    assert salma.has("stale") and salma.has("orientation-training-field")


async def test_an_old_button_changes_nothing(town: Town, salma: Guest) -> None:
    """The question that is open is shown again."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    old = salma.tokens[0]
    await salma.taps("orientation-goal-project")
    before = await town.rows("SELECT state FROM conversations")
    await salma.presses(old)
    assert salma.has("stale") and salma.has("orientation-training-field")
    after = await town.rows("SELECT state FROM conversations")
    assert before == after
    assert (await town.interactions(SALMA))[-1]["kind"] == "stale"


@pytest.mark.parametrize(
    "data",
    [
        "",
        "x",
        "v1",
        "v1.nothing",
        "vzzzzzzzzzzzz.all",
        "c.close.AAAAA",
        "s.stats.start",
        "s.runs.1",
        "🙂" * 16,
    ],
)
async def test_an_invented_button_changes_nothing(town: Town, salma: Guest, data: str) -> None:
    """Also those that look like buttons of the staff: nothing is told, nothing done."""
    await refusing(salma)
    before = await town.rows("SELECT state FROM conversations")
    await salma.presses(data)
    assert await town.rows("SELECT state FROM conversations") == before
    assert salma.has("stale") or salma.has("staff-refused")


async def test_a_button_of_somebody_else_changes_nothing(town: Town, salma: Guest) -> None:
    """A token copied from another person's chat is refused unless one has the very same question open."""
    await refusing(salma)
    await salma.walks("menu-orientation", "orientation-goal-job", "nav-skip", "orientation-experience-paid")
    other = town.guest(YOUSSEF, salma.language)
    await refusing(other)
    await other.presses(salma.tokens[0])
    assert other.has("stale") and other.has("menu-ask")


async def test_very_long_texts_and_strange_names(town: Town, salma: Guest) -> None:
    """Five messages of 4,000 characters; a name of emoji and markup is kept as it is."""
    await refusing(salma)
    await salma.taps("menu-training")
    for _ in range(5):
        await salma.says("ط" * 4000)
        assert salma.has("too-long")
    await salma.says("/me")
    await salma.walks("me-agree")
    await salma.says("<b>🌸&🌷</b> \u202eكناري")
    for _ in range(5):
        await salma.taps("nav-skip")
    assert "<b>🌸&🌷</b>" in salma.answer


async def test_a_long_story_reaches_the_team_whole(town: Town, salma: Guest, team: Guest) -> None:
    """Escaped it is longer than one message may be: it comes in parts, and nothing is lost."""
    await refusing(salma)
    await salma.taps("menu-listening")
    story = " ".join(f"<{n}>&" for n in range(500))
    await salma.confides(story)
    arrived = "".join(seen.text for seen in town.world.inbox(STAFF_GROUP))
    assert all(f"<{n}>&" in arrived for n in range(500))


@pytest.mark.parametrize(
    "kind", ["photo", "sticker", "location", "voice", "video_note", "document", "contact"]
)
async def test_what_cannot_be_read_is_answered(town: Town, salma: Guest, kind: str) -> None:
    """Thanks, and the open question again; on record as media."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    await salma.sends(kind)
    assert salma.has("media-not-here") and salma.has("orientation-goal")
    last = (await town.interactions(SALMA))[-1]
    assert (last["kind"], last["answer"]) == ("media", "")


async def test_forwarded_and_edited_messages(town: Town, salma: Guest) -> None:
    """A forwarded text is read like a typed one; a correction does not change what was answered."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    original = await salma.write("travail")
    await town.settled()
    assert salma.last().text
    await salma.edits(original.id, "projet")
    assert salma.has("edited-noted")
    town.world.forward(SALMA, original.id, SALMA)
    await town.settled()
    assert (await town.interactions(SALMA))[-1]["kind"] == "misunderstood"


async def test_blocking_and_coming_back(town: Town, salma: Guest) -> None:
    """Both are on record; the talk goes on where it was."""
    await refusing(salma)
    await salma.taps("menu-training")
    town.world.block(SALMA)
    await town.settled()
    town.world.unblock(SALMA)
    await town.settled()
    await salma.says("solar")
    assert salma.has("training-runs")
    kinds = [row["kind"] for row in await town.interactions(SALMA)]
    assert kinds[-3:] == ["blocked", "unblocked", "text"]


async def test_in_a_group_nothing_personal_is_said(town: Town) -> None:
    """A command in a strangers' group is pointed to the private chat; other talk is left alone."""
    group = -5001
    town.world.open_group(Group(group, "أصدقاء", (SALMA, YOUSSEF), bot_status="administrator"))
    guest = town.guest(SALMA, "ary", group)
    assert await guest.says("salam khouti") == ""
    await guest.says("/start")
    assert guest.has("group-only-private")
    assert await guest.says("بغيت نموت") == ""
    await guest.says("/stats")
    assert "8" not in guest.answer


async def test_misunderstood_three_times_then_understood(town: Town, salma: Guest) -> None:
    """The help changes, a human is offered, and a good answer is still taken."""
    await refusing(salma)
    await salma.taps("menu-orientation")
    for words, text in (
        ("qqq", "misunderstood"),
        ("www", "misunderstood-again"),
        ("kkk", "misunderstood-human"),
    ):
        await salma.says(words)
        assert salma.has(text)
    await salma.taps("orientation-goal-coop")
    assert salma.has("orientation-training-field")


async def test_many_at_once_lose_nothing(town: Town, language: str) -> None:
    """Twelve people write three messages each without waiting: every one is on record and answered."""
    crowd = Cast((), ()).with_crowd(12).people
    for someone in crowd:
        town.world.meet(someone)
    for words in ("/start", "fr", "ok"):
        for someone in crowd:
            town.world.write(someone.id, words)
    await town.settled()
    for someone in crowd:
        guest = town.guest(someone.id, "fr")
        assert town.words("welcome-consent", "fr") in guest.last().text.translate(
            dict.fromkeys(range(0x2066, 0x206A))
        )
