"""Files: what Telegram says of an uploaded one, and small samples that people send."""

from __future__ import annotations

import mimetypes
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusals import PHOTO_BYTES, UPLOAD_BYTES, bad_request, too_large

_FOLDERS = {"photo": "photos", "voice": "voice", "sticker": "stickers", "video_note": "video_notes"}
VOICE_SECONDS = 3
_OPUS_SILENCE = b"\xf8\xff\xfe"  # 20 ms of silence in one packet
_WEBP = bytes.fromhex("52494646220000005745425056503820160000003001009d012a010001000ec0fe25a400037000000000")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it travels in a request."""

    name: str
    mime_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps; path is what getFile answers."""

    id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload


def stored(number: int, kind: str, upload: Upload) -> StoredFile:
    """Give a file its ids and its path; number is unique in the world."""
    suffix = "." + upload.name.rpartition(".")[2] if "." in upload.name else ""
    folder = _FOLDERS.get(kind, "documents")
    name = f"{folder}/file_{number}{suffix if suffix.isascii() else ''}"
    return StoredFile(f"SBXFILE{number:08d}{kind}", f"SBX{number:08d}", kind, name, upload)


def check_upload(kind: str, upload: Upload) -> None:
    """Raise Refused for a file that Telegram would not take."""
    if len(upload.data) > UPLOAD_BYTES:
        raise too_large()
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.data) > PHOTO_BYTES:
        raise bad_request("file is too big for a photo")
    if kind == "photo" and picture_size(upload.data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")


def described(file: StoredFile, **details: Any) -> dict[str, Any]:
    """Give the Message fields for this file, such as {"document": {...}}."""
    about: dict[str, Any] = {"file_id": file.id, "file_unique_id": file.unique_id}
    size = {"file_size": len(file.upload.data)}
    if file.kind == "photo":
        width, height = picture_size(file.upload.data) or (1, 1)
        return {"photo": [about | {"width": width, "height": height} | size]}
    if file.kind == "voice":
        return {"voice": about | {"duration": VOICE_SECONDS, "mime_type": "audio/ogg"} | details | size}
    if file.kind == "sticker":
        shape = {"width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False}
        return {"sticker": about | shape | details | size}
    if file.kind == "video_note":
        return {"video_note": about | {"length": 240, "duration": VOICE_SECONDS} | details | size}
    names = {"file_name": file.upload.name, "mime_type": file.upload.mime_type}
    return {file.kind: about | names | details | size}


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Read width and height of a PNG or JPEG; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        return struct.unpack(">II", data[16:24])
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def guessed_type(name: str) -> str:
    """Guess the MIME type from a file name."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def sample(kind: str) -> Upload:
    """Make a small real file of a kind that people send; raises KeyError for a kind without one."""
    if kind == "voice":
        return Upload("voice.ogg", "audio/ogg", silent_voice(VOICE_SECONDS))
    if kind == "photo":
        return Upload("photo.png", "image/png", gradient(320, 200))
    files = {
        "document": Upload("lettre.txt", "text/plain", b"Bonjour, voici ma lettre.\n"),
        "sticker": Upload("sticker.webp", "image/webp", _WEBP),
        "video_note": Upload("note.mp4", "video/mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"),
    }
    return files[kind]


def gradient(width: int, height: int) -> bytes:
    """Draw a PNG of a calm evening sky."""
    rows = bytearray()
    for y in range(height):
        shade = y / height
        pixel = bytes((int(90 + 150 * shade), int(130 + 60 * shade), int(200 - 60 * shade)))
        rows += b"\0" + pixel * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def silent_voice(seconds: int) -> bytes:
    """Make an Ogg Opus file of silence that browsers and phones can play."""
    head = b"OpusHead\x01\x01\x00\x00\x80\xbb\x00\x00\x00\x00\x00"
    tags = b"OpusTags" + struct.pack("<I", 7) + b"sandbox" + struct.pack("<I", 0)
    pages = [_ogg_page(0, 2, 0, [head]), _ogg_page(1, 0, 0, [tags])]
    for second in range(seconds):
        last = 4 if second == seconds - 1 else 0
        pages.append(_ogg_page(second + 2, last, (second + 1) * 48_000, [_OPUS_SILENCE] * 50))
    return b"".join(pages)


def _ogg_page(number: int, flags: int, position: int, packets: list[bytes]) -> bytes:
    head = b"OggS\0" + bytes([flags]) + struct.pack("<qII", position, 1, number)
    table = bytes([len(packets)]) + bytes(len(packet) for packet in packets)
    body = b"".join(packets)
    return head + struct.pack("<I", _ogg_crc(head + bytes(4) + table + body)) + table + body


def _ogg_crc(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1) ^ (0x04C11DB7 if crc & 0x80000000 else 0)
        crc &= 0xFFFFFFFF
    return crc
