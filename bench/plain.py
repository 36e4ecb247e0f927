"""The peer: the same kind of sign-up as python-telegram-bot's own examples write it.

A ConversationHandler, updates one after the other as its manual asks for it, and an ORM session with a commit
for every update before the reply, on SQLite with the same care for the disk as ours.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Integer, String, event
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

QUESTIONS: Sequence[tuple[str, str, Sequence[str]]] = (
    ("language", "Which language do you speak?", ("العربية", "Français", "Tamazight", "English")),
    ("consent", "Do you agree that we keep your answers?", ("Yes", "No")),
    ("prior", "Have you been here before?", ("Yes", "No")),
    ("name", "What is your name?", ()),
    ("sex", "Are you a woman or a man?", ("Woman", "Man", "I would rather not say")),
    ("birth_year", "What is your year of birth?", ()),
    ("commune", "Which commune do you live in?", tuple(f"Commune {n}" for n in range(1, 13))),
    ("education", "What is your level of education?", ("None", "Primary", "Middle", "Secondary", "Higher")),
    ("situation", "What is your situation?", ("Student", "Working", "Seeking work", "None of these")),
)


class Base(DeclarativeBase):
    """Tables of the peer."""


class Person(Base):
    """Somebody who signs up."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    step: Mapped[int] = mapped_column(Integer, default=0)
    name: Mapped[str] = mapped_column(String, default="")
    answers: Mapped[str] = mapped_column(String, default="")


class Interaction(Base):
    """One update on record."""

    __tablename__ = "interactions"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    step: Mapped[str] = mapped_column(String)
    answer: Mapped[str] = mapped_column(String)


engine = create_async_engine(os.environ["DATABASE_URL"])
session_of = async_sessionmaker(engine, expire_on_commit=False)


@event.listens_for(engine.sync_engine, "connect")
def _careful(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


async def take(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """Put an update on record, then ask the next question."""
    from sqlalchemy import select

    assert update.effective_chat is not None
    said = update.callback_query.data if update.callback_query else update.effective_message.text  # type: ignore[union-attr]
    async with session_of() as session:
        found = select(Person).where(Person.chat_id == update.effective_chat.id)
        person = (await session.execute(found)).scalar_one_or_none()
        if person is None:
            person = Person(chat_id=update.effective_chat.id, step=-1, name="", answers="")
            session.add(person)
            await session.flush()
        if person.step >= 0 and QUESTIONS[person.step][0] == "name":
            person.name = str(said)
        person.step += 1
        person.answers = f"{person.answers}|{said}"
        session.add(
            Interaction(
                person_id=person.id, update_id=update.update_id, step=str(person.step), answer=str(said)
            )
        )
        await session.commit()
    await _reply(update, person)
    return ConversationHandler.END if person.step == len(QUESTIONS) else person.step


async def _reply(update: Update, person: Person) -> None:
    done = person.step == len(QUESTIONS)
    text = f"Thank you {person.name}" if done else QUESTIONS[person.step][1]
    choices = () if done else QUESTIONS[person.step][2]
    rows = [
        [InlineKeyboardButton(label, callback_data=f"{person.step}:{n}")] for n, label in enumerate(choices)
    ]
    keyboard = InlineKeyboardMarkup(rows) if rows else None
    if update.callback_query is not None:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(text, reply_markup=keyboard)
    else:
        assert update.effective_message is not None
        await update.effective_message.reply_text(text, reply_markup=keyboard)


async def _create(_: Application[Any, Any, Any, Any, Any, Any]) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


def main() -> None:
    """Poll until stopped."""
    talk = ConversationHandler(
        entry_points=[CommandHandler("start", take)],
        states={
            n: [CallbackQueryHandler(take) if choices else MessageHandler(filters.TEXT, take)]
            for n, (_, _, choices) in enumerate(QUESTIONS)
        },
        fallbacks=[],
    )
    builder = ApplicationBuilder().token(os.environ["BOT_TOKEN"]).base_url(f"{os.environ['BOT_API']}/bot")
    application = builder.post_init(_create).build()
    application.add_handler(talk)
    application.run_polling()


if __name__ == "__main__":
    main()
