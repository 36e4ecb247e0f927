"""Form fields and files as one multipart body, in pieces small enough to be timed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import IO

PIECE = 65_536  # bytes: what is written before the write timeout starts again

File = tuple[str, bytes | IO[bytes], str]


@dataclass(frozen=True, slots=True)
class Multipart:
    """A body ready to be written: its content type and its parts in order."""

    content_type: str
    parts: tuple[bytes, ...]

    @property
    def length(self) -> int:
        """Bytes of the whole body, for Content-Length."""
        return sum(map(len, self.parts))

    def pieces(self) -> Iterator[bytes]:
        """The body in slices of at most PIECE bytes."""
        for part in self.parts:
            for start in range(0, len(part), PIECE):
                yield part[start : start + PIECE]


def multipart(fields: Mapping[str, str], files: Mapping[str, File]) -> Multipart:
    """Build the body of an upload; `files` maps a part name to (file name, content, media type)."""
    boundary = token_hex(16)
    parts: list[bytes] = []
    for name, value in fields.items():
        parts.append(_head(boundary, f'name="{_quoted(name)}"') + value.encode("utf-8", "replace") + b"\r\n")
    for name, (filename, content, media_type) in files.items():
        what = f'name="{_quoted(name)}"; filename="{_quoted(filename)}"\r\nContent-Type: {media_type}'
        parts += [_head(boundary, what), content if isinstance(content, bytes) else content.read(), b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    return Multipart(f"multipart/form-data; boundary={boundary}", tuple(parts))


def _head(boundary: str, what: str) -> bytes:
    return f"--{boundary}\r\nContent-Disposition: form-data; {what}\r\n\r\n".encode("utf-8", "replace")


def _quoted(name: str) -> str:
    """A name that cannot end its own header: quotes and line breaks as browsers write them."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
