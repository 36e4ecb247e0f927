"""Organisations (cooperatives, unions, enterprises, employers), their members, and what they were given.

An organisation is a number that never changes; what is known of it are facts, each row correcting the last.
"""

from sqlalchemy import CheckConstraint, Column, Integer, Text, UniqueConstraint

from storage.tables.append_only import append_only
from storage.tables.base import choice, instant, key, refers, table, where, words
from storage.tables.types import Big, Day, Flag
from storage.vocabulary import ORGANISATION_KINDS, PRIORS, QUALIFIERS, VALUE_CHAINS, WORKSHOP_TOPICS

organisations = table(
    "organisations",
    key(),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
)
append_only(organisations)

organisation_facts = table(
    "organisation_facts",
    key(),
    refers("organisation_id", "organisations.id", index=True),
    choice("kind", ORGANISATION_KINDS),
    Column("name", Text, nullable=False),
    Column("women_led", Flag, nullable=False),
    choice("value_chain", VALUE_CHAINS),
    words("commune"),
    refers("parent_union", "organisations.id", optional=True),
    choice("prior", PRIORS),  # whether the official figures from before already count it
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "organisation_facts.id", optional=True),
    UniqueConstraint("supersedes"),
    where("ix_organisation_facts_first", "organisation_id", condition="supersedes IS NULL", unique=True),
)
append_only(organisation_facts)

censuses = table(
    "censuses",
    key(),
    refers("organisation_id", "organisations.id", index=True),
    Column("census_on", Day, nullable=False),
    Column("members_total", Integer, nullable=False),
    Column("members_women", Integer, nullable=True),
    choice("qualifier", QUALIFIERS, "exact"),  # of the total; the women were counted one by one
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "censuses.id", optional=True),
    CheckConstraint("members_women BETWEEN 0 AND members_total", name="members"),
    UniqueConstraint("supersedes"),
)
append_only(censuses)

equipment_handovers = table(
    "equipment_handovers",
    key(),
    refers("organisation_id", "organisations.id", optional=True),
    refers("project_id", "projects.id", optional=True),
    Column("item", Text, nullable=False),
    Column("quantity", Integer, CheckConstraint("quantity > 0", name="quantity"), nullable=False),
    Column("worth", Big, nullable=True),  # dirhams
    Column("handed_on", Day, nullable=False),
    words("place"),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "equipment_handovers.id", optional=True),
    CheckConstraint("organisation_id IS NOT NULL OR project_id IS NOT NULL", name="receiver"),
    UniqueConstraint("supersedes"),
)
append_only(equipment_handovers)

workshops = table(
    "workshops",
    key(),
    choice("topic", WORKSHOP_TOPICS),
    Column("held_on", Day, nullable=False),
    words("place"),
    Column(
        "participants", Integer, CheckConstraint("participants >= 0", name="participants"), nullable=False
    ),
    Column("women", Integer, nullable=True),
    instant("recorded_at"),
    refers("staff_id", "staff.id", optional=True),
    refers("supersedes", "workshops.id", optional=True),
    CheckConstraint("women BETWEEN 0 AND participants", name="women"),
    UniqueConstraint("supersedes"),
)
append_only(workshops)
