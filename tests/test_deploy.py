"""What is shipped beside the program: the image's lock, its Dockerfile, the compose files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
COMPOSE = ("compose.yaml", "compose-small.yaml", "compose-platform.yaml")


def _pinned(file: Path) -> dict[str, str]:
    """What a lock holds: each name with everything that is said of it, its hashes too."""
    entries = re.split(r"\n(?=\S)", file.read_text("utf-8").strip())
    return {entry.partition("==")[0].strip(): entry.partition("==")[2] for entry in entries}


def test_the_image_has_what_was_tested_and_no_more() -> None:
    """Each package of its lock is in ours, to the hash; whatever the program needs is there."""
    ours, image = _pinned(ROOT / "requirements.lock"), _pinned(DEPLOY / "requirements.lock")
    assert {name: pin for name, pin in image.items() if ours.get(name) != pin} == {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {canonicalize_name(Requirement(words).name) for words in project["dependencies"]}
    assert needed <= image.keys()
    assert "pytest" not in image


def test_the_image_holds_the_whole_program_and_nobody_is_root_in_it() -> None:
    """Its packages are copied, nothing else is; the user is a number, as read-only systems want it."""
    words = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert set(re.findall(r"^COPY (\w+) /opt/wijha/app/\w+$", words, re.MULTILINE)) == {
        "bot",
        "flows",
        "storage",
    }
    assert re.findall(r"^USER (\S+)$", words, re.MULTILINE) == ["10001"]
    assert "--require-hashes" in words


@pytest.mark.parametrize("name", COMPOSE)
def test_every_bot_of_a_compose_file_is_locked_in(name: str) -> None:
    """Read-only, without rights, and unable to get any; only its data can be written."""
    services: dict[str, Any] = yaml.safe_load((DEPLOY / name).read_text("utf-8"))["services"]
    bots = [service for service in services.values() if service.get("image") == "wijha"]
    assert bots
    for bot in bots:
        assert (bot["read_only"], bot["cap_drop"]) == (True, ["ALL"])
        assert bot["security_opt"] == ["no-new-privileges:true"]
        assert [volume.partition(":")[2] for volume in bot["volumes"]] == ["/data"]


def test_the_example_names_every_variable() -> None:
    """Whoever copies it has nothing to guess."""
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text("utf-8")))
    assert set(re.findall(r"^(\w+)=", (DEPLOY / "env.example").read_text("utf-8"), re.MULTILINE)) == asked
