import pytest

from knowledge.routekaart import Routekaart
from knowledge.routekaart.spelling import age_in, is_slip
from knowledge.routekaart.words import (
    AnswerMatch,
    MatchKind,
    find_start,
    match_answer,
    read_words,
    vocabulary,
)


def understood(text: str, kaart: Routekaart) -> dict[str, str]:
    return {node: kaart.node(node).opties[place].naar for node, place in read_words(text, kaart).items()}


@pytest.mark.parametrize(
    ("text", "node", "way"),
    [
        ("gezin", "wie-vannacht", "actie-vannacht-gezin"),
        ("jongere van 19", "wie-vannacht", "actie-vannacht-jongere"),
        ("een jongere van 16 jaar", "wie-vannacht", "actie-vannacht-minderjarige"),
        ("19-jarige", "situatie", "jongere"),
        ("man van 45", "wie-vannacht", "actie-vannacht-volwassene"),
        ("uit detentie", "instelling", "advies-detentie"),
        ("uit detentie", "situatie", "instelling"),
        ("heeft huisdier", "reden-weigering", "actie-huisdier-vannacht"),
        ("heeft een hond", "volwassene", "advies-huisdier"),
        ("dreigende huisuitzetting", "slaapplek-vannacht", "woning-dreigt"),
        ("dreigende huisuitzeting", "slaapplek-vannacht", "woning-dreigt"),
        ("homeless family tonight", "slaapplek-vannacht", "wie-vannacht"),
        ("homeless family tonight", "wie-vannacht", "actie-vannacht-gezin"),
        ("iemand staat op straat", "slaapplek-vannacht", "wie-vannacht"),
        ("dreigt op straat te komen", "slaapplek-vannacht", "woning-dreigt"),
        ("geen direct gevaar", "acuut-gevaar", "slaapplek-vannacht"),
        ("de opvang is vol", "reden-weigering", "actie-opvang-vol"),
    ],
)
def test_first_words_answer_the_questions_they_answer(
    onderdak: Routekaart, text: str, node: str, way: str
) -> None:
    assert understood(text, onderdak)[node] == way


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("heeft geen huisdier", "volwassene"),
        ("zonder kinderen", "wie-vannacht"),
        ("niet uit detentie", "instelling"),
        ("not from prison", "instelling"),
        ("dementie", "instelling"),
        ("uit detentie", "slaapplek-vannacht"),
        ("heeft een briefadres nodig", "slaapplek-vannacht"),
        ("huiselijk geweld", "acuut-gevaar"),
        ("vrouw vlucht voor geweld met kinderen", "wie-vannacht"),
        ("gezin met zoon van 12 en dochter van 19", "jongere"),
        ("jeugdhulp", "instelling"),
        ("meisje vreest voor haar leven", "reden-weigering"),
        ("urgentie geweigerd", "plek-gevonden"),
    ],
)
def test_words_that_deny_or_leave_doubt_answer_nothing(onderdak: Routekaart, text: str, node: str) -> None:
    assert node not in read_words(text, onderdak)


def test_words_about_nothing_on_the_map_answer_nothing(onderdak: Routekaart) -> None:
    assert read_words("mooi weer vandaag", onderdak) == {}
    assert read_words("", onderdak) == {}


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("19 jaar", 19),
        ("jongen van 17", 17),
        ("17,5 jaar", 17),
        ("aged 20", 20),
        ("boy of 16", 16),
        ("0 jaar", 0),
        ("kinderen van 4 en 6 jaar", None),
    ],
)
def test_an_age_is_read_only_if_there_is_one(text: str, age: int | None) -> None:
    assert age_in(text) == age


@pytest.mark.parametrize(
    ("said", "meant", "slip"),
    [
        ("gezin", "gezin", False),
        ("gezni", "gezin", True),
        ("hond", "mond", False),
        ("hont", "hond", False),
        ("huisuitzeting", "huisuitzetting", True),
        ("12345", "12346", False),
    ],
)
def test_a_slip_of_the_keyboard_is_forgiven_in_longer_words(said: str, meant: str, slip: bool) -> None:
    assert is_slip(said, meant) is slip


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("2", 1),
        ("1.", 0),
        ("Nee, geweigerd of vol", 1),
        ("no, refused or full", 1),
        ("nee", 1),
        ("yes", 0),
        ("nee, geweigrd", 1),
        ("nee, geen plek", 1),
        ("ja hoor, gelukkig wel", 0),
        ("de opvang is vol", 1),
        ("er is een plek", 0),
    ],
)
def test_a_typed_answer_means_the_same_as_a_tap(onderdak: Routekaart, text: str, option: int) -> None:
    assert match_answer(text, onderdak.node("plek-gevonden")) == AnswerMatch(MatchKind.OPTION, (option,))


def test_a_typed_answer_that_fits_two_options_asks_which(onderdak: Routekaart) -> None:
    match = match_answer("ja", onderdak.node("slaapplek-vannacht"))
    assert match == AnswerMatch(MatchKind.AMBIGUOUS, (1, 2, 3, 4))
    assert match_answer("jeugdhulp", onderdak.node("instelling")) == AnswerMatch(MatchKind.AMBIGUOUS, (4, 5))


@pytest.mark.parametrize("text", ["nee, geen plek", "no, no place", "nog geen plek"])
def test_a_denial_after_no_is_still_no(onderdak: Routekaart, text: str) -> None:
    assert match_answer(text, onderdak.node("alsnog-plek")) == AnswerMatch(MatchKind.OPTION, (2,))


def test_a_bare_age_answers_a_question_about_age(onderdak: Routekaart) -> None:
    assert match_answer("19", onderdak.node("wie-vannacht")) == AnswerMatch(MatchKind.OPTION, (3,))


def test_a_word_that_the_map_knows_is_no_slip_of_another(onderdak: Routekaart) -> None:
    instelling = onderdak.node("instelling")
    assert match_answer("detentei", instelling) == AnswerMatch(MatchKind.OPTION, (0,))
    assert match_answer("dementie", instelling, vocabulary(onderdak)) == AnswerMatch(MatchKind.NONE)


@pytest.mark.parametrize("text", ["weet ik niet", "Geen idee!", "I don’t know", "not sure"])
def test_not_knowing_is_understood_where_it_is_offered(onderdak: Routekaart, text: str) -> None:
    assert match_answer(text, onderdak.node("plek-gevonden")).kind is MatchKind.DONT_KNOW
    assert match_answer(text, onderdak.node("wie-vannacht")).kind is not MatchKind.DONT_KNOW


@pytest.mark.parametrize("text", ["", "???", "de het een", "99", "0", "mooi weer"])
def test_a_typed_answer_that_says_nothing_matches_nothing(onderdak: Routekaart, text: str) -> None:
    assert match_answer(text, onderdak.node("plek-gevonden")) == AnswerMatch(MatchKind.NONE)


def test_every_label_in_both_languages_is_understood_as_its_own_option(onderdak: Routekaart) -> None:
    for knoop in onderdak.knopen.values():
        for place, optie in enumerate(knoop.opties):
            for label in (optie.label.nl, optie.label.en):
                assert match_answer(label, knoop) == AnswerMatch(MatchKind.OPTION, (place,))


@pytest.mark.parametrize(
    "text",
    [
        "iemand staat op straat",
        "ehbo",
        "dreigende huisuitzetting",
        "homeless family tonight",
        "routekaart",
        "Routekaat",
        "route jongere van 19",
        "Eerste Hulp bij Onderdak",
    ],
)
def test_start_words_start_the_map(onderdak: Routekaart, text: str) -> None:
    assert find_start(text, {"onderdak": onderdak}) == "onderdak"


@pytest.mark.parametrize(
    "text",
    [
        "welke route heeft de Wmo",
        "router stuk",
        "mevrouw staat vanavond op straat, waar moet ze zich melden voor een bed",
        "niemand helpt",
        "overlast op straat",
        "",
    ],
)
def test_other_words_start_no_map(onderdak: Routekaart, text: str) -> None:
    assert find_start(text, {"onderdak": onderdak}) is None


def test_the_longest_start_phrase_decides_between_maps(onderdak: Routekaart) -> None:
    words = onderdak.startwoorden.model_copy(update={"nl": ("routekaart briefadres",)})
    other = onderdak.model_copy(update={"id": "briefadres", "startwoorden": words})
    kaarten = {"onderdak": onderdak, "briefadres": other}
    assert find_start("routekaart briefadres", kaarten) == "briefadres"
    assert find_start("routekaart", kaarten) == "onderdak"
    assert find_start("routekaart", {}) is None
