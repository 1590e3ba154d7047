"""Refuses JSON that is nested without end, before a parser keeps the path to every level of it."""

from typing import BinaryIO

import numpy as np

MAX_DEPTH = 64
"""HSDS needs about ten levels."""

_CHUNK = 1 << 20
_TEXT = bytes(code for code in range(256) if code not in b'[]{}"')
_QUOTE = ord('"')
_STEP = np.zeros(256, dtype=np.int8)
_STEP[[ord("["), ord("{")]] = 1
_STEP[[ord("]"), ord("}")]] = -1


def too_deep(stream: BinaryIO) -> bool:
    """Say whether the stream, from its start, goes deeper than MAX_DEPTH; brackets in texts do not count."""
    depth, inside, rest = 0, 0, b""
    stream.seek(0)
    while read := stream.read(_CHUNK):
        chunk = rest + read
        # A backslash at the end may belong to what comes next.
        whole = chunk.rstrip(b"\\")
        rest = chunk[len(whole) :]
        plain = whole.replace(b"\\\\", b"").replace(b'\\"', b"").translate(None, _TEXT)
        codes = np.frombuffer(plain, dtype=np.uint8)
        if not codes.size:
            continue
        quotes = np.cumsum(codes == _QUOTE, dtype=np.int64) + inside
        levels = np.cumsum(np.where(quotes % 2, 0, _STEP[codes]), dtype=np.int64) + depth
        if levels.max() > MAX_DEPTH:
            return True
        depth, inside = int(levels[-1]), int(quotes[-1] % 2)
    return False
