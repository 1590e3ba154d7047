"""Only the channel itself gets in, and only on behalf of people and hosts that were agreed on."""

import asyncio
import base64
from dataclasses import replace
from datetime import timedelta
from typing import Any

import jwt
import orjson
import pytest
from cryptography.hazmat.primitives import serialization

from bot.channel.port import SendError
from dialogs.view import View
from tests.bot.activities import a_card_action, a_message
from tests.bot.channel.conftest import Host
from tests.bot.standins.entra import private_key, public_jwk, sealed_with, signed

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


async def test_the_channel_gets_in_and_is_answered_with_a_token(secured: Host) -> None:
    response = await secured.post_signed(a_message(secured.connector.url))
    assert response.status == 200
    assert len(secured.receiver.arrivals) == 1
    assert [call.authorization for call in secured.connector.calls] == ["Bearer token-1"]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Basic abc",
        "Bearer not.a.token",
        "Bearer a.b",
        "Bearer " + "x" * 4000,
        "token",
    ],
)
async def test_a_header_without_a_readable_token_is_not_let_in(secured: Host, header: str) -> None:
    response = await secured.post(a_message(secured.connector.url), Authorization=header)
    assert response.status == 401
    assert secured.receiver.arrivals == []


async def test_no_header_at_all_is_refused_before_the_body_is_read(secured: Host) -> None:
    response = await secured.client.post("/api/messages", data=b"not json")
    assert response.status == 401


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://api.botframework.com/"},
        {"iss": "api.botframework.com"},
        {"iss": "https://api.botframework.co"},
        {"iss": ["https://api.botframework.com"]},
        {"iss": None},
        {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
        {"aud": "another-app"},
        {"aud": ["33333333-3333-4333-8333-333333333333"]},
        {"aud": None},
        {"exp": None},
        {"exp": "soon"},
        {"exp": 1e40},
        {"serviceurl": "https://elsewhere.example/"},
        {"serviceurl": None},
    ],
    ids=str,
)
async def test_a_signed_token_with_other_claims_is_not_let_in(secured: Host, claims: dict[str, Any]) -> None:
    response = await secured.post_signed(a_message(secured.connector.url), **claims)
    assert response.status == 401
    assert secured.receiver.arrivals == []


@pytest.mark.parametrize(
    ("claim", "offset", "status"),
    [
        ("exp", -4 * MINUTE, 200),
        ("exp", -5 * MINUTE, 401),
        ("nbf", 5 * MINUTE, 200),
        ("nbf", 6 * MINUTE, 401),
    ],
)
async def test_clocks_may_differ_by_five_minutes(
    secured: Host, claim: str, offset: timedelta, status: int
) -> None:
    moment = int((secured.clock.now() + offset).timestamp())
    response = await secured.post_signed(a_message(secured.connector.url), **{claim: moment})
    assert response.status == status


async def test_a_token_signed_by_somebody_else_is_not_let_in(secured: Host) -> None:
    forged = jwt.encode(
        secured.claims(), private_key("stranger"), algorithm="RS256", headers={"kid": "first"}
    )
    response = await secured.post(a_message(secured.connector.url), Authorization=f"Bearer {forged}")
    assert response.status == 401


async def test_a_token_without_a_signature_is_not_let_in(secured: Host) -> None:
    unsigned = jwt.encode(secured.claims(), "", algorithm="none", headers={"kid": "first"})
    response = await secured.post(a_message(secured.connector.url), Authorization=f"Bearer {unsigned}")
    assert response.status == 401


async def test_the_public_key_is_not_taken_as_a_shared_secret(secured: Host) -> None:
    public = private_key("first").public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    confused = sealed_with(pem, secured.claims())
    response = await secured.post(a_message(secured.connector.url), Authorization=f"Bearer {confused}")
    assert response.status == 401


@pytest.mark.parametrize(
    "part", [b"[" * 5000, b"{", b"\xff\xfe", b"[]", b'"text"', b"null", b'{"alg":"RS256"}']
)
async def test_a_token_header_that_is_no_header_is_not_let_in(secured: Host, part: bytes) -> None:
    token = ".".join(base64.urlsafe_b64encode(piece).decode().rstrip("=") for piece in (part, b"{}", b"x"))
    response = await secured.post(a_message(secured.connector.url), Authorization=f"Bearer {token}")
    assert response.status in (400, 401)
    assert secured.receiver.arrivals == []


async def test_a_key_that_does_not_vouch_for_this_channel_is_not_enough(secured: Host) -> None:
    secured.entra.keys = [public_jwk("first", endorsements=("webchat",))]
    assert (await secured.post_signed(a_message(secured.connector.url))).status == 401


async def test_an_activity_that_names_no_channel_is_not_let_in(secured: Host) -> None:
    assert (await secured.post_signed(a_message(secured.connector.url, channelId=None))).status == 401


async def test_a_key_that_came_later_is_found_by_asking_again(secured: Host) -> None:
    assert (await secured.post_signed(a_message(secured.connector.url))).status == 200
    secured.entra.keys = [public_jwk("second")]
    token = f"Bearer {secured.token('second')}"
    too_soon = await secured.post(a_message(secured.connector.url, id="2"), Authorization=token)
    secured.clock.pass_by(5 * MINUTE)
    later = await secured.post(a_message(secured.connector.url, id="3"), Authorization=token)
    assert (too_soon.status, later.status) == (401, 200)


async def test_a_flood_of_unknown_keys_asks_for_the_metadata_once(secured: Host) -> None:
    for number in range(20):
        token = signed(secured.claims(), "stranger", kid=f"unknown-{number}")
        response = await secured.post(a_message(secured.connector.url), Authorization=f"Bearer {token}")
        assert response.status == 401
    assert secured.entra.metadata_reads == 1


async def test_known_keys_stay_when_the_metadata_cannot_be_read(secured: Host) -> None:
    assert (await secured.post_signed(a_message(secured.connector.url))).status == 200
    secured.entra.down = True
    secured.clock.pass_by(25 * HOUR)
    assert (await secured.post_signed(a_message(secured.connector.url, id="2"))).status == 200


async def test_without_any_key_yet_the_channel_is_asked_to_come_back(secured: Host) -> None:
    secured.entra.down = True
    response = await secured.post_signed(a_message(secured.connector.url))
    assert response.status == 503
    secured.entra.down = False
    secured.clock.pass_by(10 * timedelta(seconds=1))
    assert (await secured.post_signed(a_message(secured.connector.url))).status == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"conversation": {"id": "c", "tenantId": "other"}, "channelData": {}},
        {"conversation": {"id": "c"}, "channelData": {"tenant": {"id": "other"}}},
        {"conversation": {"id": "c"}, "channelData": {}},
        {"channelData": {"tenant": {"id": "other"}}},
    ],
    ids=["other tenant", "other tenant in channelData", "no tenant", "two tenants"],
)
async def test_another_tenant_is_refused(secured: Host, changes: dict[str, Any]) -> None:
    response = await secured.post_signed(a_message(secured.connector.url, **changes))
    assert response.status == 403
    assert secured.receiver.arrivals == []


@pytest.mark.parametrize(
    "service_url",
    [
        "https://evil.example/",
        "https://127.0.0.1.evil.example/",
        "https://user@127.0.0.1/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "https://[",
        "https://127.0.0.1/?next=",
    ],
)
async def test_an_answer_never_goes_to_a_host_that_was_not_agreed_on(secured: Host, service_url: str) -> None:
    response = await secured.post_signed(a_message(service_url), serviceurl=service_url)
    assert response.status == 403
    assert secured.receiver.arrivals == []


async def test_a_kept_address_on_a_host_that_is_no_longer_agreed_on_gets_nothing(secured: Host) -> None:
    await secured.post_signed(a_message(secured.connector.url))
    [arrival] = secured.receiver.arrivals
    elsewhere = replace(arrival.address, service_url="https://evil.example/")
    with pytest.raises(SendError, match="service_host"):
        await secured.open.channel.send(elsewhere, View(summary="x"))


async def test_in_development_only_this_machine_is_answered(host: Host) -> None:
    assert (await host.post(a_message("http://evil.example/"))).status == 403
    assert (await host.post(a_message("http://localhost:1/_connector", type="typing"))).status == 200


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example:3978"}])
async def test_in_development_a_web_page_cannot_speak_for_a_person(
    host: Host, headers: dict[str, str]
) -> None:
    assert (await host.post(a_message(host.connector.url), **headers)).status == 403
    assert host.receiver.arrivals == []


async def test_many_answers_at_once_ask_for_one_token(secured: Host) -> None:
    posts = (secured.post_signed(a_message(secured.connector.url, id=str(number))) for number in range(10))
    assert {response.status for response in await asyncio.gather(*posts)} == {200}
    [form] = secured.entra.token_forms
    assert form["grant_type"] == "client_credentials"
    assert form["scope"] == "https://api.botframework.com/.default"


async def test_a_token_is_renewed_before_it_ends(secured: Host) -> None:
    await secured.post_signed(a_message(secured.connector.url))
    secured.clock.pass_by(54 * MINUTE)
    await secured.post_signed(a_message(secured.connector.url, id="2"))
    secured.clock.pass_by(1 * MINUTE)
    await secured.post_signed(a_message(secured.connector.url, id="3"))
    used = [call.authorization for call in secured.connector.calls]
    assert used == ["Bearer token-1", "Bearer token-1", "Bearer token-2"]


async def test_a_token_that_the_channel_refuses_is_renewed_once(secured: Host) -> None:
    secured.connector.fail(401)
    response = await secured.post_signed(a_message(secured.connector.url))
    assert response.status == 200
    assert [call.authorization for call in secured.connector.calls] == ["Bearer token-1", "Bearer token-2"]


async def test_without_a_token_nothing_is_sent_and_the_press_says_so(secured: Host) -> None:
    secured.entra.down = False
    await secured.post_signed(a_message(secured.connector.url, type="typing"))
    secured.entra.down = True
    response = await secured.post_signed(a_card_action(secured.connector.url))
    answer = orjson.loads(await response.read())
    assert response.status == 200
    assert (answer["statusCode"], answer["type"]) == (500, "application/vnd.microsoft.error")
    assert secured.connector.calls == []
