"""Finds names of people: after a title or a family word, with initials, or known as a name."""

from collections.abc import Iterator, Sequence

from meldingen.guard.claims import Span
from meldingen.guard.losse_namen import LosseNamen
from meldingen.guard.naamlijsten import EVERY_VOORNAAM
from meldingen.guard.naamvorm import Naamvorm
from meldingen.guard.naamwoorden import (
    ABBREVIATED_TITLES,
    INSTITUTIONS,
    LETTERED,
    NAME_LABELS,
    NAMED,
    NAMESAKES,
    NO_NAMES,
    NOT_AFTER_HEET,
    PARTICLES,
    PERSONS,
    TITLES,
    TITLES_WITH_STOP,
    TITLES_WRITTEN_SO,
)
from meldingen.guard.reading import Token
from meldingen.guard.straatwoorden import is_clear_street

_JOINTS = frozenset({",", "en", "and", "of", "or", "&", "/", "+"})
_AFTER_A_NAME = _JOINTS | {".", ";", "!", "(", "\n", "van", "is"}
_LONGEST_SMALL_WORD = 3
_NO_FIRST_NAMES = TITLES | {"en", "and"}
_TRIGGERS = TITLES | TITLES_WITH_STOP | PERSONS | NAMED | NAME_LABELS | EVERY_VOORNAAM


def find_naam(tokens: Sequence[Token], named: frozenset[int]) -> Iterator[Span]:
    """Yield names; `named` are the indexes of the tokens that belong to an organisation or a place."""
    seeker = _NameSeeker(Naamvorm(tokens, named))
    place = 0
    while place < len(tokens):
        found = seeker.name_at(place) if seeker.may_begin_at(place) else None
        if found and not seeker.is_namesake(*found):
            yield Span(tokens[found[0]].start, tokens[found[1] - 1].end)
        seeker.last_end = found[1] if found else seeker.last_end
        place = found[1] if found else place + 1


class _NameSeeker:
    def __init__(self, vorm: Naamvorm) -> None:
        self._vorm = vorm
        self._tokens = vorm.tokens
        self._losse = LosseNamen(vorm)
        self.last_end = -1
        self._rules = (
            self._joined,
            self._after_title,
            self._after_person,
            self._after_naming,
            self._initials,
            self._losse.name_at,
        )

    def may_begin_at(self, place: int) -> bool:
        """Return whether a look is worth it: most words are no name and announce none."""
        token = self._tokens[place]
        if token.text[0].isupper() or token.folded in _TRIGGERS:
            return True
        if token.folded not in PARTICLES:
            return False
        core = self._vorm.after_particles(place)
        return core < len(self._tokens) and self._tokens[core].is_capitalised

    def name_at(self, place: int) -> tuple[int, int] | None:
        """Return first and last-but-one index of the name that a trigger or a name at `place` gives."""
        token = self._tokens[place]
        if not token.is_word or place in self._vorm.named:
            return None
        for rule in self._rules:
            if (found := rule(place, token)) and found[0] < found[1]:
                return found
        return None

    def is_namesake(self, first: int, end: int) -> bool:
        """Return whether the words around make it the name of a street, law, school or saint."""
        before = self._tokens[first - 1].folded if first else ""
        if before == "." and first > 1:
            before = self._tokens[first - 2].folded
        after = self._vorm.token(end)
        return (
            before in NAMESAKES
            or before.startswith("wet-")
            or (after is not None and after.folded in INSTITUTIONS)
            or is_clear_street(self._tokens[end - 1])
        )

    def _joined(self, place: int, _: Token) -> tuple[int, int] | None:
        """Read the second of "Sem, Roos en Lotte": a name next to a name needs no other sign."""
        if place < 2 or place - 1 != self.last_end or self._tokens[place - 1].folded not in _JOINTS:
            return None
        end = self._vorm.end_of_name(place, self._vorm.is_listed)
        return (place, end) if end else None

    def _after_title(self, place: int, token: Token) -> tuple[int, int] | None:
        start = place + 1
        with_stop = self._vorm.is_stop(start)
        is_title = token.folded in TITLES or token.text in TITLES_WRITTEN_SO
        if not is_title and not (token.folded in TITLES_WITH_STOP and with_stop):
            return None
        following = self._vorm.token(start)
        if following and following.text == "-":
            start += 1
        if with_stop:
            if token.folded not in ABBREVIATED_TITLES:
                return None
            start += 1
        if self._vorm.is_word(start) and self._tokens[start].folded in _NO_FIRST_NAMES:
            return None
        end = self._vorm.end_of_name(start, self._vorm.could_be_name, lower=True) or self._elided(start)
        return (start, end) if end else None

    def _elided(self, start: int) -> int | None:
        """Return the end of a name that was cut short by the writer: "mevrouw V..."."""
        after = self._vorm.token(start + 1)
        is_cut = after is not None and (
            after.text in "…*" or (after.text == "." and self._vorm.is_stop(start + 2))
        )
        return start + 1 if is_cut and self._vorm.is_initial(start) else None

    def _after_person(self, place: int, token: Token) -> tuple[int, int] | None:
        if token.folded not in PERSONS:
            return None
        start = place + 1
        following = self._vorm.token(start)
        if following and following.text in ("-", "(", ":", '"', "'"):
            start += 1
        is_informative = following is not None and following.text not in (":", "(") and self._is_plain(place)
        accepts = self._vorm.is_new_word if is_informative else self._vorm.is_listed
        if self._vorm.is_particle(start) and not self._tokens[start].is_capitalised:
            accepts = self._vorm.is_surname
        end = self._vorm.end_of_name(start, accepts)
        if end is None and start == place + 1 and self._losse.is_lower_voornaam(start):
            end = start + 1
        return (start, end) if end else None

    def _is_plain(self, place: int) -> bool:
        """Return whether a word has a capital only for being first, so that it is no part of a title."""
        return not self._tokens[place].is_capitalised or self._losse.begins_sentence(place)

    def _after_naming(self, place: int, token: Token) -> tuple[int, int] | None:
        start = place + 1
        if token.folded in NAMED:
            accepts = self._vorm.is_new_word if self._names_somebody(place) else self._vorm.is_listed
        elif token.folded in NAME_LABELS:
            following = self._vorm.token(start)
            if following is None or following.folded not in (":", "is", "=", "was"):
                start -= 1
            start += 1
            accepts = self._vorm.is_new_word if start > place + 1 else self._vorm.is_listed
        else:
            return None
        end = self._vorm.end_of_name(start, accepts)
        if end is None and accepts == self._vorm.is_new_word:
            end = start + 1 if self._is_any_voornaam(start) or self._is_only_a_name(start) else None
        return (start, end) if end else None

    def _is_any_voornaam(self, place: int) -> bool:
        return self._vorm.is_word(place) and self._tokens[place].folded in EVERY_VOORNAAM

    def _is_only_a_name(self, place: int) -> bool:
        """Return whether "zij heet xandrine" ends there, so that the unknown word can only be a name."""
        if not self._vorm.is_word(place) or place in self._vorm.named:
            return False
        token, after = self._tokens[place], self._vorm.token(place + 1)
        ends = after is None or after.folded in _AFTER_A_NAME
        return (
            ends and len(token.text) > _LONGEST_SMALL_WORD and token.folded not in NO_NAMES | NOT_AFTER_HEET
        )

    def _names_somebody(self, place: int) -> bool:
        before = {near.folded for near in self._tokens[max(0, place - 4) : place]}
        return bool(before & (PERSONS | {"hij", "zij", "ze", "ik", "mevrouw", "meneer", "he", "she"}))

    def _initials(self, place: int, token: Token) -> tuple[int, int] | None:
        if not self._vorm.is_initial(place) or not self._vorm.is_stop(place + 1):
            return None
        before = self._tokens[place - 1].folded if place else ""
        core = self._vorm.after_initials(place)
        is_single = core - place <= 2
        accepts = self._vorm.is_new_word
        if is_single and (before in LETTERED or before.isdigit()):
            return None
        if is_single and self._losse.begins_sentence(place) and self._vorm.after_particles(core) == core:
            accepts = self._vorm.is_listed
        end = self._vorm.end_of_name(place, accepts)
        return (place, end) if end else None
