"""What comes in reaches the receiver, and each reply reaches its place."""

import pytest
from structlog.testing import capture_logs

from dialogs.inbound import PlaceKind, Press
from dialogs.view import Delivery, Reply, Text, View
from tests.bot.activities import (
    CONVERSATION,
    PERSON,
    TENANT,
    a_card_action,
    a_message,
    a_submit,
    an_installation,
    members_added,
)
from tests.bot.channel.conftest import Host
from tests.bot.fakes import a_reply

CARD = "application/vnd.microsoft.card.adaptive"


def _reply(delivery: Delivery, summary: str = "Kaart") -> Reply:
    return Reply(View(summary=summary, blocks=(Text(summary),)), delivery)


async def test_a_message_is_answered_with_a_card_and_its_summary(host: Host) -> None:
    host.receiver.replies = (a_reply("Briefadres: gemeente"),)
    response = await host.post(a_message(host.connector.url))
    assert response.status == 200
    [sent] = host.connector.sent
    assert sent["summary"] == "Briefadres: gemeente"
    assert [attachment["contentType"] for attachment in sent["attachments"]] == [CARD]
    assert sent["attachments"][0]["content"]["type"] == "AdaptiveCard"
    assert sent["replyToId"] == "1795304353000"
    assert sent["from"]["id"] == "28:bot"
    assert sent["recipient"]["id"] == "29:1person"
    assert host.connector.calls[0].conversation == CONVERSATION


async def test_a_message_tells_who_speaks_and_where(host: Host) -> None:
    await host.post(a_message(host.connector.url))
    [arrival] = host.receiver.arrivals
    assert (arrival.account.id, arrival.account.tenant, arrival.account.name) == (PERSON, TENANT, "Robin")
    assert arrival.address.kind is PlaceKind.PERSONAL
    assert arrival.address.service_url == host.connector.url
    assert arrival.text == "wie regelt een briefadres?"
    assert arrival.press is None
    assert not arrival.inside
    assert PERSON not in arrival.key


async def test_a_view_of_only_a_summary_is_sent_as_plain_text(host: Host) -> None:
    host.receiver.replies = (Reply(View(summary="Goed zo")),)
    await host.post(a_message(host.connector.url))
    [sent] = host.connector.sent
    assert sent["text"] == "Goed zo"
    assert "attachments" not in sent
    assert "textFormat" not in sent


async def test_several_replies_arrive_in_their_order(host: Host) -> None:
    host.receiver.replies = (a_reply("een"), a_reply("twee"))
    await host.post(a_message(host.connector.url))
    assert [sent["summary"] for sent in host.connector.sent] == ["een", "twee"]


async def test_execute_and_its_submit_fallback_are_the_same_press(host: Host) -> None:
    await host.post(a_card_action(host.connector.url))
    await host.post(a_submit(host.connector.url))
    executed, submitted = host.receiver.arrivals
    assert executed.press == submitted.press == Press("zoeken.meer", {"stap": 1}, {"naam": "x"})
    assert executed.text is submitted.text is None
    assert (executed.inside, submitted.inside) == (True, False)


async def test_a_replacing_reply_updates_the_stored_card_and_answers_with_it(host: Host) -> None:
    host.receiver.replies = (_reply(Delivery.REPLACE),)
    response = await host.post(a_card_action(host.connector.url))
    answer = await response.json()
    [update] = host.connector.updated
    assert update.message == "1795304430581"
    assert update.body["conversation"] == {"id": CONVERSATION}
    assert (answer["statusCode"], answer["type"]) == (200, CARD)
    assert answer["value"] == update.body["attachments"][0]["content"]
    assert host.connector.sent == []


async def test_a_replacing_reply_of_only_a_summary_is_said_in_the_answer(host: Host) -> None:
    host.receiver.replies = (Reply(View(summary="Klaar"), Delivery.REPLACE),)
    answer = await (await host.post(a_card_action(host.connector.url))).json()
    assert (answer["type"], answer["value"]) == ("application/vnd.microsoft.activity.message", "Klaar")
    assert [call.body["text"] for call in host.connector.updated] == ["Klaar"]


async def test_a_replacing_reply_to_a_submit_updates_the_stored_card(host: Host) -> None:
    host.receiver.replies = (_reply(Delivery.REPLACE),)
    response = await host.post(a_submit(host.connector.url))
    assert await response.read() == b""
    assert [call.message for call in host.connector.updated] == ["1795304430581"]
    assert host.connector.sent == []


async def test_a_replacing_reply_to_typed_words_is_a_new_message(host: Host) -> None:
    host.receiver.replies = (_reply(Delivery.REPLACE),)
    await host.post(a_message(host.connector.url))
    assert [sent["summary"] for sent in host.connector.sent] == ["Kaart"]
    assert host.connector.updated == []


async def test_a_card_that_cannot_be_updated_still_answers_the_press(host: Host) -> None:
    host.receiver.replies = (_reply(Delivery.REPLACE),)
    host.connector.fail(404)
    answer = await (await host.post(a_card_action(host.connector.url))).json()
    assert answer["type"] == CARD


async def test_a_private_reply_is_only_in_the_answer(host: Host) -> None:
    host.receiver.replies = (_reply(Delivery.PRIVATE, "Het verhaal"),)
    answer = await (await host.post(a_card_action(host.connector.url))).json()
    assert answer["type"] == CARD
    assert "Het verhaal" in str(answer["value"])
    assert host.connector.calls == []


async def test_a_private_reply_without_a_press_leaves_only_its_summary_in_the_chat(host: Host) -> None:
    view = View(summary="Open de casus met de knop", blocks=(Text("GEHEIM"),))
    host.receiver.replies = (Reply(view, Delivery.PRIVATE),)
    await host.post(a_message(host.connector.url))
    [sent] = host.connector.sent
    assert sent["text"] == "Open de casus met de knop"
    assert "GEHEIM" not in str(host.connector.calls)


async def test_a_new_message_after_a_press_is_named_in_the_answer(host: Host) -> None:
    host.receiver.replies = (a_reply("Ingediend"),)
    answer = await (await host.post(a_card_action(host.connector.url))).json()
    assert answer == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Ingediend",
    }
    assert [sent["summary"] for sent in host.connector.sent] == ["Ingediend"]


async def test_who_gets_the_bot_is_greeted_and_who_removes_it_is_noted(host: Host) -> None:
    await host.post(an_installation(host.connector.url))
    await host.post(members_added(host.connector.url))
    await host.post(an_installation(host.connector.url, "remove", id="f:removed"))
    assert len(host.receiver.greeted) == 2
    assert len(host.receiver.gone) == 1
    assert host.receiver.arrivals == []


TEAM = {"conversationType": "channel", "id": "19:first@thread.tacv2", "tenantId": TENANT}
CHOSEN = {"tenant": {"id": TENANT}, "settings": {"selectedChannel": {"id": "19:chosen@thread.tacv2"}}}


async def test_in_a_team_the_bot_is_where_whoever_added_it_chose(host: Host) -> None:
    await host.post(an_installation(host.connector.url, conversation=TEAM, channelData=CHOSEN))
    [arrival] = host.receiver.greeted
    assert (arrival.address.kind, arrival.address.conversation_id) == (
        PlaceKind.CHANNEL,
        "19:chosen@thread.tacv2",
    )
    assert {call.conversation for call in host.connector.calls} == {"19:chosen@thread.tacv2"}
    await host.post(an_installation(host.connector.url, "remove", id="f:out", conversation=TEAM))
    [gone] = host.receiver.gone
    assert gone.address.conversation_id == "19:first@thread.tacv2"


@pytest.mark.parametrize("settings", [None, [], {"selectedChannel": None}, {"selectedChannel": {"id": 3}}])
async def test_a_team_that_names_no_chosen_channel_is_met_where_it_is(host: Host, settings: object) -> None:
    data = {"tenant": {"id": TENANT}, "settings": settings}
    await host.post(an_installation(host.connector.url, conversation=TEAM, channelData=data))
    [arrival] = host.receiver.greeted
    assert arrival.address.conversation_id == "19:first@thread.tacv2"


async def test_people_who_come_into_a_team_are_not_greeted_there(host: Host) -> None:
    response = await host.post(members_added(host.connector.url, conversation=TEAM))
    assert response.status == 200
    assert host.receiver.greeted == []
    assert host.connector.calls == []


async def test_what_asks_no_answer_is_taken_politely(host: Host) -> None:
    for kind in (
        "messageReaction",
        "typing",
        "messageUpdate",
        "messageDelete",
        "event",
        "endOfConversation",
        "x",
    ):
        response = await host.post(a_message(host.connector.url, type=kind, id=f"f:{kind}"))
        assert response.status == 200
    assert host.receiver.arrivals == []
    assert host.connector.calls == []


async def test_a_mention_of_the_bot_is_left_out_of_the_words(host: Host) -> None:
    mention = {"type": "mention", "text": "<at>Bot</at>", "mentioned": {"id": "28:bot", "name": "Bot"}}
    other = {"type": "mention", "text": "<at>Kim</at>", "mentioned": {"id": "29:kim", "name": "Kim"}}
    await host.post(
        a_message(
            host.connector.url,
            text="<at>Bot</at>\xa0 vraag aan <at>Kim</at>",
            entities=[mention, other],
            conversation={"conversationType": "groupChat", "id": "19:g", "tenantId": TENANT},
        )
    )
    [arrival] = host.receiver.arrivals
    assert arrival.text == "vraag aan <at>Kim</at>"
    assert arrival.address.kind is PlaceKind.GROUP


async def test_the_playground_does_not_decide_the_language(host: Host) -> None:
    await host.post(a_message(host.connector.url, locale="en-US"), **{"x-ms-agents-playground": "true"})
    await host.post(a_message(host.connector.url, locale="en-US", id="other"))
    assert [arrival.locale for arrival in host.receiver.arrivals] == ["nl-NL", "en-US"]


async def test_logs_hold_nothing_of_who_speaks_or_what_they_say(host: Host) -> None:
    secrets = {"id": "29:GEHEIM", "name": "GEHEIM", "aadObjectId": "GEHEIM"}

    async def fail() -> None:
        raise ValueError("GEHEIM")

    with capture_logs() as lines:
        await host.post(a_message(host.connector.url, text="GEHEIM", **{"from": secrets}))
        await host.post(a_message(host.connector.url, id={"GEHEIM": 1}))
        await host.post(a_card_action(host.connector.url, name="task/fetch", value="GEHEIM"))
        host.receiver.before = fail
        await host.post(a_message(host.connector.url, text="GEHEIM", id="2", **{"from": secrets}))
        host.connector.fail(403)
        host.receiver.before = None
        await host.post(a_message(host.connector.url, text="GEHEIM", id="3", **{"from": secrets}))
    told = [{name: value for name, value in line.items() if name != "error"} for line in lines]
    assert {line["event"] for line in told} >= {"turn.failed", "turn.reply_not_sent", "activity.malformed"}
    assert "GEHEIM" not in str(told)
