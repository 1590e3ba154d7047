"""What every store of edits and imports promises."""

import asyncio
from datetime import UTC, datetime

import pytest

from knowledge.language import Language
from knowledge.models import Soort
from knowledge.store import (
    Edit,
    EditDraft,
    EditKind,
    EditNotFoundError,
    ImportNotRunningError,
    ImportState,
    NothingToUndoError,
    RecordInvalidError,
    Stamp,
)
from tests.contracts.knowledge.conftest import Stores

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BEGRIP = {"id": "proefterm", "term": "Proefterm", "uitleg": "Een term voor de proef.", "bronnen": []}


def stamp(key: str) -> Stamp:
    return Stamp("kennisbeheerder", NOW, key)


def draft(record_id: str = "proefterm") -> EditDraft:
    return EditDraft(Soort.BEGRIP, record_id, EditKind.RECORD, {"record": {**BEGRIP, "id": record_id}})


async def counting(stores: Stores, batch: int = 500) -> list[Edit]:
    return [edit async for edits in stores.edits.read(batch) for edit in edits]


async def test_edits_are_read_in_the_order_they_were_made_whatever_the_batch(stores: Stores) -> None:
    made = [
        await stores.edits.add_record(Soort.BEGRIP, BEGRIP, stamp("a")),
        await stores.edits.add_alias(Soort.BEGRIP, "proefterm", (Language.NL, " proef woord "), stamp("b")),
        await stores.edits.set_field(Soort.BEGRIP, "proefterm", ("uitleg", "Anders."), stamp("c")),
    ]
    assert await counting(stores, 2) == made
    assert await counting(stores) == made
    assert made[1].draft.content == {"language": "nl", "phrase": "proef woord"}


async def test_every_change_grows_the_version_and_reading_does_not(stores: Stores) -> None:
    before = await stores.edits.version()
    edit = await stores.edits.add_record(Soort.BEGRIP, BEGRIP, stamp("a"))
    added = await stores.edits.version()
    await counting(stores)
    assert before < added == await stores.edits.version()
    await stores.edits.undo(edit.id, stamp("u"))
    assert await stores.edits.version() > added


async def test_the_same_press_again_makes_one_edit_and_no_new_version(stores: Stores) -> None:
    first = await stores.edits.add_alias(Soort.BEGRIP, "x", (Language.EN, "words"), stamp("a"))
    version = await stores.edits.version()
    assert await stores.edits.add_alias(Soort.BEGRIP, "x", (Language.EN, "words"), stamp("a")) == first
    assert await counting(stores) == [first]
    assert await stores.edits.version() == version


async def test_presses_at_the_same_moment_are_all_kept_once(stores: Stores) -> None:
    keys = [f"k{number % 4}" for number in range(8)]
    await asyncio.gather(
        *(stores.edits.add_alias(Soort.BEGRIP, "x", (Language.NL, key), stamp(key)) for key in keys)
    )
    assert sorted(edit.draft.content["phrase"] for edit in await counting(stores)) == ["k0", "k1", "k2", "k3"]


async def test_an_undone_edit_no_longer_counts_and_stays_in_the_history(stores: Stores) -> None:
    edit = await stores.edits.add_record(Soort.BEGRIP, BEGRIP, stamp("a"))
    undone = await stores.edits.undo(edit.id, stamp("u"))
    assert await stores.edits.undo(edit.id, stamp("u2")) == undone
    assert await counting(stores) == []
    assert await stores.edits.history("proefterm") == (undone,)
    assert undone.undone_by == "kennisbeheerder"


async def test_undoing_what_nobody_made_is_refused(stores: Stores) -> None:
    with pytest.raises(EditNotFoundError, match="9"):
        await stores.edits.undo(9, stamp("u"))


async def test_a_record_that_does_not_fit_is_refused_with_its_field(stores: Stores) -> None:
    with pytest.raises(RecordInvalidError) as refused:
        await stores.edits.add_record(Soort.BEGRIP, {**BEGRIP, "uitleg": 7}, stamp("a"))
    assert refused.value.field == "uitleg"
    assert await counting(stores) == []


@pytest.mark.parametrize("field", ["id", "prijs"])
async def test_a_field_that_records_do_not_have_is_refused(stores: Stores, field: str) -> None:
    with pytest.raises(RecordInvalidError, match=field):
        await stores.edits.set_field(Soort.BEGRIP, "proefterm", (field, "x"), stamp("a"))


async def test_an_alias_without_words_is_refused(stores: Stores) -> None:
    with pytest.raises(RecordInvalidError):
        await stores.edits.add_alias(Soort.BEGRIP, "proefterm", (Language.NL, " "), stamp("a"))


async def test_staged_edits_count_all_at_once_when_the_import_is_finished(stores: Stores) -> None:
    version = await stores.edits.version()
    begun = await stores.imports.begin("kaart.xlsx", stamp("i"))
    await stores.imports.stage(begun.id, [draft("een"), draft("twee")])
    assert await counting(stores) == []
    assert await stores.edits.history("een") == ()
    assert await stores.edits.version() == version
    done = await stores.imports.finish(begun.id, added=2, changed=0)
    assert [edit.draft.record_id for edit in await counting(stores)] == ["een", "twee"]
    assert (done.state, done.added) == (ImportState.DONE, 2)
    assert await stores.imports.last() == done
    assert await stores.edits.version() > version


async def test_a_discarded_import_leaves_nothing(stores: Stores) -> None:
    begun = await stores.imports.begin("kaart.xlsx", stamp("i"))
    await stores.imports.stage(begun.id, [draft()])
    await stores.imports.discard(begun.id)
    with pytest.raises(ImportNotRunningError):
        await stores.imports.finish(begun.id, 1, 0)
    assert await counting(stores) == []
    assert await stores.imports.last() is None


async def test_a_new_import_removes_what_a_broken_one_left(stores: Stores) -> None:
    broken = await stores.imports.begin("half.xlsx", stamp("i"))
    await stores.imports.stage(broken.id, [draft()])
    begun = await stores.imports.begin("heel.xlsx", stamp("j"))
    with pytest.raises(ImportNotRunningError):
        await stores.imports.stage(broken.id, [draft("later")])
    await stores.imports.finish(begun.id, 0, 0)
    assert await counting(stores) == []


async def test_undoing_takes_back_the_newest_import_and_keeps_later_edits(stores: Stores) -> None:
    for name, record_id in (("een.xlsx", "een"), ("twee.xlsx", "twee")):
        begun = await stores.imports.begin(name, stamp(name))
        await stores.imports.stage(begun.id, [draft(record_id)])
        await stores.imports.finish(begun.id, 1, 0)
    await stores.edits.add_alias(Soort.BEGRIP, "een", (Language.NL, "woorden"), stamp("a"))
    undone = await stores.imports.undo_last(stamp("u"))
    assert (undone.name, undone.state) == ("twee.xlsx", ImportState.UNDONE)
    assert [edit.draft.kind for edit in await counting(stores)] == [EditKind.RECORD, EditKind.ALIAS]


async def test_the_same_undo_again_takes_back_no_earlier_import(stores: Stores) -> None:
    for name in ("een.xlsx", "twee.xlsx"):
        begun = await stores.imports.begin(name, stamp(name))
        await stores.imports.finish(begun.id, 0, 0)
    assert await stores.imports.undo_last(stamp("u")) == await stores.imports.undo_last(stamp("u"))
    last = await stores.imports.last()
    assert last is not None
    assert last.name == "een.xlsx"


async def test_undoing_without_imports_is_refused(stores: Stores) -> None:
    with pytest.raises(NothingToUndoError):
        await stores.imports.undo_last(stamp("u"))


async def test_english_is_kept_whole_and_once_and_must_make_a_text(stores: Stores) -> None:
    engels = {"name_en": "Desk", "summary_en": "A desk.", "who_en": "Clerk"}
    made = await stores.edits.set_english("loket", engels, stamp("e"))
    assert await stores.edits.set_english("loket", engels, stamp("e")) == made
    assert await counting(stores) == [made]
    assert made.draft.kind is EditKind.ENGLISH
    assert made.draft.content == {"engels": {**engels, "how_en": None}}
    with pytest.raises(RecordInvalidError):
        await stores.edits.set_english("loket", {"name_en": "Desk"}, stamp("half"))
