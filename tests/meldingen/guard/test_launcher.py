"""`python -m meldingen guard --jsonl`, as somebody who tries it uses it."""

import json
import subprocess
import sys

from bot.guard_command import answers, text_of
from meldingen.guard import Guard, KnownContacts


def _run(*lines: str) -> list[dict[str, list[dict[str, object]]]]:
    done = subprocess.run(
        [sys.executable, "-m", "meldingen", "guard", "--jsonl"],
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_in_gives_one_line_out_also_an_empty_one() -> None:
    assert _run("bsn 123456782", "", "bel 078 770 8910", "€ 1.234,56") == [
        {"found": [{"soort": "bsn", "start": 4, "end": 13}]},
        {"found": []},
        {"found": []},
        {"found": []},
    ]


def test_a_line_may_be_a_json_string_an_object_with_a_text_or_neither() -> None:
    assert text_of(b'"caf\\u00e9\\nhier"') == "café\nhier"
    assert text_of(b'{"text": "mevrouw", "id": 1}') == "mevrouw"
    assert text_of(b'{"id": 1}') == '{"id": 1}'
    assert text_of(b"123456782") == "123456782"
    assert text_of(b"\xff kapot") == "\ufffd kapot"


def test_offsets_count_code_points_of_the_decoded_text() -> None:
    (answer,) = answers(Guard(KnownContacts()), [b'"\\ud83d\\ude00 mevrouw Jansen"'])
    assert json.loads(answer) == {"found": [{"soort": "naam", "start": 10, "end": 16}]}


def test_an_answer_holds_no_word_of_the_text() -> None:
    (answer,) = answers(Guard(KnownContacts()), [b"mevrouw Jansen 06-12345678"])
    assert b"Jansen" not in answer
    assert b"1234" not in answer
