"""Names that are common in the Netherlands, by what else they may mean."""

from meldingen.guard.woordenlijsten import words_in

_LEAST_LETTERS_WITHOUT_CAPITAL = 5

VOORNAMEN = words_in("voornamen")
VOORNAMEN_MIDDEN_IN_ZIN = words_in("voornamen_midden_in_zin")
VOORNAMEN_MET_CONTEXT = words_in("voornamen_met_context")
VOORNAMEN_NA_VOORZETSEL = words_in("voornamen_na_voorzetsel")
VOORNAMEN_OOK_IN_KLEINE_LETTERS = frozenset(
    name
    for name in VOORNAMEN - words_in("voornamen_alleen_met_hoofdletter")
    if len(name) >= _LEAST_LETTERS_WITHOUT_CAPITAL
)
ACHTERNAMEN = words_in("achternamen")
ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN = words_in("achternamen_die_ook_woorden_zijn")
EVERY_VOORNAAM = VOORNAMEN | VOORNAMEN_MIDDEN_IN_ZIN | VOORNAMEN_MET_CONTEXT
EVERY_NAME = EVERY_VOORNAAM | ACHTERNAMEN | ACHTERNAMEN_DIE_OOK_WOORDEN_ZIJN
