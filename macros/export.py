"""A Kennisbank in; the JSON API and its JSON Schemas out, as files for the site and for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.kennisbank import Entry, Kennisbank
from macros.models import Aanvulling, Gemeente
from macros.render import StaticFile
from macros.soorten import SOORTEN, Soort

API = "api/v1"
SCHEMA_VERSION = "1.1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def files(kennisbank: Kennisbank, root: str = "/") -> Iterator[StaticFile]:
    """The API: one file per soort, a schema for each, and an index. `root` stands before each address."""
    for soort in SOORTEN:
        items = [_item(entry, root) for entry in kennisbank.by_soort[soort.naam]]
        content = {"schema_version": SCHEMA_VERSION, "total": len(items), "items": items}
        yield StaticFile(f"{API}/{soort.meervoud}.json", _json(content))
        yield StaticFile(f"{API}/schema/{soort.meervoud}.json", _json(api_schema(soort)))
    index = {
        "schema_version": SCHEMA_VERSION,
        "files": {soort.meervoud: f"{root}{API}/{soort.meervoud}.json" for soort in SOORTEN},
        "schemas": {soort.meervoud: f"{root}{API}/schema/{soort.meervoud}.json" for soort in SOORTEN},
    }
    yield StaticFile(f"{API}/index.json", _json(index))


def editor_schemas() -> Iterator[StaticFile]:
    """JSON Schemas that help an editor fill in the data files; `.vscode/settings.json` points at them."""
    for soort in SOORTEN:
        schema = soort.model.model_json_schema(mode="validation")
        if soort.in_one_file:
            definitions = schema.pop("$defs", {})
            schema = {"type": "array", "title": soort.meervoud, "items": schema, "$defs": definitions}
        yield StaticFile(f"{soort.naam}.json", _json({"$schema": DIALECT, **schema}))
    for name, model in (("gemeente", Gemeente), ("aanvulling", Aanvulling)):
        yield StaticFile(f"{name}.json", _json({"$schema": DIALECT, **model.model_json_schema(mode="validation")}))


def api_schema(soort: Soort) -> dict[str, Any]:
    """The JSON Schema of one API file."""
    item = soort.model.model_json_schema(mode="serialization")
    definitions = item.pop("$defs", {})
    item["properties"] |= {
        "url": {"type": "string", "description": "Adres van de pagina."},
        "kort_adres": {"type": "string", "description": "Kort adres dat nooit verandert."},
    }
    # Fields without a value are left out of the API, so only what every record must have is required.
    required = [name for name, info in soort.model.model_fields.items() if info.is_required()]
    item["required"] = [*required, "url", "kort_adres"]
    return {
        "$schema": DIALECT,
        "title": f"{soort.meervoud}.json",
        "type": "object",
        "required": ["schema_version", "total", "items"],
        "additionalProperties": False,
        "properties": {
            "schema_version": {"const": SCHEMA_VERSION},
            "total": {"type": "integer", "minimum": 0},
            "items": {"type": "array", "items": item},
        },
        "$defs": definitions,
    }


def _item(entry: Entry, root: str) -> dict[str, Any]:
    record: BaseModel = entry.record
    return {
        **record.model_dump(mode="json", exclude_none=True),
        "url": root + entry.url,
        "kort_adres": root + entry.short_url,
    }


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
