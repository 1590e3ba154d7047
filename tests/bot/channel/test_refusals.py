"""Whatever a client sends, the answer is never a server error; each trap of the SDK has its test."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.bot.activities import a_card_action, a_message, press_data
from tests.bot.channel.conftest import Host
from tests.bot.fakes import a_reply

FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        *("type", "id", "serviceUrl", "channelId", "from", "conversation", "recipient", "text", "value"),
        *("name", "channelData", "entities", "membersAdded", "replyToId", "locale", "deliveryMode", "action"),
    ]
)
TYPES = st.sampled_from(["message", "invoke", "conversationUpdate", "installationUpdate", "event", "typing"])


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"null", b'"text"', b"1", b"\xff\xfe", b"[" * 20000, b'{"type": 1}'),
        b'{"text":"\\ud800"}',
        *(b'{"type":"message"}', b'{"type":"message","serviceUrl":"http://localhost:1"}'),
    ],
)
async def test_a_malformed_body_is_a_bad_request(host: Host, body: bytes) -> None:
    response = await host.client.post("/api/messages", data=body)
    assert response.status in (400, 403)
    assert host.receiver.arrivals == []


async def test_a_body_that_is_too_large_is_refused_unread(host: Host) -> None:
    response = await host.post(a_message(host.connector.url, text="x" * 300_000))
    assert response.status == 413
    assert host.receiver.arrivals == []


async def test_a_small_body_that_unpacks_to_a_large_one_is_refused(host: Host) -> None:
    bomb = gzip.compress(b" " * 3_000_000)
    response = await host.client.post("/api/messages", data=bomb, headers={"Content-Encoding": "gzip"})
    assert response.status == 413


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "nonsense"])
async def test_a_body_that_is_not_packed_as_it_says_is_a_bad_request(host: Host, coding: str) -> None:
    response = await host.client.post("/api/messages", data=b"{}{}{}", headers={"Content-Encoding": coding})
    assert response.status == 400


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/json; charset=utf-8", "x"])
async def test_the_content_type_does_not_matter(host: Host, content_type: str) -> None:
    response = await host.post(a_message(host.connector.url), **{"Content-Type": content_type})
    assert response.status == 200


@pytest.mark.parametrize(
    "name", ["composeExtension/query", "task/fetch", "signin/verifyState", "", None, "x" * 500]
)
async def test_an_invoke_we_do_not_know_is_answered_as_not_supported(host: Host, name: str | None) -> None:
    response = await host.post(a_card_action(host.connector.url, name=name))
    answer = await response.json()
    assert response.status == 200
    assert (answer["statusCode"], answer["value"]["code"]) == (501, "NotSupported")
    assert answer["value"]["message"]
    assert host.receiver.arrivals == []


async def test_an_invoke_is_answered_once_as_plain_json(host: Host) -> None:
    response = await host.post(a_card_action(host.connector.url))
    assert response.content_type == "application/json"
    assert set(await response.json()) == {"statusCode", "type", "value"}


async def test_replies_inside_the_answer_are_given_there(host: Host) -> None:
    host.receiver.replies = (a_reply("een"), a_reply("twee"))
    response = await host.post(a_message(host.connector.url, deliveryMode="expectReplies"))
    body = await response.json()
    assert [activity["summary"] for activity in body["activities"]] == ["een", "twee"]
    assert host.connector.calls == []


async def test_an_invoke_keeps_its_answer_whatever_delivery_mode_it_names(host: Host) -> None:
    response = await host.post(a_card_action(host.connector.url, deliveryMode="expectReplies"))
    assert (await response.json())["statusCode"] == 200
    assert len(host.connector.sent) == 1


async def test_a_fault_in_a_turn_is_told_inside_the_answer(host: Host) -> None:
    async def break_down() -> None:
        raise ZeroDivisionError

    host.receiver.before = break_down
    invoked = await host.post(a_card_action(host.connector.url))
    typed = await host.post(a_message(host.connector.url))
    assert (invoked.status, typed.status) == (200, 200)
    answer = await invoked.json()
    assert (answer["statusCode"], answer["type"]) == (500, "application/vnd.microsoft.error")
    assert "opnieuw" in answer["value"]["message"]
    assert ["opnieuw" in sent["text"] for sent in host.connector.sent] == [True]


async def test_a_card_of_somebody_else_reaches_the_receiver_as_an_unknown_press(host: Host) -> None:
    action = {"type": "Action.Execute", "verb": "zoeken.meer", "data": {"x": 1}}
    response = await host.post(a_card_action(host.connector.url, value={"action": action}))
    assert response.status == 200
    assert [arrival.press.verb for arrival in host.receiver.arrivals if arrival.press] == ["onbekend"]


@FUZZ
@given(field=FIELDS, value=JSON, kind=TYPES)
@example(field="value", value={"action": {"data": {"doorbraak": {"verb": "x", "data": []}}}}, kind="invoke")
@example(field="serviceUrl", value="http://[", kind="message")
@example(field="conversation", value={"id": "../..", "tenantId": "t"}, kind="message")
async def test_no_field_of_another_kind_is_a_server_error(
    host: Host, field: str, value: Any, kind: str
) -> None:
    activity = a_card_action(host.connector.url, type=kind) | {field: value}
    response = await host.client.post("/api/messages", data=_as_json(activity))
    assert response.status < 500


@FUZZ
@given(body=st.binary(max_size=200) | JSON.map(lambda value: _as_json(value)))
async def test_no_body_is_a_server_error(host: Host, body: bytes) -> None:
    assert (await host.client.post("/api/messages", data=body)).status < 500


@FUZZ
@given(
    header=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80)
    | st.lists(st.text("abcAB019-_=", max_size=20), min_size=1, max_size=4).map(
        lambda parts: "Bearer " + ".".join(parts)
    )
)
async def test_no_authorization_header_is_a_server_error_or_gets_in(secured: Host, header: str) -> None:
    response = await secured.post(a_message(secured.connector.url), Authorization=header)
    assert response.status in (400, 401)
    assert secured.receiver.arrivals == []


@FUZZ
@given(data=JSON, inputs=st.dictionaries(st.text(max_size=8), JSON, max_size=3))
async def test_no_press_data_is_a_server_error(host: Host, data: Any, inputs: dict[str, Any]) -> None:
    action = {"type": "Action.Execute", "verb": "x", "data": {**inputs, **press_data("x"), "doorbraak": data}}
    response = await host.client.post(
        "/api/messages", data=_as_json(a_card_action(host.connector.url, value={"action": action}))
    )
    assert response.status < 500


def _as_json(value: object) -> bytes:
    return json.dumps(value).encode()
