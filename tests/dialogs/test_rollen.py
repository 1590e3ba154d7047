from dialogs.dialogue import Dialogue
from tests.dialogs.chat import Chat, words_of


async def test_a_beheerder_gives_a_role_and_it_counts_at_once(dialogue: Dialogue) -> None:
    beheerder = Chat(dialogue, "baas", "beheerder")
    await beheerder.say("rollen")
    await beheerder.press("Openen", persoon="collega")
    view = await beheerder.press("Vastleggen", rollen="doorbraakregisseur", organisatie="")
    assert "Kim: doorbraakregisseur" in words_of(view)


async def test_an_ambassadeur_needs_an_organisation(dialogue: Dialogue) -> None:
    beheerder = Chat(dialogue, "baas", "beheerder")
    await beheerder.say("rollen")
    await beheerder.press("Openen", persoon="collega")
    view = await beheerder.press("Vastleggen", rollen="ambassadeur", organisatie="")
    assert "hoort bij een organisatie" in words_of(view)


async def test_nobody_else_gives_roles(chat: Chat, pontonnier: Chat) -> None:
    for somebody in (chat, pontonnier):
        view = await somebody.say("rollen")
        assert "alleen een beheerder" in words_of(view)
