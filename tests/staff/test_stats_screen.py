"""/stats on the screen: the right numbers in the right words, one message, buttons for other periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from bot.config import Settings
from bot.staff.capability import Call, Reply
from bot.staff.periods import argument, read_period
from bot.staff.stats import CAPABILITY, share
from flows.library import Library
from storage.database import Database
from storage.periods import Period
from tests.staff.cast import COUNSELLOR, Desk, hire, tokens
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


@pytest.fixture
async def desk(database: Database, settings: Settings, library: Library) -> AsyncIterator[Desk]:
    """Staff at work beside the ledger above."""
    async with database.write() as tx:
        members = await hire(tx)
        await write_down(tx, LEDGER)
        yield Desk(tx, settings, library, members)


async def test_a_month_in_french(desk: Desk) -> None:
    """Every number with its words."""
    screen = desk.screen(await desk.ask(CAPABILITY, "month"))
    assert screen == (
        "📊 <b>Ce mois</b>\n\n".replace("\n\n", "\n") + "Du 01/06/2025 au 30/06/2025\n"
        "État au 30/06/2025 à 12:00 (heure de Casablanca)\n"
        "\n"
        "👥 <b>Bénéficiaires : 4</b> depuis le 01/01/2019\n"
        "Femmes 2 (50,0 %) · Hommes 1 (25,0 %) · Non précisé 1 (25,0 %)\n"
        "\n"
        "📅 <b>Sur la période</b>\n"
        "Nouveaux : 2 · Bénéficiaires actifs : 3\n"
        "Femmes 2 (66,7 %) · Hommes 1 (33,3 %) · Non précisé 0 (0,0 %)\n"
        "Services rendus en écoute, orientation et accompagnement : 4\n"
        "Interactions : 3 · Personnes qui ont écrit : 2\n"
        "Inscriptions aux formations : 2 · Places confirmées : 1 · Liste d'attente : 1\n"
        "\n"
        "<b>Par service</b> (personnes · services rendus)\n"
        "Écoute : 1 · 1 ━━━\n"
        "Orientation : 3 · 3 ━━━━━━━━\n"
        "Formation : 1 · 1 ━━━\n"
        "<i>Une même personne peut avoir reçu plusieurs services : "
        "la somme peut dépasser le nombre de bénéficiaires.</i>\n"
        "\n"
        "<b>Par canal</b> (personnes selon leur premier canal · services rendus)\n"
        "Espace d'accueil : 1 · 0 ━━━\n"
        "Plateforme électronique : 2 · 4 ━━━━━\n"
        "\n"
        "<b>Par commune</b>\n"
        "El Hajeb : 2 (66,7 %) ━━━━━━━━\n"
        "Agourai : 1 (33,3 %) ━━━━\n"
        "\n"
        "<b>Par âge</b>\n"
        "18 à 24 ans : 1 (33,3 %) ━━━━━━━━\n"
        "25 à 29 ans : 1 (33,3 %) ━━━━━━━━\n"
        "Non précisé : 1 (33,3 %) ━━━━━━━━"
    )


async def test_since_the_start_in_arabic(desk: Desk) -> None:
    """No words mean everything; digits are Western; the words are those of the platform."""
    screen = desk.screen(await desk.ask(CAPABILITY, language="ar"), "ar")
    assert "منذ البداية" in screen and "المستفيدون: 4" in screen
    assert "نساء 2 (50,0%)" in screen and "فضاء الاستقبال: 1 · 1" in screen
    assert not any("\u0660" <= char <= "\u0669" for char in screen)


async def test_buttons_change_the_period(desk: Desk) -> None:
    """Six periods, the chosen one marked, and files of the same period for those who may."""
    reply = await desk.ask(CAPABILITY, "month")
    assert tokens(reply) == [
        "s.stats.today",
        "s.stats.week",
        "s.stats.month",
        "s.stats.quarter",
        "s.stats.year",
        "s.stats.start",
        "s.export.month xlsx",
        "s.export.month csv",
    ]
    chosen = [button.text for button in reply.says[-1].buttons[0]]
    assert chosen == ["period-today", "period-week", "period-month-chosen"]
    assert len(tokens(await desk.ask(CAPABILITY, "month", who=COUNSELLOR))) == 6
    ranged = tokens(await desk.ask(CAPABILITY, "2025-01-01..2025-03-31"))
    assert ranged[-1] == "s.export.2025-01-01..2025-03-31 csv"
    assert max(len(token.encode()) for token in ranged) <= 64


async def test_a_period_in_which_nothing_happened(desk: Desk) -> None:
    """It says so, and still how many there are in all."""
    screen = desk.screen(await desk.ask(CAPABILITY, "2024"))
    assert "Rien encore sur cette période" in screen and "Bénéficiaires : 0" in screen


async def test_words_that_mean_no_period(desk: Desk) -> None:
    """They are answered with examples and buttons."""
    for words in ("hier peut-être", "2025-13", "2025-02-30", "9999", "2025-06-30..2025-06-01", "x" * 500):
        reply = await desk.ask(CAPABILITY, words)
        assert [say.text for say in reply.says] == ["stats-period-unknown"], words
        assert len(tokens(reply)) == 6


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
    ],
)
async def test_periods_as_people_say_them(desk: Desk, words: str, first: str, last: str) -> None:
    """In every language, and in figures."""
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
    """With every commune, service and band in use it is still one message, and lines stay short."""
    communes = [entry.key for entry in desk.library.lists["communes"]]
    many = [
        Person(100 + n, sex="male", commune=commune, birth_year=1960 + 3 * n)
        for n, commune in enumerate(communes)
    ]
    contacts = [contact(one.id, "listening", "2025-06-03", channel="mobile") for one in many]
    await write_down(desk.tx, Ledger(people=many, contacts=contacts))
    for language in ("ar", "fr", "en", "ary"):
        screen = desk.screen(await desk.ask(CAPABILITY, "month", language=language), language)
        assert len(screen) < 2500 and len(screen.splitlines()) < 50
    assert "Autres communes" in desk.screen(await desk.ask(CAPABILITY, "month"))


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
