"""Sealing: only our keys open it, only in its own column, and keys can be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.secrets import Keyring, Unreadable, new_key, read_key_file

ONE, TWO = bytes(32), bytes(range(32))


def test_words_come_back() -> None:
    """In any script, and never sealed to the same bytes twice."""
    keyring = Keyring({1: ONE})
    for words in ("فاطمة", "ⴼⴰⵟⵉⵎⴰ", "Fatima 👩‍🌾", ""):
        sealed = keyring.seal("identities.name", words)
        assert words.encode() not in sealed or not words
        assert keyring.unseal("identities.name", sealed) == words
    assert keyring.seal("a", "x") != keyring.seal("a", "x")


def test_nothing_stays_nothing() -> None:
    """No words are stored as null, and come back as none."""
    keyring = Keyring({1: ONE})
    assert keyring.seal_optional("a", "") is None
    assert keyring.unseal_optional("a", None) == ""
    assert keyring.lookup("") is None
    assert keyring.unseal_optional("a", keyring.seal_optional("a", "x")) == "x"


@pytest.mark.parametrize(
    ("column", "spoil"),
    [
        ("identities.phone", lambda sealed: sealed),  # moved to another column
        ("identities.name", lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1])),  # altered
        ("identities.name", lambda sealed: sealed[:5]),  # cut off
        ("identities.name", lambda sealed: b"\x02" + sealed[1:]),  # another key
        ("identities.name", lambda sealed: b""),
    ],
)
def test_what_was_altered_or_moved_is_unreadable(column: str, spoil: object) -> None:
    """Nobody can swap the names of two columns, or change a byte, unnoticed."""
    keyring = Keyring({1: ONE})
    assert callable(spoil)
    with pytest.raises(Unreadable, match=column):
        keyring.unseal(column, spoil(keyring.seal("identities.name", "Fatima")))


def test_a_new_key_seals_and_the_old_one_still_opens() -> None:
    """Keys rotate without touching the rows at once, and look-ups keep finding."""
    old, both, new = Keyring({1: ONE}), Keyring({1: ONE, 2: TWO}), Keyring({2: TWO})
    sealed = both.seal("a", "words")
    assert both.unseal("a", old.seal("a", "words")) == "words"
    assert new.unseal("a", sealed) == "words"
    with pytest.raises(Unreadable):
        old.unseal("a", sealed)
    assert old.lookup("+212612345678") == both.lookup("+212612345678") != new.lookup("+212612345678")


@pytest.mark.parametrize("keys", [{}, {0: ONE}, {256: ONE}, {1: b"short"}])
def test_bad_keys_are_refused(keys: dict[int, bytes]) -> None:
    """At the start, not at the first name."""
    with pytest.raises(ValueError, match="32 bytes"):
        Keyring(keys)


def test_a_missing_key_file_is_made_for_us_alone(tmp_path: Path) -> None:
    """The second start reads the same key."""
    path = tmp_path / "secret" / "wijha.key"
    sealed = read_key_file(path).seal("a", "words")
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_key_file(path).unseal("a", sealed) == "words"


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """The message says what to run."""
    path = tmp_path / "wijha.key"
    read_key_file(path)
    path.chmod(0o644)
    with pytest.raises(ValueError, match="chmod 600"):
        read_key_file(path)


@pytest.mark.parametrize("content", ["", "1", "one AAAA", "1 not-base64!", "1 AAAA"])
def test_a_damaged_key_file_is_refused(tmp_path: Path, content: str) -> None:
    """Never a new key over an old one that cannot be read."""
    path = tmp_path / "wijha.key"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(ValueError, match="not a key file"):
        read_key_file(path)
    assert path.read_text() == content


def test_keys_are_random() -> None:
    """Thirty-two bytes, different each time."""
    assert len(new_key()) == 32
    assert new_key() != new_key()
