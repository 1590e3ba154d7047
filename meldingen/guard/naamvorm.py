"""The shape of a name: initials, particles and words with a capital, read from one token on."""

import re
from collections.abc import Callable, Sequence

from meldingen.guard.naamlijsten import (
    ACHTERNAMEN,
    ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN,
    EVERY_NAME,
    VOORNAMEN_OOK_IN_KLEINE_LETTERS,
)
from meldingen.guard.naamwoorden import (
    LOWER_AFTER_DE,
    LOWER_AFTER_TITLE,
    NO_NAMES,
    PARTICLES,
    PERSONS,
    TELLING_PAIRS,
    TELLING_PARTICLES,
    TITLES,
    VAN_NAMES,
    sounds_like_an_institution,
)
from meldingen.guard.reading import Token

_MOST_TOKENS = 14
_ABBREVIATION_BEFORE_HYPHEN = re.compile(r"[A-Z]{2,}-")
_MOST_PARTICLES = 4
_NEITHER_NAME_NOR_PERSON = NO_NAMES | PERSONS
_SHORTEST_NAME = 2
_SURNAMES = ACHTERNAMEN | ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN

Accepts = Callable[[int], bool]


class Naamvorm:
    """Reads names in one text; `named` are the tokens that are an organisation's or a place's."""

    def __init__(self, tokens: Sequence[Token], named: frozenset[int]) -> None:
        self.tokens = tokens
        self.named = named

    def token(self, place: int) -> Token | None:
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def is_word(self, place: int) -> bool:
        return 0 <= place < len(self.tokens) and self.tokens[place].is_word

    def is_initial(self, place: int) -> bool:
        token = self.token(place)
        return token is not None and len(token.text) == 1 and token.text.isupper()

    def is_stop(self, place: int) -> bool:
        token = self.token(place)
        return token is not None and token.text == "."

    def could_be_name(self, place: int) -> bool:
        """Return whether a capitalised word here is at least no word that we know as something else."""
        if not self.is_word(place) or place in self.named:
            return False
        token = self.tokens[place]
        if not token.is_capitalised or len(token.text) < _SHORTEST_NAME or token.folded in TITLES:
            return False
        return (
            token.folded in EVERY_NAME if token.is_shouted else token.folded not in _NEITHER_NAME_NOR_PERSON
        )

    def is_new_word(self, place: int) -> bool:
        """Return whether this is a listed name, or an unknown word with a capital that no institution has."""
        if not self.could_be_name(place):
            return False
        token = self.tokens[place]
        folded = token.folded
        if folded not in EVERY_NAME and _ABBREVIATION_BEFORE_HYPHEN.match(token.text):
            return False
        return folded in EVERY_NAME or not sounds_like_an_institution(folded)

    def is_listed(self, place: int) -> bool:
        return self.could_be_name(place) and self.tokens[place].folded in EVERY_NAME

    def is_surname(self, place: int) -> bool:
        return self.could_be_name(place) and self.tokens[place].folded in _SURNAMES

    def is_particle(self, place: int) -> bool:
        return self.is_word(place) and self.tokens[place].folded in PARTICLES

    def is_told(self, place: int, particles: Sequence[str]) -> bool:
        """Return whether particles like "van der" make a name of any word ("Meer")."""
        return (
            self.is_word(place)
            and self.tokens[place].is_capitalised
            and tuple(particles[:2]) in TELLING_PAIRS
        )

    def is_lower_case_name(self, place: int, after: Sequence[str]) -> bool:
        """Return whether a word without capital is a name here, `after` being the particles before it."""
        if not self.is_word(place) or place in self.named or self.tokens[place].is_capitalised:
            return False
        folded = self.tokens[place].folded
        if folded in ACHTERNAMEN or folded in LOWER_AFTER_TITLE or folded in VOORNAMEN_OOK_IN_KLEINE_LETTERS:
            return True
        if (tuple(after) == ("de",) and folded in LOWER_AFTER_DE) or (
            tuple(after) == ("van",) and folded in VAN_NAMES
        ):
            return True
        telling = bool(after) and (after[-1] in TELLING_PARTICLES or tuple(after[:2]) in TELLING_PAIRS)
        return telling and folded not in NO_NAMES

    def after_initials(self, place: int) -> int:
        """Return the place past "J.P." or "J P", or `place` if no initials stand here."""
        start = place
        while self.is_initial(place) and place - start < _MOST_TOKENS:
            place += 2 if self.is_stop(place + 1) else 1
        return place

    def after_particles(self, place: int) -> int:
        start = place
        if [token.folded for token in self.tokens[place : place + 4]] == ["v", ".", "d", "."]:
            return place + 4
        while self.is_particle(place) and place - start < _MOST_PARTICLES:
            place += 1
        return place

    def end_of_name(self, place: int, accepts: Accepts, *, lower: bool = False) -> int | None:
        """Return the place past the name that begins here, or None.

        `accepts` judges the first word with a capital; with `lower` a listed name without one will do.
        """
        core = self.after_particles(self.after_initials(place))
        particles = [token.folded for token in self.tokens[self.after_initials(place) : core]]
        if (
            accepts(core)
            or self.is_told(core, particles)
            or (lower and self.is_lower_case_name(core, particles))
        ):
            return self._with_surnames(core + 1)
        if particles and self.is_initial(core):
            return core + 1
        bare = self.after_initials(place)
        if particles and bare < core and core - 1 > bare and accepts(core - 1):
            return core
        return None

    def _with_surnames(self, place: int) -> int:
        """Go on over the rest of a full name: "El Idrissi", "van der Berg-Jansen"."""
        start = place
        while place - start < _MOST_TOKENS:
            core = self.after_particles(self._after_middle_initial(place))
            is_surname = self.is_new_word(core) or (core > place and self._is_lower_surname(core))
            if not is_surname:
                return place
            place = core + 1
        return place

    def _after_middle_initial(self, place: int) -> int:
        return place + 2 if self.is_initial(place) and self.is_stop(place + 1) else place

    def _is_lower_surname(self, place: int) -> bool:
        if not self.is_word(place):
            return False
        folded = self.tokens[place].folded
        return folded in ACHTERNAMEN or (
            folded in LOWER_AFTER_TITLE and folded in ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN
        )
