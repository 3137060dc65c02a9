"""Forms as JSON Schema, draft 2020-12: whether a schema can be used, and what is wrong with a filled form. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jsonschema_rs

DEEPEST = 30
REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef", "$schema", "$id")
DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong with a filled form: `field` is the path in it ("child.name", "children.0.name"), `rule` the
    keyword of the schema that it breaks ("required", "format", "pattern", …), `limit` what the keyword asks."""

    field: str
    rule: str
    limit: str = ""


def is_usable(schema: Mapping[str, Any]) -> bool:
    """Whether it is a schema of one object that leans on nothing outside itself: what it referred to would have to be
    fetched while somebody waits at a counter."""
    if not isinstance(schema.get("properties"), Mapping) or not _stands_alone(schema, 0):
        return False
    try:
        jsonschema_rs.Draft202012Validator(dict(schema))
    except (ValueError, jsonschema_rs.ReferencingError):
        return False
    return True


def wrong_answers(schema: Mapping[str, Any], answers: Mapping[str, Any], order: Sequence[str]) -> list[Wrong]:
    """What is wrong with a filled form, in the order of its fields; empty when it may be handed in."""
    found = [_wrong(error) for error in _validator(json.dumps(schema, sort_keys=True)).iter_errors(dict(answers))]
    places = {name: place for place, name in enumerate(order)}
    return sorted(found, key=lambda each: places.get(each.field.partition(".")[0], len(places)))


@lru_cache(maxsize=256)
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema), validate_formats=True)


def _wrong(error: jsonschema_rs.ValidationError) -> Wrong:
    path, rule = [str(each) for each in error.instance_path], str(error.schema_path[-1])
    told = error.kind.as_dict()
    if rule == "required":
        path.append(str(told["property"]))
    limit = told.get("limit", told.get("options", told.get("format", told.get("pattern", ""))))
    return Wrong(".".join(path), rule, ", ".join(map(str, limit)) if isinstance(limit, list) else str(limit))


def _stands_alone(part: object, depth: int) -> bool:
    if depth > DEEPEST:
        return False
    if isinstance(part, Mapping):
        return all(_is_inside(str(name), value) and _stands_alone(value, depth + 1) for name, value in part.items())
    return not isinstance(part, list) or all(_stands_alone(each, depth + 1) for each in part)


def _is_inside(name: str, value: object) -> bool:
    """A field of the form may be named like a keyword: its value is then a schema, not text."""
    if name not in REFERENCES or not isinstance(value, str):
        return True
    return value.startswith("#") or (name == "$schema" and value == DRAFT)
