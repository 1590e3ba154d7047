"""Dutch compounds taken apart with the words that are known: huisuitzetting is huis and uitzetting."""

from collections.abc import Collection

_MIN_PART = 4
_MIN_COMPOUND = 8
_JOINTS = ("", "s", "en", "e")


def split_compound(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the parts of the compound, or nothing when it is none; the longest last part wins."""
    if len(word) < _MIN_COMPOUND or not word.isalpha():
        return ()
    for place in range(_MIN_PART, len(word) - _MIN_PART + 1):
        tail = word[place:]
        if tail not in known:
            continue
        if head := _head(word[:place], known):
            return (head, tail)
    return ()


def _head(front: str, known: Collection[str]) -> str:
    for joint in _JOINTS:
        head = front.removesuffix(joint) if joint else front
        if len(head) >= _MIN_PART and head in known and (not joint or head != front):
            return head
    return ""
