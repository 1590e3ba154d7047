"""Whether a translation says everything that the manifest says, and nothing else."""

from typing import Any

from manifest.content import translatable
from manifest.faults import Fault


def translation_faults(manifest: dict[str, Any], translation: dict[str, Any], file: str) -> list[Fault]:
    texts = translatable(manifest)
    given = {key: text for key, text in translation.items() if key != "$schema"}
    missing = [
        Fault(f"{file} {key}", "is missing, so it stays untranslated") for key in texts.keys() - given.keys()
    ]
    surplus = [
        Fault(f"{file} {key}", "translates nothing in the manifest") for key in given.keys() - texts.keys()
    ]
    empty = [
        Fault(f"{file} {key}", "is empty")
        for key, text in given.items()
        if isinstance(text, str) and not text.strip()
    ]
    return sorted(missing + surplus + empty + _doubles(given, file))


def _doubles(given: dict[str, Any], file: str) -> list[Fault]:
    first: dict[tuple[str, str], str] = {}
    found = []
    for key, text in sorted(given.items()):
        if not key.endswith(".title") or not isinstance(text, str):
            continue
        place = (key.rsplit(".commands[", 1)[0], text.casefold())
        if place in first:
            found.append(Fault(f"{file} {key}", f"is the same as {first[place]}"))
        first.setdefault(place, key)
    return found
