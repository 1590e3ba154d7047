"""Activities as Teams sends them, with people that do not exist."""

from typing import Any

TENANT = "11111111-1111-4111-8111-111111111111"
PERSON = "22222222-2222-4222-8222-222222222222"
CONVERSATION = "a:1conversation"


def a_message(service_url: str, **changes: Any) -> dict[str, Any]:
    activity: dict[str, Any] = {
        "type": "message",
        "id": "1795304353000",
        "text": "wie regelt een briefadres?",
        "textFormat": "plain",
        "timestamp": "2026-11-21T23:39:11.980Z",
        "serviceUrl": service_url,
        "channelId": "msteams",
        "from": {"id": "29:1person", "name": "Robin", "aadObjectId": PERSON},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": CONVERSATION},
        "recipient": {"id": "28:bot", "name": "Doorbraakbot"},
        "locale": "nl-NL",
        "entities": [{"type": "clientInfo", "locale": "nl-NL", "country": "NL", "platform": "Web"}],
        "channelData": {"tenant": {"id": TENANT}},
    }
    return activity | changes


def press_data(verb: str, data: dict[str, Any] | None = None, **inputs: str) -> dict[str, Any]:
    return {"doorbraak": {"verb": verb, "data": data or {}}, **inputs}


def a_card_action(service_url: str, verb: str = "zoeken.meer", **changes: Any) -> dict[str, Any]:
    action = {
        "type": "Action.Execute",
        "title": "Meer",
        "verb": verb,
        "data": press_data(verb, {"stap": 1}, naam="x"),
    }
    invoke = a_message(
        service_url,
        type="invoke",
        name="adaptiveCard/action",
        id="f:card-action",
        replyToId="1795304430581",
        value={"action": action, "trigger": "manual"},
    )
    del invoke["text"]
    return invoke | changes


def a_submit(service_url: str, verb: str = "zoeken.meer", **changes: Any) -> dict[str, Any]:
    message = a_message(
        service_url,
        id="1795304353001",
        replyToId="1795304430581",
        value=press_data(verb, {"stap": 1}, naam="x"),
    )
    del message["text"]
    return message | changes


def an_installation(service_url: str, action: str = "add", **changes: Any) -> dict[str, Any]:
    activity = a_message(service_url, type="installationUpdate", action=action, id="f:install")
    del activity["text"]
    return activity | {"from": {"id": "29:1person", "aadObjectId": PERSON}} | changes


def members_added(service_url: str, **changes: Any) -> dict[str, Any]:
    activity = a_message(service_url, type="conversationUpdate", id="f:members")
    for absent in ("text", "locale"):
        del activity[absent]
    members = [{"id": "29:1person", "aadObjectId": PERSON}, {"id": "28:bot"}]
    return activity | {"membersAdded": members} | changes
