"""Documents: what callers may pass, and what they get."""

from __future__ import annotations

import json
from typing import Any, Mapping, Optional, Union

Json = Union[bytes, bytearray, memoryview, str, Mapping[str, Any]]
"""A document as a caller has it: UTF-8 bytes, text, or the parsed object."""


class Document(bytes):
    """A document of the library's: UTF-8 bytes, and the same parsed."""

    def json(self) -> Any:
        """The document parsed."""
        return json.loads(self)


def to_bytes(document: Json) -> bytes:
    """A document as UTF-8. What is no Unicode (a lone surrogate) or no JSON (NaN) is a ``ValueError``."""
    if isinstance(document, bytes):
        return document
    if isinstance(document, str):
        return document.encode()
    if isinstance(document, (bytearray, memoryview)):
        return bytes(document)
    if isinstance(document, Mapping):
        return json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
    raise TypeError(f"a document is bytes, str or a dict, not {type(document).__name__}")


def rules_bytes(rules: Optional[Json]) -> Optional[bytes]:
    """A rule set: a document, or the name of a built-in one, which no brace and no quotation mark begins."""
    if isinstance(rules, str) and not rules.lstrip().startswith(("{", '"')):
        return json.dumps(rules, ensure_ascii=False).encode()
    return None if rules is None else to_bytes(rules)


def length(value: Optional[bytes]) -> int:
    """The length that goes with a text; 0 for none."""
    return 0 if value is None else len(value)
