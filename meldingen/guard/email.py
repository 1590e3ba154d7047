"""Finds e-mail addresses, also those spelled out ("naam at gmail punt com")."""

import re
from collections.abc import Iterator

from meldingen.guard.claims import Span
from meldingen.guard.model import KnownContacts

# The local part is read backwards from each "@", at most so many characters, so that a long run of letters
# is not read again for every letter.
_LONGEST_LOCAL = 64
_LOCAL = re.compile(r"[\w.%+\-!#$&'*/=?^{|}~]+$")
_HOST = re.compile(r"[^\W_](?:[^\W_]|-(?=[^\W_]))*+(?:\.[^\W_](?:[^\W_]|-(?=[^\W_]))*+)+")
_FREE_MAIL = (
    r"gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|proton|protonmail|ziggo|kpnmail|kpnplanet|planet|"
    r"xs4all|home|upcmail|hetnet|tele2|casema|chello|zonnet|telfort|caiway|solcon|gmx|mail|web|wp|ukr"
)
_TOP = r"nl|com|net|org|be|de|eu|info|pl|tr|fr|uk|co"
_AT = r"(?:\(at\)|\[at\]|\{at\}|\(a\)|\[@\]|\(@\)|apenstaart(?:je)?)"
_DOT = r"(?:[(\[](?:dot|punt)[)\]]|punt|dot)"
_HOST_WORD = r"[\w-]{1,40}+"
_SPELLED_OUT = re.compile(
    rf"""
    (?<![\w.+-]) [\w.+-]{{1,64}}+
    (?: \s? {_AT} \s? {_HOST_WORD} \s? (?:{_DOT}|\.)
      | \s at \s {_HOST_WORD} \s (?:punt|dot)
      | \s at \s (?:{_FREE_MAIL}) \s? \.
      | @ \s? {_HOST_WORD} \s? {_DOT}
      | \s @ \s? {_HOST_WORD} \.
      | @ \s {_HOST_WORD} \.
    ) \s? (?:{_TOP}) (?![\w-])
    """,
    re.IGNORECASE | re.VERBOSE,
)


_HINT = re.compile(r"@|apenstaart|[(\[{]a|\sat\s", re.IGNORECASE)


def find_email(text: str, known: KnownContacts) -> Iterator[Span]:
    if not _HINT.search(text):
        return
    for sign in re.finditer("@", text):
        span = _address_around(text, sign.start())
        if span and not _is_known(text[span.start : span.end].lower(), known):
            yield span
    for match in _SPELLED_OUT.finditer(text):
        yield Span(match.start(), match.end())


def _address_around(text: str, at: int) -> Span | None:
    local = _LOCAL.search(text, max(0, at - _LONGEST_LOCAL), at)
    host = _HOST.match(text, at + 1, at + 255)
    if not local or not host or not host[0].rpartition(".")[2][:2].isalpha():
        return None
    return Span(local.start(), host.end())


def _is_known(address: str, known: KnownContacts) -> bool:
    host = address.rpartition("@")[2]
    labels = host.split(".")
    parents = {".".join(labels[place:]) for place in range(len(labels))}
    return address in known.email_addresses or not parents.isdisjoint(known.email_domains)
