"""Says our records in the Human Services Data Specification 3.x, with our own fields as attributes.

Source: Open Referral, HSDS 3.x, schemas of service, organization, phone, schedule, service_area,
required_document, attribute, taxonomy_term and taxonomy.
"""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

TAXONOMY = "doorbraakbot"
"""The name under which our own fields travel; other systems keep what they do not know."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, TAXONOMY)

Object = dict[str, Any]

STATUS = {"active": "active", "inactive": "inactive", "historisch": "defunct"}

# Fields that HSDS has under the same name, as text or number.
NATIVE_SERVICE = (
    *("name", "description", "url", "email", "application_process", "fees_description", "wait_time"),
    *("eligibility_description", "minimum_age", "maximum_age", "assured_date", "alert"),
)
NATIVE_ORGANISATION = ("name", "description", "email")

# Fields that travel as attributes: one attribute a value.
OWN_SERVICE = (
    *("wie", "leefgebieden", "doelgroepen", "knelpunten", "trefwoorden", "zie_ook", "bronnen"),
    *("situatie.nl", "situatie.en", "engels.name_en", "engels.summary_en", "engels.who_en", "engels.how_en"),
)
OWN_ORGANISATION = ("bronnen", "situatie.nl", "situatie.en")

CLASSIFYING = frozenset({"leefgebieden", "doelgroepen", "knelpunten"})
"""Fields whose values are terms that services share; the others hold text of their own."""

_TERMS: Mapping[str, str] = {
    "id": "Our own id of the record",
    "alternate_name": "Another name or an abbreviation",
    "wie": "The function or team that does this",
    "leefgebieden": "Life domain",
    "doelgroepen": "Group that it is meant for",
    "knelpunten": "Bottleneck with which it helps",
    "trefwoorden": "Word on which people search",
    "zie_ook": "Our own id of a related service",
    "bronnen": "Where the facts come from, as JSON",
    "situatie.nl": "How people put it, in Dutch; to search on",
    "situatie.en": "How people put it, in English; to search on",
    "engels.name_en": "Name in English",
    "engels.summary_en": "Summary in English",
    "engels.who_en": "The function or team, in English",
    "engels.how_en": "How to apply, in English",
}


def hsds_id(kind: str, own_id: str) -> str:
    """Return the UUID that stands for our own id, always the same; HSDS wants a UUID."""
    return str(uuid.uuid5(_NAMESPACE, f"{kind}:{own_id}"))


def service_object(flat: Mapping[str, Any], organisation: Object | None) -> Object:
    """Return an HSDS service with its organization inside; absent fields are left out."""
    service_id = hsds_id("service", flat["id"])
    service = {"id": service_id, **_native(flat, NATIVE_SERVICE), "status": STATUS[flat["status"]]}
    if organisation is not None:
        service |= {"organization_id": organisation["id"], "organization": organisation}
    lists = {
        "phones": _phones(service_id, flat),
        "schedules": _texts(service_id, "schedule", "description", [flat.get("schedule")]),
        "service_areas": _texts(service_id, "service_area", "name", [flat.get("service_area")]),
        "required_documents": _texts(
            service_id, "required_document", "document", flat.get("required_documents") or []
        ),
        "attributes": list(_attributes("service", service_id, flat, OWN_SERVICE)),
    }
    return service | _alternate_name(flat) | {name: rows for name, rows in lists.items() if rows}


def organisation_object(flat: Mapping[str, Any]) -> Object:
    organisation_id = hsds_id("organization", flat["id"])
    organisation = {"id": organisation_id, **_native(flat, NATIVE_ORGANISATION), **_alternate_name(flat)}
    if flat.get("url"):
        organisation["website"] = flat["url"]
    if phones := _phones(organisation_id, flat):
        organisation["phones"] = phones
    organisation["attributes"] = list(_attributes("organization", organisation_id, flat, OWN_ORGANISATION))
    return organisation


def _native(flat: Mapping[str, Any], names: tuple[str, ...]) -> Object:
    return {name: flat[name] for name in names if flat.get(name) not in (None, "")}


def _alternate_name(flat: Mapping[str, Any]) -> Object:
    names = flat.get("alternate_name") or []
    return {"alternate_name": names[0]} if names else {}


def _phones(owner: str, flat: Mapping[str, Any]) -> list[Object]:
    return [
        {
            "id": hsds_id("phone", f"{owner}:{place}"),
            "number": phone["number"],
            **({"description": phone["description"]} if phone.get("description") else {}),
        }
        for place, phone in enumerate(flat.get("phones") or [])
    ]


def _texts(owner: str, kind: str, field: str, texts: list[str | None]) -> list[Object]:
    return [
        {"id": hsds_id(kind, f"{owner}:{place}"), field: text} for place, text in enumerate(texts) if text
    ]


def _attributes(entity: str, owner: str, flat: Mapping[str, Any], own: tuple[str, ...]) -> Iterator[Object]:
    names = flat.get("alternate_name") or []
    # HSDS has room for one other name; where we have more, all of them travel here.
    fields = ("id", *(("alternate_name",) if len(names) > 1 else ()), *own)
    for field in fields:
        value = flat.get(field)
        for place, item in enumerate(value if isinstance(value, list) else [value]):
            if item not in (None, ""):
                said = item if isinstance(item, str) else _as_json(item)
                number = hsds_id("attribute", f"{entity}:{owner}:{field}:{place}")
                term = {"taxonomy_term": term_object(field, said)} if field in CLASSIFYING else {}
                yield {"id": number, "link_type": field, "value": said, **term}


def term_object(field: str, value: str) -> Object:
    """Return the taxonomy term of an attribute: its value where the field classifies, otherwise its field."""
    code = f"{field}:{value}" if field in CLASSIFYING else field
    return {
        "id": hsds_id("taxonomy_term", code),
        "code": code,
        "name": value if field in CLASSIFYING else field,
        "description": _TERMS.get(field, field),
        "taxonomy": TAXONOMY,
    }


def _as_json(item: Mapping[str, Any]) -> str:
    return orjson.dumps({name: value for name, value in item.items() if value}).decode()
