"""Makes bot_api_schema.json: what Telegram's Bot API takes, from types that nobody here wrote.

How to make it again, for a newer Bot API: change the version below, have node and npm at hand, and run

    python tests/data/make_schema.py

It installs two npm packages in a temporary directory: @gramio/types (MIT, generated from Telegram's own page)
and ts-json-schema-generator (MIT), which turns them into JSON Schema. Kept of that are the parameters of
each method; descriptions go, and a file to upload becomes the `attach://` reference that stands for it.
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

TYPES = "@gramio/types@10.3.1"
GENERATOR = "ts-json-schema-generator@2.4.0"
HERE = Path(__file__).parent
TSCONFIG = {"compilerOptions": {"strict": True, "skipLibCheck": True, "lib": ["es2022", "dom"]}}
_STAND_INS = {"toString", "toJSON"}  # objects that TypeScript programs may give instead
_PREFIX = "#/definitions/"


def main() -> None:
    """Write the schema next to this file and say how large it is."""
    with tempfile.TemporaryDirectory() as folder:
        version, methods, definitions = generate(Path(folder))
    schema = {
        "$comment": f"Bot API {version}, from {TYPES} (MIT); made by make_schema.py",
        "methods": methods,
        "definitions": reachable({name: simplified(part) for name, part in definitions.items()}, methods),
    }
    target = HERE / "bot_api_schema.json"
    target.write_text(json.dumps(schema, separators=(",", ":"), sort_keys=True, ensure_ascii=False) + "\n")
    print(f"{target.name}: Bot API {version}, {len(methods)} methods, {target.stat().st_size} bytes")


def generate(folder: Path) -> tuple[str, dict[str, str | None], dict[str, Any]]:
    """Version, parameters type of each method (None without) and all definitions, by npm in `folder`."""
    (folder / "package.json").write_text('{"private": true}')
    (folder / "tsconfig.json").write_text(json.dumps(TSCONFIG))
    _run(
        folder, "npm", "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock", TYPES, GENERATOR
    )
    types = folder / "node_modules" / "@gramio" / "types" / "out"
    options = ("--type", "*", "--tsconfig", "tsconfig.json", "--no-type-check", "--out", "all.json")
    _run(folder, "npx", "ts-json-schema-generator", "--path", str(types / "params.d.ts"), *options)
    text = (types / "methods.d.ts").read_text()
    version = re.search(r"Based on Bot API v(\S+)", text)
    assert version, "the types do not say their version"
    return version[1], methods_in(text), json.loads((folder / "all.json").read_text())["definitions"]


def methods_in(text: str) -> dict[str, str | None]:
    """Method names of methods.d.ts with the name of their parameters type, None where there is none."""
    found = re.findall(r"^ {4}(\w+): (CallAPI\w*)<\s*(?:Params\.(\w+))?", text, re.MULTILINE)
    return {name: parameters or None for name, _, parameters in found}


def simplified(part: Any) -> Any:
    """A piece of schema without descriptions, with only what can stand in JSON."""
    if isinstance(part, list):
        return [simplified(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("$ref") == _PREFIX + "TelegramInputFile":
        return {"type": "string"}
    if "anyOf" in part:
        return one_of(
            [simplified(one) for one in part["anyOf"] if not _STAND_INS & set(one.get("properties", ()))]
        )
    # "description" is also the name of parameters, whose value is a schema and not a text
    told = {key: value for key, value in part.items() if key != "description" or not isinstance(value, str)}
    return {key: simplified(value) for key, value in told.items()}


def one_of(parts: list[Any]) -> Any:
    """Alternatives without repetition; a single one stands alone."""
    different = [part for place, part in enumerate(parts) if part not in parts[:place]]
    return different[0] if len(different) == 1 else {"anyOf": different}


def reachable(definitions: dict[str, Any], methods: dict[str, str | None]) -> dict[str, Any]:
    """The definitions that the parameters of some method need."""
    waiting = [name for name in methods.values() if name]
    kept: dict[str, Any] = {}
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = definitions[name]
            waiting += re.findall(rf'"\$ref": "{_PREFIX}(\w+)"', json.dumps(definitions[name]))
    return kept


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    main()
