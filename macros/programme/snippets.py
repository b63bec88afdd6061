"""What a code editor can fill in for the fields of a session.

A session is Markdown, and no editor uses a JSON Schema for what stands above Markdown.  A snippet
per field does what is left: the name of the field, its choices, and what it is for.
"""

from __future__ import annotations

import json
from typing import Any

from macros.programme.schemas import Schema, session_fields

NEW_SESSION = (
    "---",
    'titel: "$1"',
    'samenvatting: "$2"',
    "datum: ${3:2026-11-09}",
    'begin: "${4:09.30}"',
    'einde: "${5:11.30}"',
    "---",
    "$0",
)


def snippets_text() -> str:
    """Return the text of a file with snippets for VS Code."""
    snippets = {
        "Een nieuwe sessie": _snippet("sessie", list(NEW_SESSION), "Het begin van een sessie."),
        **{
            key: _snippet(key, _body(key, schema), schema["description"])
            for key, schema in session_fields().items()
        },
    }
    return f"{json.dumps(snippets, ensure_ascii=False, indent=2)}\n"


def _snippet(prefix: str, body: list[str], description: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def _body(key: str, schema: Schema) -> list[str]:
    if "enum" in schema:
        choices = ",".join(choice for choice in schema["enum"] if choice)
        return [f"{key}: ${{1|{choices}|}}"]
    types = schema.get("type", "object")
    if "array" in types:
        return [f"{key}:", "  - $1"]
    if "object" in types:
        return [f"{key}:", "  $1"]
    return [f'{key}: "$1"'] if "boolean" in types else [f"{key}: $1"]
