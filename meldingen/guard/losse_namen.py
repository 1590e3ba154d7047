"""Finds names without a title before them: given names and surnames that are known as such."""

from collections.abc import Sequence

from meldingen.guard.naamlijsten import (
    ACHTERNAMEN,
    ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN,
    EVERY_VOORNAAM,
    VOORNAMEN,
    VOORNAMEN_MIDDEN_IN_ZIN,
    VOORNAMEN_NA_VOORZETSEL,
    VOORNAMEN_OOK_IN_KLEINE_LETTERS,
)
from meldingen.guard.naamvorm import Naamvorm
from meldingen.guard.naamwoorden import AUXILIARIES, DEEDS_OF_PEOPLE, TOWARDS_PEOPLE, VAN_NAMES
from meldingen.guard.reading import Token

_ENDS_SENTENCE = frozenset(".!?:\n•*-;")


class LosseNamen:
    def __init__(self, vorm: Naamvorm) -> None:
        self._vorm = vorm
        self._tokens = vorm.tokens

    def name_at(self, place: int, token: Token) -> tuple[int, int] | None:
        if self._is_voornaam(place, token):
            return place, self._vorm.end_of_name(place, lambda core: core == place) or place + 1
        if self.is_lower_voornaam(place):
            return place, self._vorm.end_of_name(place, lambda core: core == place) or place + 1
        if end := self._end_of_lower_name(place, token):
            return place, end
        return self._bare_achternaam(place, token)

    def _is_voornaam(self, place: int, token: Token) -> bool:
        if not token.is_capitalised or not self._vorm.could_be_name(place) or self._is_abbreviation(place):
            return False
        if token.folded in VOORNAMEN:
            return True
        if token.folded not in EVERY_VOORNAAM:
            return False
        if self._surname_follows(place + 1):
            return True
        if self._says_what_people_do(place + 1, token) or self._is_among_people(place, token):
            return True
        beside_number = any(near.text.isdigit() for near in self._tokens[max(0, place - 1) : place + 2])
        return (
            token.folded in VOORNAMEN_MIDDEN_IN_ZIN and not beside_number and not self.begins_sentence(place)
        )

    def _end_of_lower_name(self, place: int, token: Token) -> int | None:
        """Return the end of "jan jansen" or "jan de boer": a surname in lower case tells of a given name."""
        if token.is_capitalised or token.folded not in EVERY_VOORNAAM or place in self._vorm.named:
            return None
        core = self._vorm.after_particles(place + 1)
        particles = [near.folded for near in self._tokens[place + 1 : core]]
        is_surname = self._vorm.is_lower_case_name(core, particles)
        return core + 1 if is_surname and (particles or self._tokens[core].folded in ACHTERNAMEN) else None

    def _says_what_people_do(self, place: int, token: Token) -> bool:
        following = self._vorm.token(place)
        if following is None:
            return False
        is_half_sure = token.folded in VOORNAMEN_MIDDEN_IN_ZIN and following.folded in AUXILIARIES
        return is_half_sure or following.folded in DEEDS_OF_PEOPLE

    def _is_among_people(self, place: int, token: Token) -> bool:
        """Return whether this is "met Roos" or "Sterre en Floor": a noun has no capital there."""
        if token.folded not in VOORNAMEN_NA_VOORZETSEL:
            return False
        following = self._vorm.token(place + 1)
        is_joined = (
            following is not None and following.folded in ("en", "and") and self._vorm.is_listed(place + 2)
        )
        return is_joined or (place > 0 and self._tokens[place - 1].folded in TOWARDS_PEOPLE)

    def _surname_follows(self, place: int) -> bool:
        core = self._vorm.after_particles(place)
        if not self._vorm.could_be_name(core):
            return False
        folded = self._tokens[core].folded
        return core > place or folded in ACHTERNAMEN or folded in ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN

    def _bare_achternaam(self, place: int, token: Token) -> tuple[int, int] | None:
        """Read "Yilmaz", "De Vries", "van den Berg" and "van Dijk" where no given name stands before."""
        core = self._vorm.after_particles(place)
        particles = [near.folded for near in self._tokens[place:core]]
        if self._vorm.is_told(core, particles) and core not in self._vorm.named:
            return place, core + 1
        if not self._vorm.could_be_name(core) or core - place > 3:
            return None
        folded = self._tokens[core].folded
        is_surname = folded in ACHTERNAMEN and not (self._is_abbreviation(core))
        if folded in ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN and particles and not self.begins_sentence(core):
            is_surname = self._makes_surname(token, particles, folded, place)
        return (place if particles else core, core + 1) if is_surname else None

    def _makes_surname(self, token: Token, particles: Sequence[str], folded: str, place: int) -> bool:
        if particles in (["van", "der"], ["van", "den"], ["van", "'t"]):
            return True
        if particles == ["van"]:
            return folded in VAN_NAMES and not self.begins_sentence(place)
        return token.is_capitalised and not self.begins_sentence(place)

    def _is_abbreviation(self, place: int) -> bool:
        return self._tokens[place].is_shouted and len(self._tokens[place].text) <= 4

    def begins_sentence(self, place: int) -> bool:
        before = place - 1
        while before >= 0 and self._tokens[before].text in "\"'(“”„«»":
            before -= 1
        return before < 0 or self._tokens[before].text in _ENDS_SENTENCE

    def is_lower_voornaam(self, place: int) -> bool:
        return (
            self._vorm.is_word(place)
            and place not in self._vorm.named
            and self._tokens[place].folded in VOORNAMEN_OOK_IN_KLEINE_LETTERS
        )
