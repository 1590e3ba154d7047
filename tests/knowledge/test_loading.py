import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from knowledge.catalogue import Knowledge, Record
from knowledge.loading import SHIPPED_DATA, KnowledgeError, load_knowledge
from knowledge.models import Dienst, Soort


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge to break."""
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


def replace_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_knowledge_loads_whole(shipped: Knowledge) -> None:
    assert len(shipped.diensten) >= 179
    assert len(shipped.organisaties) >= 79
    assert len(shipped.knelpunten) >= 45
    assert len(shipped.begrippen) >= 203
    assert len(shipped.praktijkvoorbeelden) >= 33
    assert len(shipped.knopen) >= 108


@pytest.fixture(params=[True, False])
def collecting(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether garbage is collected when the reading begins."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_reading_that_fails_leaves_the_garbage_collector_as_it_was(data: Path, collecting: bool) -> None:
    (data / "begrippen.yaml").unlink()
    with pytest.raises(KnowledgeError):
        load_knowledge(data)
    assert gc.isenabled() is collecting


def test_an_absent_file_is_named(data: Path) -> None:
    (data / "begrippen.yaml").unlink()
    with pytest.raises(KnowledgeError, match=r"begrippen\.yaml: the file is absent"):
        load_knowledge(data)


def test_a_file_that_is_no_yaml_is_named(data: Path) -> None:
    (data / "engels.yaml").write_text("a: [1, 2", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"engels\.yaml: no readable YAML"):
        load_knowledge(data)


def test_a_file_with_the_wrong_shape_is_named(data: Path) -> None:
    (data / "praktijkvoorbeelden.yaml").write_text("a: 1", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"praktijkvoorbeelden\.yaml: the file holds no list"):
        load_knowledge(data)


def test_an_error_names_file_record_and_field(data: Path) -> None:
    replace_text(data / "sociale_kaart.yaml", "  status: active\n", "  status: dicht\n")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(data)
    assert (caught.value.file, caught.value.record, caught.value.field) == (
        "sociale_kaart.yaml",
        "sociaal-pontonnier",
        "status",
    )


def test_an_unknown_field_is_refused_so_that_a_slip_is_seen(data: Path) -> None:
    replace_text(data / "begrippen.yaml", "  uitleg: ", "  uitlgeg: ")
    with pytest.raises(KnowledgeError, match=r"begrippen\.yaml: record begrip-"):
        load_knowledge(data)


def test_an_address_of_a_source_that_is_none_is_refused(data: Path) -> None:
    replace_text(data / "sociale_kaart.yaml", "url: https://www.woonkracht10.nl/urgentie", "url: woonkracht")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(data)
    assert caught.value.field.endswith("url")


def test_an_id_that_is_used_twice_is_refused(data: Path) -> None:
    rows = yaml.safe_load((data / "praktijkvoorbeelden.yaml").read_text(encoding="utf-8"))
    rows.append(rows[0])
    (data / "praktijkvoorbeelden.yaml").write_text(yaml.dump(rows, allow_unicode=True), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="used twice"):
        load_knowledge(data)


def test_an_idea_without_words_is_refused(data: Path) -> None:
    (data / "lexicon.yaml").write_text("kleding:\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"lexicon\.yaml: record kleding: needs its words"):
        load_knowledge(data)


def test_a_route_map_that_cannot_be_read_is_an_error_of_the_knowledge(data: Path) -> None:
    (data / "routekaart.yaml").write_text("metadata: {}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"routekaart\.yaml"):
        load_knowledge(data)


def test_a_dienst_goes_before_the_organisatie_with_the_same_id(shipped: Knowledge) -> None:
    shared = shipped.diensten.keys() & shipped.organisaties.keys()
    assert shared
    for key in shared:
        assert isinstance(shipped.record(key), Dienst)
        assert shipped.soort(key) is Soort.DIENST


def test_every_record_has_a_source_that_is_resolved(shipped: Knowledge) -> None:
    every: tuple[Record, ...] = (
        *shipped.diensten.values(),
        *shipped.organisaties.values(),
        *shipped.knelpunten.values(),
        *shipped.begrippen.values(),
        *shipped.praktijkvoorbeelden.values(),
        *shipped.knopen.values(),
    )
    assert all(shipped.sources(record) for record in every)
    assert all(bron.titel for record in every for bron in shipped.sources(record))


def test_an_unknown_id_has_no_record_and_no_kind(shipped: Knowledge) -> None:
    assert shipped.record("bestaat-niet") is None
    assert shipped.soort("bestaat-niet") is None


def test_every_dienst_has_an_english_summary(shipped: Knowledge) -> None:
    assert all(shipped.english(key) for key in shipped.diensten)
