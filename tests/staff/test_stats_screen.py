"""/stats on the screen: the right numbers in the right words, one message, buttons for what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from bot.config import Settings
from bot.staff.capability import Call, Reply
from bot.staff.periods import argument, read_period
from bot.staff.stats import CAPABILITY
from bot.staff.stats_codec import FAMILIES, LONGEST, decode
from bot.staff.stats_names import share
from flows.library import Library
from storage.baselines import Figure, add_figures
from storage.database import Database
from storage.indicators.knowing import KNOWS
from storage.organisations import Organisation, add_organisations
from storage.periods import Period
from storage.projects import STAGE_FACTS, Project, Stage, add_projects, attach
from storage.staff import audit_trail
from tests.staff.cast import ADMIN, COORDINATOR, COUNSELLOR, GROUP, REPORTER, Desk, hire, tokens
from tests.storage.ledgers import Ledger, Person, SignUp, at, contact, turn, write_down

pytestmark = pytest.mark.anyio

LEDGER = Ledger(
    people=[
        Person(1, sex="female", commune="agourai", birth_year=2001),
        Person(2, sex="female", commune="el_hajeb", age_band="25_29"),
        Person(3, sex="male", commune="el_hajeb"),
        Person(4),
    ],
    contacts=[
        contact(1, "listening", "2025-05-03", channel="reception"),
        contact(1, "orientation", "2025-06-03"),
        contact(2, "orientation", "2025-06-04"),
        contact(3, "listening", "2025-06-05"),
        contact(3, "orientation", "2025-06-05"),
        contact(3, "training", "2025-06-06"),
        contact(4, "listening", "2025-04-05"),
    ],
    interactions=[turn(1, "2025-06-03"), turn(1, "2025-06-03"), turn(2, "2025-06-04")],
    sign_ups=[SignUp(3, "confirmed", at("2025-06-06")), SignUp(1, "waitlisted", at("2025-06-07"))],
)
OFFICIAL = Figure("B1", 50, dt.date(2025, 5, 31), "MAP", "at_least")


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """Staff at work beside the ledger above."""
    async with database.write() as tx:
        members = await hire(tx)
        await write_down(tx, LEDGER)
        yield Desk(tx, settings, library, members)


@pytest.fixture
async def empty(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """Staff at work where nothing is recorded yet."""
    async with database.write() as tx:
        yield Desk(tx, settings, library, await hire(tx))


async def test_a_month_in_french(desk: Desk) -> None:
    """What the office of a governor asks for, persons beside interactions, on one screen."""
    screen = desk.screen(await desk.ask(CAPABILITY, "month"))
    assert screen == (
        "📊 <b>Ce mois</b>\n"
        "Du 01/06/2025 au 30/06/2025\n"
        "État au 30/06/2025 à 12:00 (Casablanca)\n"
        "\n"
        "👥 <b>Bénéficiaires : 4</b> depuis le 01/01/2019\n"
        "Femmes 2 (50,0 %) · Hommes 1 · Non déclaré 1\n"
        "\n"
        "📅 <b>Sur la période</b>\n"
        "Nouveaux : 2 · Actifs : 3\n"
        "Actifs : femmes 2 (66,7 %)\n"
        "Interactions (services rendus) : 4\n"
        "🎓 Jeunes formés : 0 · Insertions : 0\n"
        "Inscriptions : 2 · Places confirmées : 1 · Attente : 1\n"
        "🏢 TPE financées : 0 · Emplois créés : 0\n"
        "🤝 Projets d'ESS approuvés : 0\n"
        "Coopératives : 0, dont féminines : 0 · Unions : 0\n"
        "Membres : 0, dont femmes : 0\n"
        "💬 Échanges avec le bot : 3 · Auteurs : 2"
    )


async def test_since_the_start_in_arabic(desk: Desk) -> None:
    """No words mean everything; digits are Western; the words are those of the platform."""
    screen = desk.screen(await desk.ask(CAPABILITY, language="ar"), "ar")
    assert "منذ البداية" in screen and "المستفيدون: 4" in screen
    assert "نساء 2 (50,0%)" in screen and "التفاعلات (خدمات مقدمة): 6" in screen
    assert not any("\u0660" <= char <= "\u0669" for char in screen)


async def test_an_official_figure_makes_a_part_and_a_range(desk: Desk) -> None:
    """How much of it is official, who said so, why it is a range, what is not split."""
    await add_figures(desk.tx, [OFFICIAL], at("2025-06-01"))
    screen = desk.screen(await desk.ask(CAPABILITY))
    assert "Bénéficiaires : plus de 50 (au plus 52)" in screen
    assert "dont chiffre officiel au 31/05/2025 : 50 (MAP)" in screen
    assert "Chiffre officiel non ventilé par sexe : 50" in screen
    assert "Le maximum compte 2 personnes dont on ignore si elles étaient déjà venues." in screen
    narrowed = desk.screen(await desk.ask(CAPABILITY, "commune=el_hajeb"))
    assert "Seulement : <b>El Hajeb</b>" in narrowed and "(au plus 2)" in narrowed
    assert "Le chiffre officiel (50 au 31/05/2025) n'est pas ventilé ainsi : jusqu'à 50 de plus." in narrowed
    assert "Non connus ainsi : Emplois créés" in narrowed


async def test_a_split_in_french(desk: Desk) -> None:
    """Every part with its share and the women in it, what is unknown, what changed, what is counted."""
    screen = desk.screen(await desk.ask(CAPABILITY, "B1 2025-06 par commune comparé"))
    assert screen == (
        "📊 <b>Période choisie</b>\n"
        "Du 01/06/2025 au 30/06/2025\n"
        "État au 30/06/2025 à 12:00 (Casablanca)\n"
        "Comparé à : du 01/05/2025 au 31/05/2025\n"
        "\n"
        "<b>Bénéficiaires de l'écoute, de l'orientation et de l'accompagnement : 4</b>\n"
        "Avant : 2 · Écart : +2 (+100 %)\n"
        "dont femmes : 2 (50,0 %)\n"
        "\n"
        "Par commune (♀ : part des femmes)\n"
        "El Hajeb : 2 (+2) (50,0 %) · ♀ 50,0 %\n"
        "Agourai : 1 (=) (25,0 %) · ♀ 100,0 %\n"
        "Non précisé : 1 (=) (25,0 %) · ♀ 0,0 %\n"
        "\n"
        "<i>Personnes distinctes ayant reçu au moins un service d'écoute, d'orientation ou d'accompagnement, "
        "du démarrage de la plateforme au dernier jour de la période.</i>"
    )


async def test_two_splits_in_arabic(desk: Desk) -> None:
    """The second stands under each value of the first; services overlap and say so."""
    screen = desk.screen(await desk.ask(CAPABILITY, "B4 2025 حسب الجنس،الخدمة", language="ar"), "ar")
    assert "حسب الجنس والخدمة" in screen
    assert "<b>النساء</b>\n" in screen and "التوجيه: 2" in screen
    assert "مجموعها يفوق العدد بـ 2" in screen


async def test_every_family_and_figure_has_a_screen(desk: Desk) -> None:
    """In every language one message that fits a phone; no text is missing, none is left as its id."""
    for ids in [*FAMILIES.values(), *((one,) for one in KNOWS)]:
        for language in ("ar", "fr", "en", "ary"):
            screen = desk.screen(await desk.ask(CAPABILITY, " ".join(ids), language=language), language)
            assert "stats-" not in screen and "indicator-" not in screen, ids
            assert len(screen) < 2500 and len(screen.splitlines()) < 50, ids


async def test_as_of_a_past_day(desk: Desk) -> None:
    """It says so, and the period ends there."""
    screen = desk.screen(await desk.ask(CAPABILITY, "B1 année état au 2025-04-30"))
    assert "🕰 Tel qu'on l'aurait dit le 30/04/2025" in screen
    assert "Du 01/01/2025 au 30/04/2025" in screen and "accompagnement : 1</b>" in screen


async def test_buttons_ask_every_other_question(desk: Desk) -> None:
    """Each carries the whole question, changed in one thing; files and rows for those who may."""
    reply = await desk.ask(CAPABILITY, "month")
    assert tokens(reply)[:6] == [f"s.stats.~o.{letter}" for letter in "dwmqys"]
    chosen = [button.text for button in reply.says[-1].buttons[0]]
    assert chosen == ["period-today-short", "period-week-short", "period-month-short-chosen"]
    for view in "bfcamd":
        assert f"s.stats.~{view}.m" in tokens(reply)
    assert {"s.stats.~r0.m", "s.export.month xlsx", "s.export.month csv"} <= set(tokens(reply))
    for who, may in ((COORDINATOR, True), (COUNSELLOR, False), (REPORTER, False)):
        assert ("s.stats.~r0.m" in tokens(await desk.ask(CAPABILITY, "month", who=who))) == may
    assert not [one for one in tokens(await desk.ask(CAPABILITY, "month", who=COUNSELLOR)) if "export" in one]
    assert "s.stats.~r0.m" not in tokens(await desk.ask(CAPABILITY, "month", chat_id=GROUP))


async def test_every_button_leads_somewhere(desk: Desk) -> None:
    """From every screen that can be reached in three taps: one message, buttons that fit, nothing refused."""
    await add_figures(desk.tx, [OFFICIAL], at("2025-06-01"))
    seen, waiting = set[str](), [""]
    for _ in range(3):
        found = [one for words in waiting for one in tokens(await desk.ask(CAPABILITY, words))]
        fresh = [one for one in dict.fromkeys(found) if one.startswith("s.stats.") and one not in seen]
        seen |= set(fresh)
        waiting = [one.removeprefix("s.stats.") for one in fresh][::2]
    for token in sorted(seen)[::5]:
        assert len(token.encode()) <= LONGEST and decode(token.removeprefix("s.stats.")), token
        reply = await desk.ask(CAPABILITY, token.removeprefix("s.stats."))
        assert desk.screen(reply) and not reply.says[0].text.startswith(("stats-nonsense", "stats-period"))
    assert len(seen) > 100


async def test_a_split_is_taken_and_taken_away(desk: Desk) -> None:
    """What is chosen is marked; a third takes the place of the second; what makes no sense is not offered."""
    reply = await desk.ask(CAPABILITY, "~b.m.sa...B4")
    named = {
        str(button.args.get("name")): (button.token, button.text)
        for row in reply.says[-1].buttons
        for button in row
    }
    assert named["Sexe"] == ("s.stats.~o.m.a...B4", "stats-button-chosen")
    assert named["Commune"] == ("s.stats.~o.m.sc...B4", "stats-button-choice")
    assert "Secteur" not in named
    only = await desk.ask(CAPABILITY, "~f.m....E2")
    assert [button.args.get("name") for button in only.says[-1].buttons[0]] == ["Sexe", "Secteur"]
    values = tokens(await desk.ask(CAPABILITY, "~v5.m....B1"))
    assert values[:4] == [*(f"s.stats.~o.m....B1.v{n}" for n in range(3)), "s.stats.~o.m....B1"]


async def test_comparing_from_the_start_asks_for_a_period(desk: Desk) -> None:
    """Before the start there is nothing."""
    reply = await desk.ask(CAPABILITY, "~c.s")
    assert reply.says[0].text == "stats-ask-compare-start"
    assert "s.stats.~o.m..p" in tokens(reply)
    screen = desk.screen(await desk.ask(CAPABILITY, "~o.s..p"))
    assert "Aucune période antérieure à comparer." in screen


async def test_the_definitions_of_what_is_on_the_screen(desk: Desk) -> None:
    """Whole, with their ids."""
    screen = desk.screen(await desk.ask(CAPABILITY, "~d.m....E1"))
    assert screen.startswith("❓") and "(E1)" in screen and "porteur a été accompagné" in screen
    assert "(C4f)" in desk.screen(await desk.ask(CAPABILITY, "~d.m"))


async def test_the_rows_behind_a_number(desk: Desk) -> None:
    """Pseudonyms for a coordinator alone with the bot; noted; forgotten once sent."""
    reply = await desk.ask(CAPABILITY, "~r0.m....B2", who=COORDINATOR)
    screen = desk.screen(reply)
    assert "4 au registre · page 1 sur 1" in screen and reply.confidential
    assert "<code>HJ-1</code> · 03/06/2025 · Orientation · Plateforme électronique" in screen
    assert [event.action for event in await audit_trail(desk.tx, 1)] == ["rows"]
    assert "au registre" in desk.screen(await desk.ask(CAPABILITY, "~r0.s", who=ADMIN))
    none = await desk.ask(CAPABILITY, "~r0.m....E1", who=ADMIN)
    assert none.says[0].text == "stats-rows-none"


async def test_rows_are_refused(desk: Desk) -> None:
    """To other roles, and in a group, where others read along."""
    for who, chat_id, text in (
        (COUNSELLOR, 0, "staff-refused"),
        (REPORTER, 0, "staff-refused"),
        (ADMIN, GROUP, "staff-refused-here"),
    ):
        reply = await desk.ask(CAPABILITY, "~r0.m....B2", who=who, chat_id=chat_id)
        assert [say.text for say in reply.says] == [text]
    assert await audit_trail(desk.tx) == []


async def test_a_period_in_which_nothing_happened(desk: Desk) -> None:
    """It says so, and still how many there are in all."""
    screen = desk.screen(await desk.ask(CAPABILITY, "2024"))
    assert "Rien encore sur cette période" in screen and "Bénéficiaires : 0" in screen


async def test_an_empty_database(empty: Desk) -> None:
    """Every screen stands, with noughts."""
    for words in (
        "",
        "month",
        "B1 by commune",
        "B5",
        "T1 E1 C4",
        "S1",
        "B4 by sex,service",
        "~r0.s",
        "commune=bitit",
    ):
        screen = empty.screen(await empty.ask(CAPABILITY, words, language="en"), "en")
        assert any(nought in screen for nought in ("Nothing", ": 0", ">0<", "none", "no rows")), words


async def test_plain_words_and_how_they_were_understood(desk: Desk) -> None:
    """Said above the answer, with what was left aside; the buttons mend it."""
    reply = await desk.ask(CAPABILITY, "combien de femmes à l'écoute en 2025")
    screen = desk.screen(reply)
    understood = "🔎 J'ai compris : <b>bénéficiaires venus dans la période · femmes · Écoute · 2025</b>\n"
    assert screen.startswith(understood)
    assert "Seulement : <b>Femmes · Écoute</b>" in screen and "Du 01/01/2025 au 31/12/2025" in screen
    assert any(token.startswith("s.stats.~f.") for token in tokens(reply))
    arabic = desk.screen(await desk.ask(CAPABILITY, "شحال من بنت فالاستماع هاد الشهر", language="ar"), "ar")
    assert arabic.startswith("🔎 فهمت: ") and "النساء · الاستماع" in arabic
    by = desk.screen(await desk.ask(CAPABILITY, "les jeunes par commune comme une carotte"))
    assert "par Commune</b>\n" in by and "Pas compris, et laissé de côté : " in by and "carotte" in by
    assert "compris" not in desk.screen(await desk.ask(CAPABILITY, "B1 2025"))


async def test_words_that_mean_nothing(desk: Desk) -> None:
    """They are answered with examples and buttons."""
    for words in (
        "zzz qqq",
        "2025-13",
        "2025-02-30",
        "9999",
        "2025-06-30..2025-06-01",
        "x" * 500,
        "~",
        "~z.m",
    ):
        reply = await desk.ask(CAPABILITY, words)
        assert [say.text for say in reply.says] == ["stats-period-unknown"], words
        assert len(tokens(reply)) == 6


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("E2 by commune", "stats-nonsense-dimension"),
        ("S1 by sex", "stats-nonsense-dimension-none"),
        ("B1 service=training", "stats-nonsense-value"),
        ("B5 by sex,commune", "stats-nonsense-splits"),
        ("B1 commune=paris", "stats-nonsense-name"),
        ("B1 by shoes", "stats-nonsense-name"),
        ("~o.m.c...E2", "stats-nonsense-dimension"),
        ("~o.2025-13", "stats-period-unknown"),
    ],
)
async def test_nonsense_is_said_in_words(desk: Desk, words: str, text: str) -> None:
    """With what would make sense; never as a number."""
    for language in ("fr", "ar"):
        reply = await desk.ask(CAPABILITY, words, language=language)
        assert [say.text for say in reply.says] == [text]
        assert tokens(reply) and "{" not in desk.screen(reply, language)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("", "2019-01-01", "2025-06-30"),
        ("all", "2019-01-01", "2025-06-30"),
        ("Tout", "2019-01-01", "2025-06-30"),
        ("كلشي", "2019-01-01", "2025-06-30"),
        ("today", "2025-06-30", "2025-06-30"),
        ("aujourd’hui", "2025-06-30", "2025-06-30"),
        ("ليوم", "2025-06-30", "2025-06-30"),
        ("اليوم", "2025-06-30", "2025-06-30"),
        ("cette semaine", "2025-06-30", "2025-06-30"),
        ("هاد السيمانة", "2025-06-30", "2025-06-30"),
        ("ce mois", "2025-06-01", "2025-06-30"),
        ("هذا الشهر", "2025-06-01", "2025-06-30"),
        ("had chhar", "2025-06-01", "2025-06-30"),
        ("TRIMESTRE", "2025-04-01", "2025-06-30"),
        ("l'année", "2025-01-01", "2025-06-30"),
        ("هاد العام", "2025-01-01", "2025-06-30"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-01-01..2025-03-31", "2025-01-01", "2025-03-31"),
        ("T1 2025-Q1 by sex,training_field", "2025-01-01", "2025-03-31"),
        ("b1 2024 par sexe, âge vs an dernier", "2024-01-01", "2024-12-31"),
        ("month commune=agourai,bitit sexe=femmes", "2025-06-01", "2025-06-30"),
        ("الشهر الجماعة=أكوراي", "2025-06-01", "2025-06-30"),
    ],
)
async def test_periods_as_people_say_them(desk: Desk, words: str, first: str, last: str) -> None:
    """In every language, in figures, and beside other words."""
    reply = await desk.ask(CAPABILITY, words)
    assert "stats-title" in [say.text for say in reply.says]
    said = [say.args for say in reply.says if say.text in ("stats-days", "stats-day")]
    assert said == [{"from": first, "to": last}] or (said == [{"from": first}] and first == last)


async def test_a_period_says_its_own_argument(desk: Desk) -> None:
    """What a button carries leads to the same period."""
    asked: list[tuple[Period | None, Period | None]] = []

    async def note(call: Call) -> Reply:
        period = read_period(call, call.argument)
        assert period is not None
        asked.append((period, read_period(call, argument(period))))
        return Reply(())

    for words in ("month", "2025-03", "", "2025-01-01..2025-03-31"):
        await desk.ask(note, words)
    assert len(asked) == 4 and [one for one, again in asked if one != again] == []


async def test_the_screen_fits_a_phone(desk: Desk) -> None:
    """With every commune and band in use a split is still one message, and says how much it leaves out."""
    communes = [entry.key for entry in desk.library.lists["communes"]]
    many = [
        Person(100 + n, sex="male", commune=commune, birth_year=1960 + 3 * n)
        for n, commune in enumerate(communes)
    ]
    many += [
        Person(200 + n, sex="female", commune=one.commune, birth_year=1990) for n, one in enumerate(many)
    ]
    many += [
        Person(300 + n, sex="female", commune=one.commune, birth_year=2004) for n, one in enumerate(many)
    ]
    contacts = [contact(one.id, "listening", "2025-06-03", channel="mobile") for one in many]
    await write_down(desk.tx, Ledger(people=many, contacts=contacts))
    for language in ("ar", "fr", "en", "ary"):
        screen = desk.screen(
            await desk.ask(CAPABILITY, "B1 by commune,age_band", language=language), language
        )
        assert len(screen) < 3500
    assert "autres cases : demandez le fichier." in desk.screen(
        await desk.ask(CAPABILITY, "B1 by commune,age_band")
    )


async def test_a_month_ends_at_midnight_in_casablanca(desk: Desk) -> None:
    """At 23:30 UTC it is already July there."""
    late = dt.datetime(2025, 6, 30, 23, 30, tzinfo=dt.UTC)
    screen = desk.screen(await desk.ask(CAPABILITY, "month", at=late))
    assert "01/07/2025" in screen and "à 00:30" in screen


@pytest.mark.parametrize(
    ("part", "whole", "language", "expected"),
    [(2055, 8421, "fr", "24,4"), (2055, 8421, "en", "24.4"), (1, 1, "ar", "100,0"), (0, 0, "ary", "0,0")],
)
def test_shares(part: int, whole: int, language: str, expected: str) -> None:
    """One decimal, as the language writes it; nothing of nothing is nothing."""
    assert share(part, whole, language) == expected


async def test_members_are_not_told_before_any_census(desk: Desk) -> None:
    """A cooperative whose members nobody has counted yet has no line that says "more than 0"."""
    (coop,) = await add_organisations(desk.tx, [Organisation("cooperative", "C")], at("2025-01-02"))
    (project,) = await add_projects(desk.tx, [Project("sse", organisation_id=coop)], at("2025-01-03"))
    await attach(desk.tx, [(project, coop)], at("2025-01-03"))
    await STAGE_FACTS.add(desk.tx, [Stage(project, "approved", dt.date(2025, 3, 3))], at("2025-03-03"))
    screen = desk.screen(await desk.ask(CAPABILITY, "2025"))
    assert "Coopératives : 1" in screen
    assert "Membres" not in screen
