"""HSDS of our own, and HSDS of others."""

import json
import uuid
import zipfile
from pathlib import Path
from typing import Any

from knowledge.catalogue import Knowledge
from knowledge.exchange.contents import Contents
from knowledge.exchange.forms import read_file, write_file
from knowledge.exchange.hsds_out import hsds_id
from knowledge.exchange.hsds_tables import TABLES
from knowledge.exchange.merge import Merger
from knowledge.exchange.rows import Outcome, RowReport
from knowledge.models import DienstStatus, Soort, Telefoon
from tests.knowledge.exchange.builders import a_few_records, after

BASE = a_few_records()
FOREIGN_ID = "ac148810-d857-441c-9679-408f346de14b"
FOREIGN: dict[str, Any] = {
    "id": FOREIGN_ID,
    "name": "Maaltijden aan huis",
    "status": "temporarily closed",
    "minimum_age": 65.0,
    "organization": {
        "id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610",
        "name": "Keuken",
        "website": "https://keuken.voorbeeld.nl",
    },
    "phones": [{"id": str(uuid.UUID(int=1)), "number": "0000 000", "languages": [{"code": "nl"}]}],
    "schedules": [
        {"id": str(uuid.UUID(int=2)), "byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00"}
    ],
    "service_areas": [{"id": "a", "name": "Dordrecht"}, {"id": "b", "name": "Zwijndrecht"}],
    "contacts": [{"id": str(uuid.UUID(int=3)), "name": "Een Persoon", "email": "persoon@voorbeeld.nl"}],
}


def reports(path: Path, base: Knowledge = BASE) -> list[RowReport]:
    merger = Merger(base)
    return [merger.take(row) for row in read_file(path, base)]


def json_file(folder: Path, content: object) -> Path:
    path = folder / "kaart.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def written(folder: Path) -> dict[str, Any]:
    path = folder / "uit.json"
    write_file(path, Contents(BASE))
    page: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return page


def test_the_page_says_how_much_it_holds_and_nests_the_organisation(tmp_path: Path) -> None:
    page = written(tmp_path)
    assert page["total_items"] == len(page["contents"]) == len(BASE.diensten)
    assert page["contents"][0]["organization"]["name"] == "Gemeente Dordrecht"
    assert [found["name"] for found in page["organizations"]] == ["Stichting De Sociale Basis"]


def test_every_id_is_a_uuid_that_stays_the_same_and_occurs_once(tmp_path: Path) -> None:
    page = written(tmp_path)
    service = page["contents"][0]
    assert service["id"] == hsds_id("service", "sociaal-pontonnier")
    parts = [part for name in ("phones", "service_areas", "attributes") for part in service.get(name, [])]
    ids = [str(uuid.UUID(part["id"])) for part in parts]
    assert len(ids) == len(set(ids))


def test_a_service_of_others_becomes_a_record_with_nothing_made_up(tmp_path: Path) -> None:
    found = reports(json_file(tmp_path, {"contents": [FOREIGN]}))
    assert [report.outcome for report in found] == [Outcome.NEW, Outcome.NEW]
    then = after(BASE, [report.draft for report in found if report.draft])
    dienst = then.diensten[FOREIGN_ID]
    assert dienst.status is DienstStatus.INACTIVE
    assert (dienst.minimum_age, dienst.service_area, dienst.schedule) == (
        65,
        "Dordrecht, Zwijndrecht",
        "ma, di 09:00-17:00",
    )
    assert dienst.phones == (Telefoon(number="0000 000"),)
    assert dienst.wie == "Keuken"
    assert dienst.bronnen == ()
    assert then.organisaties[dienst.organization].url == "https://keuken.voorbeeld.nl"
    assert "Persoon" not in dienst.model_dump_json()


def test_what_others_leave_out_keeps_the_value_it_has_here(tmp_path: Path) -> None:
    service = {"id": hsds_id("service", "sociaal-pontonnier"), "name": "Andere naam", "status": "active"}
    (report,) = reports(json_file(tmp_path, [service]))
    assert report.row.record_id == "sociaal-pontonnier"
    assert [change.field for change in report.changes] == ["name"]


def test_one_service_by_itself_is_read_too(tmp_path: Path) -> None:
    assert len(reports(json_file(tmp_path, FOREIGN))) == 2


def test_an_organisation_that_many_services_name_is_reported_once(tmp_path: Path) -> None:
    second = {**FOREIGN, "id": str(uuid.UUID(int=9))}
    found = reports(json_file(tmp_path, {"services": [FOREIGN, second]}))
    assert [report.row.soort for report in found] == [Soort.ORGANISATIE, Soort.DIENST, Soort.DIENST]


def test_a_half_age_is_refused_and_not_rounded(tmp_path: Path) -> None:
    found = reports(json_file(tmp_path, [{**FOREIGN, "minimum_age": 6.5}]))
    assert found[-1].outcome is Outcome.REFUSED
    assert found[-1].problems[0].field == "minimum_age"


def test_the_package_describes_its_tables_and_they_change_nothing_here(tmp_path: Path) -> None:
    path = tmp_path / "kaart.zip"
    write_file(path, Contents(BASE))
    with zipfile.ZipFile(path) as archive:
        package = json.loads(archive.read("datapackage.json"))
        headers = {name: archive.read(f"{name}.csv").decode().splitlines()[0].split(",") for name in TABLES}
    assert {
        resource["name"]: [f["name"] for f in resource["schema"]["fields"]]
        for resource in package["resources"]
    } == headers
    found = reports(path)
    assert {report.outcome for report in found} == {Outcome.SAME}


def test_tables_of_others_may_stand_in_any_order_and_in_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "kaart.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data/phones.csv", "id,service_id,number\np2,s1,222\np1,s2,111\np3,s1,333\n")
        archive.writestr(
            "data/services.csv", "id,organization_id,name,status\ns2,o,Twee,active\ns1,o,Een,active\n"
        )
        archive.writestr("data/organizations.csv", "id,name,description\no,Org,Doet iets\n")
        archive.writestr("data/contacts.csv", "id,name\nc,Een Persoon\n")
    found = reports(path)
    assert [report.row.record_id for report in found] == ["o", "s2", "s1"]
    then = after(BASE, [report.draft for report in found if report.draft])
    assert [phone.number for phone in then.diensten["s1"].phones] == ["222", "333"]
