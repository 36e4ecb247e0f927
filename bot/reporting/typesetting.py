"""Typesetting: a template and its data become a picture or a PDF, in a process of its own.

The compiler keeps the interpreter to itself while it works, and its memory; in a process that ends, the
conversations wait for neither. Nothing of the system is used: the fonts lie beside this file.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

HERE: Final = Path(__file__).parent
PATIENCE: Final = 60.0
"""Seconds that one document may take."""

DOTS: Final = 144.0
"""Dots per inch of a picture: two for each point of the template."""

Format = Literal["png", "pdf"]


class CannotTypeset(RuntimeError):
    """A document did not come out; the message is the compiler's."""


async def typeset(template: str, data: Mapping[str, Any], format: Format) -> bytes:
    """The document that a template of `templates/` makes of data, beside the event loop; CannotTypeset."""
    return await asyncio.to_thread(_in_its_own_process, template, data, format)


def _in_its_own_process(template: str, data: Mapping[str, Any], format: Format) -> bytes:
    asked = json.dumps({"template": template, "data": data, "format": format}, ensure_ascii=False)
    try:
        ended = subprocess.run(
            [sys.executable, "-P", str(Path(__file__))],
            input=asked.encode("utf-8"),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CannotTypeset(f"{template} took more than {PATIENCE:.0f} seconds") from error
    if ended.returncode:
        raise CannotTypeset(ended.stderr.decode("utf-8", "replace").strip()[-2000:])
    return ended.stdout


def compiled(template: str, data: Mapping[str, Any], format: Format) -> bytes:
    """The same in this process, which then keeps the memory of it."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )
    made = typst.compile(
        str(HERE / "templates" / template),
        root=str(HERE / "templates"),
        font_paths=fonts,
        format=format,
        ppi=DOTS,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"] if format == "pdf" else [],
    )
    if not isinstance(made, bytes):
        raise CannotTypeset(f"{template} has {len(made or ())} pages; a picture has one")
    return made


def _main() -> None:
    asked = json.load(sys.stdin)
    sys.stdout.buffer.write(compiled(asked["template"], asked["data"], asked["format"]))


if __name__ == "__main__":
    _main()
