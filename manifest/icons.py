"""Whether the two icons are what Teams shows: size, and for the outline white on nothing."""

import struct
import zlib
from typing import NamedTuple

from manifest.faults import Fault

SIZES = {"color": 192, "outline": 32}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
_CHANNELS = {_RGB: 3, _RGBA: 4}


class Picture(NamedTuple):
    """8 bits a channel; `pixels` row by row, three or four bytes each."""

    width: int
    height: int
    channels: int
    pixels: bytes


class PictureError(Exception):
    """No PNG of the plain kind that is used here; the message says why."""


def icon_faults(icons: dict[str, str], members: dict[str, bytes]) -> list[Fault]:
    """Check the icons that are in the package; that they are there is another check."""
    found = []
    for kind, size in SIZES.items():
        name = icons[kind]
        if name not in members:
            continue
        try:
            found += [Fault(name, problem) for problem in _problems(kind, size, read_png(members[name]))]
        except PictureError as error:
            found.append(Fault(name, str(error)))
    return found


def _problems(kind: str, size: int, picture: Picture) -> list[str]:
    if (picture.width, picture.height) != (size, size):
        return [f"is {picture.width} by {picture.height} pixels; the {kind} icon must be {size} by {size}"]
    if kind == "color":
        return []
    if picture.channels != _CHANNELS[_RGBA]:
        return ["has no transparency; the outline icon must be white on transparent"]
    pixels = [picture.pixels[at : at + 4] for at in range(0, len(picture.pixels), 4)]
    visible = [pixel for pixel in pixels if pixel[3]]
    if not visible or len(visible) == len(pixels):
        return ["must have both white and transparent pixels"]
    if any(pixel[:3] != b"\xff\xff\xff" for pixel in visible):
        return ["has a colour other than white; the outline icon must be white on transparent"]
    return []


def read_png(content: bytes) -> Picture:
    """Raises:
    PictureError: If it is no PNG, is damaged, or is interlaced, grey, with a palette or with 16 bits.
    """
    try:
        return _decode(content)
    except (struct.error, zlib.error, IndexError) as error:
        raise PictureError(f"is a damaged PNG ({error})") from None


def _decode(content: bytes) -> Picture:
    if not content.startswith(_SIGNATURE):
        raise PictureError("is no PNG")
    chunks = _chunks(content)
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks.get(b"IHDR", b""))
    if depth != 8 or kind not in _CHANNELS or interlaced:
        raise PictureError("must be a PNG with 8 bits a channel in RGB or RGBA, not interlaced")
    if width * height > 1024 * 1024:
        raise PictureError(f"is {width} by {height} pixels, which is far too large")
    channels = _CHANNELS[kind]
    rows = zlib.decompressobj().decompress(chunks.get(b"IDAT", b""), height * (width * channels + 1))
    if len(rows) != height * (width * channels + 1):
        raise PictureError("is a damaged PNG (rows are missing)")
    return Picture(width, height, channels, _unfilter(rows, width * channels, channels))


def _chunks(content: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = len(_SIGNATURE)
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        found[name] = found.get(name, b"") + content[at + 8 : at + 8 + length]
        at += length + 12
    return found


def _unfilter(rows: bytes, stride: int, channels: int) -> bytes:
    pixels = bytearray()
    above = bytes(stride)
    for start in range(0, len(rows), stride + 1):
        row = bytearray(rows[start + 1 : start + 1 + stride])
        for at in range(stride):
            left = row[at - channels] if at >= channels else 0
            corner = above[at - channels] if at >= channels else 0
            row[at] = (row[at] + _predicted(rows[start], left, above[at], corner)) & 0xFF
        pixels += row
        above = bytes(row)
    return bytes(pixels)


def _predicted(method: int, left: int, up: int, corner: int) -> int:
    """The five filters of the PNG specification, chapter 9."""
    if method == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda value: abs(guess - value))
    return (0, left, up, (left + up) // 2)[method]
