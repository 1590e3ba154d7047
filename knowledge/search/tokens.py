"""From text to words: folded, cut to size, and stemmed in both languages."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

from knowledge.language import Language
from knowledge.search.stopwords import DUTCH_MARKERS, ENGLISH_MARKERS

MAX_CHARACTERS = 2_000
MAX_TOKENS = 60
"""A question longer than this is read up to here, so that no input can keep the bot busy."""

_WORD = re.compile(r"\d+:\d+[a-z]*|[a-z]{1,3}&[a-z]{1,3}|[a-z0-9]+")
_APOSTROPHE = re.compile(r"['’‘`´]")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_LIGATURE = re.compile("[ßæøœłđ]")
_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"})

_dutch = Stemmer.Stemmer("dutch", 0)
_english = Stemmer.Stemmer("english", 0)


def fold(text: str) -> str:
    """Return the text in lower case without accents and apostrophes."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered.replace("'", "").replace("`", "")
    lowered = _APOSTROPHE.sub("", lowered)
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", lowered))
    return plain.translate(_LIGATURES) if _LIGATURE.search(plain) else plain


def words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def question_words(text: str) -> list[str]:
    """Return the words of a question, never more than MAX_TOKENS."""
    return words(text[:MAX_CHARACTERS])[:MAX_TOKENS]


# Plurals and verbs that Snowball takes for another word than their base form.
_BASE_FORMS = dict(
    pair.split("/")
    for pair in (
        "schulden/schuld kinderen/kind adressen/adres briefadressen/briefadres postadressen/postadres "
        "problemen/probleem toeslagen/toeslag voorbeelden/voorbeeld adviezen/advies personen/persoon "
        "daklozen/dakloze dakloos/dakloze thuislozen/thuisloze thuisloos/thuisloze zieken/ziek zieke/ziek "
        "mensen/mens clients/client onverzekerden/onverzekerd volwassenen/volwassene volwassen/volwassene "
        "redenen/reden bijdragen/bijdrage bedragen/bedrag maatregelen/maatregel signalen/signaal "
        "collegas/collega gezinnen/gezin begeleiden/begeleiding begeleid/begeleiding begeleidt/begeleiding "
        "begeleider/begeleiding begeleiders/begeleiding autos/auto babys/baby regios/regio grenzen/grens "
        "fietsen/fiets kansen/kans budgets/budget contracts/contract debts/debt bills/bill lessen/les "
        "jongens/jongen ruzies/ruzie ruzien/ruzie pubers/puber weigert/weigeren geweigerd/weigeren "
        "verslaafde/verslaafd verslaafden/verslaafd ouderen/oudere bejaarden/bejaarde geslagen/slaan "
        "slaat/slaan sloeg/slaan gevlucht/vluchten vlucht/vluchten slaapt/slapen sliep/slapen geslapen/slapen"
    ).split()
)


@lru_cache(maxsize=40_000)
def stem(word: str, language: Language) -> str:
    if len(word) <= 3 or not word.isalpha():
        return word
    stemmer = _dutch if language is Language.NL else _english
    return str(stemmer.stemWord(_BASE_FORMS.get(word, word)))


@lru_cache(maxsize=40_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the word's Dutch and English stem, one when they agree."""
    return tuple(dict.fromkeys((stem(word, Language.NL), stem(word, Language.EN))))


def language_of(tokens: list[str]) -> Language:
    """Return the language most function words belong to; Dutch when undecided."""
    dutch = sum(token in DUTCH_MARKERS for token in tokens)
    english = sum(token in ENGLISH_MARKERS for token in tokens)
    return Language.EN if english > dutch else Language.NL
