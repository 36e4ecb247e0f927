"""Short references to say on the phone, such as K7P2M: random, and without look-alike letters."""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 5


def new_reference() -> str:
    """Five random characters (28 million possibilities); the tables refuse one that is taken."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
