"""What to do with a find: how to say the same without the person, and how to show it without repeating it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from meldingen.guard.model import Vondst, VondstSoort

MASK = "•"
# So much of a find is shown that its writer recognises it, and nobody else knows whom it is about.
_SHOWN = {
    VondstSoort.BSN: 1,
    VondstSoort.IBAN: 2,
    VondstSoort.TELEFOON: 2,
    VondstSoort.EMAIL: 1,
    VondstSoort.GEBOORTEDATUM: 0,
    VondstSoort.ADRES: 2,
    VondstSoort.NAAM: 1,
}


class Herschrijfadvies(StrEnum):
    """How to rewrite a kind of find; the words for it, in both languages, are the dialogs'."""

    LEAVE_OUT = "leave_out"
    REFER_BY_OWN_FILE = "refer_by_own_file"
    AGREE_CONTACT_OUTSIDE = "agree_contact_outside"
    GIVE_AGE = "give_age"
    GIVE_NEIGHBOURHOOD = "give_neighbourhood"
    GIVE_ROLE = "give_role"


_ADVICE = {
    VondstSoort.BSN: Herschrijfadvies.REFER_BY_OWN_FILE,
    VondstSoort.IBAN: Herschrijfadvies.LEAVE_OUT,
    VondstSoort.TELEFOON: Herschrijfadvies.AGREE_CONTACT_OUTSIDE,
    VondstSoort.EMAIL: Herschrijfadvies.AGREE_CONTACT_OUTSIDE,
    VondstSoort.GEBOORTEDATUM: Herschrijfadvies.GIVE_AGE,
    VondstSoort.ADRES: Herschrijfadvies.GIVE_NEIGHBOURHOOD,
    VondstSoort.NAAM: Herschrijfadvies.GIVE_ROLE,
}


@dataclass(frozen=True)
class Herschrijving:
    """One kind that was found, how often, and what to write instead."""

    soort: VondstSoort
    advies: Herschrijfadvies
    aantal: int


def propose(vondsten: Sequence[Vondst]) -> tuple[Herschrijving, ...]:
    """Return one proposal a kind, in the order in which the kinds occur in the text."""
    kinds = dict.fromkeys(vondst.soort for vondst in vondsten)
    return tuple(
        Herschrijving(soort, _ADVICE[soort], sum(vondst.soort is soort for vondst in vondsten))
        for soort in kinds
    )


def mask(text: str, vondsten: Sequence[Vondst]) -> str:
    """Return the text with every find covered but for its first characters; its length tells nothing.

    Args:
        vondsten: As `Guard.find` gives them for this text.
    """
    shown, position = [], 0
    for vondst in vondsten:
        shown.append(text[position : vondst.start])
        shown.append(mask_one(text, vondst))
        position = vondst.end
    return "".join([*shown, text[position:]])


def mask_one(text: str, vondst: Vondst) -> str:
    """Return the find alone as it may be shown: "J•••"."""
    return text[vondst.start : min(vondst.start + _SHOWN[vondst.soort], vondst.end - 1)] + MASK * 3
