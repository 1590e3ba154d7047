"""The typed alternative: words read as the answer to one question."""

import re

from rapidfuzz import fuzz

from dialogs.flow import Context
from dialogs.forms.questions import Kind, Question
from dialogs.view import Choice

_GOOD_MATCH = 80
_SPAN = re.compile(r"(\d+)\D+(\d+)")
_AGE = re.compile(r"(\d{1,3})(?: ?(?:jaar|jr|years?|years old))?")
_WORDS = re.compile(r"\w+")
_DENIALS = frozenset({"geen", "niet", "niets", "none", "nothing"})
_PARTS = re.compile(r"[,;\n]| en | and ")
_QUESTION_START = re.compile(
    r"^(wie|wat|waar|hoe|welke|wanneer|waarom|kan|mag|who|what|where|how|which|when|why|can|may)\b",
    re.IGNORECASE,
)


def understand(question: Question, text: str, context: Context) -> str | None:
    """Return the answer in the shape of the field's value; None when these words do not answer it."""
    text = text.strip()
    if question.is_free_text:
        return None if asks_something(text) else text
    if question.kind in (Kind.NUMBER, Kind.AMOUNT):
        number = re.search(r"\d+", text)
        return number[0] if number else None
    if question.kind is Kind.DATE:
        return _day(text)
    choices = question.options(context) if question.options else ()
    if question.kind is Kind.CHOICES:
        return _several(text, choices)
    return _one(text, choices)


def asks_something(text: str) -> bool:
    """Say whether these words are a question of their own rather than an answer."""
    return text.endswith("?") or bool(_QUESTION_START.match(text) and len(text) < 120)


def _one(text: str, choices: tuple[Choice, ...]) -> str | None:
    spans = [(span, choice.value) for choice in choices if (span := _SPAN.match(choice.title))]
    if spans:
        return _spanned(text, spans) or _alike(text, choices)
    if text.isdigit() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].value
    return _alike(text, choices)


def _spanned(text: str, spans: list[tuple[re.Match[str], str]]) -> str | None:
    """Return the choice ("4 tot en met 11 jaar") that a number falls in."""
    age = _AGE.fullmatch(text.lower())
    if age is None:
        return None
    return next((value for span, value in spans if int(span[1]) <= int(age[1]) <= int(span[2])), None)


def _alike(text: str, choices: tuple[Choice, ...]) -> str | None:
    scored = [(_likeness(text, choice), choice.value) for choice in choices]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _GOOD_MATCH else _named_in_part(text, choices)


def _named_in_part(text: str, choices: tuple[Choice, ...]) -> str | None:
    """Return the only choice whose title holds all these words ("eigen zaak", "ik meld mijn eigen zaak")."""
    said = set(_WORDS.findall(text.lower()))
    if not any(len(word) > 3 and word not in _DENIALS for word in said):
        return None
    fitting = [choice.value for choice in choices if said <= set(_WORDS.findall(choice.title.lower()))]
    return fitting[0] if len(fitting) == 1 else None


def _several(text: str, choices: tuple[Choice, ...]) -> str | None:
    """Every part must be one of the choices: half an answer is asked again rather than guessed."""
    whole = _one(text, choices)
    if whole is not None:
        return whole
    found = [_one(part.strip(), choices) for part in _PARTS.split(text) if part.strip()]
    if not found or None in found:
        return None
    return ",".join(dict.fromkeys(value for value in found if value))


def _likeness(text: str, choice: Choice) -> float:
    plain = text.lower()
    title = choice.title.lower()
    head = re.split(r"[:(]", title)[0].strip()
    return max(fuzz.ratio(plain, candidate) for candidate in (title, head, choice.value.lower()))


def _day(text: str) -> str | None:
    dutch = re.fullmatch(r"(\d{1,2})[-/ ](\d{1,2})[-/ ](\d{4})", text)
    if dutch:
        return f"{dutch[3]}-{int(dutch[2]):02d}-{int(dutch[1]):02d}"
    return text if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
