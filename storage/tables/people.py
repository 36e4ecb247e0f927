"""People: what is counted (beneficiaries) apart from who they are (identities), and what they agreed to."""

from sqlalchemy import Column, Integer, LargeBinary, Text

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, sealed, table, where, words
from storage.tables.types import Big, Flag
from storage.vocabulary import (
    AGE_BANDS,
    CHANNELS,
    CONSENT_ANSWERS,
    CONSENT_PURPOSES,
    DISABILITIES,
    LANGUAGES,
    MILIEUS,
    PRIORS,
    PROFILES,
    SEXES,
)

beneficiaries = table(
    "beneficiaries",
    key(),
    Column("public_id", Text, nullable=True, unique=True),  # null only inside the transaction that creates it
    instant("created_at"),
    choice("language", LANGUAGES),
    choice("sex", SEXES),
    Column("birth_year", Integer, nullable=True),
    choice("age_band", AGE_BANDS),
    words("commune"),
    choice("milieu", MILIEUS),
    words("education"),
    choice("situation", PROFILES),
    choice("disability", DISABILITIES),
    choice("prior", PRIORS),
    choice("consent_service", CONSENT_ANSWERS),  # the latest of each purpose; their history is in consents
    choice("consent_statistics", CONSENT_ANSWERS),
    choice("consent_contact", CONSENT_ANSWERS),
    choice("first_channel", CHANNELS, "electronic"),
    Column("is_test", Flag, nullable=False),
    refers("merged_into", "beneficiaries.id", optional=True),
    instant("erased_at", optional=True),
    where("ix_beneficiaries_merged_into", "merged_into", condition="merged_into IS NOT NULL"),
    sqlite_autoincrement=True,  # a number once given to a person is never given again
)

identities = table(
    "identities",
    refers("beneficiary_id", "beneficiaries.id", primary=True),
    Column("telegram_id", Big, nullable=True, unique=True),
    sealed("name"),
    sealed("phone"),
    Column("phone_hash", LargeBinary, nullable=True, index=True),
)

consents = table(
    "consents",
    key(),
    refers("beneficiary_id", "beneficiaries.id"),
    choice("purpose", CONSENT_PURPOSES),
    Column("given", Flag, nullable=False),
    words("text_version"),
    choice("language", LANGUAGES),
    choice("channel", CHANNELS),
    instant("at"),
)
append_only(consents)
