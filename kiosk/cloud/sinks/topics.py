"""Topics of messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import PublishError
from kiosk.core.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_TOPIC: Final = "vitrine/{device}/{type}"
RETAIL_TRAFFIC: Final = "retail/traffic"
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
# A level separator or wildcard inside a value would make another topic of it.
_NOT_IN_A_LEVEL: Final = re.compile(r"[\x00-\x1f\x7f/+#]")
_LONGEST: Final = 65_535
"""Bytes of a topic (MQTT 5, 1.5.4)."""

TYPE_NAMES: Final[Mapping[RecordType, str]] = {
    RecordType.COUNT: "counts",
    RecordType.VISIT: "visits",
    RecordType.IDENTIFIED: "identified",
    RecordType.STATUS: "status",
    RecordType.AUDIT: "audits",
    RecordType.HOUR: "hours",
    RecordType.PICTURE: "pictures",
    RecordType.ERASURE: "erasures",
    RecordType.GAP: "gaps",
}
"""What ``{type}`` stands for."""


def topics(template: str, device: str, location: str) -> dict[RecordType, str]:
    """The topic of each type of record.

    Args:
        template: With ``{device}``, ``{location}`` and ``{type}``; empty is the usual one.
        device: Id of this kiosk.
        location: Where it stands, in the operator's words; ``unknown`` when empty.

    Raises:
        PublishError: The template makes no topic that may be published to.
    """
    template = template or DEFAULT_TOPIC
    values = {"device": _level(device), "location": _level(location)}
    for name in _PLACE.findall(template):
        if name not in (*values, "type"):
            raise PublishError(
                f"the topic has {{{name}}} in it, which stands for nothing",
                "Use {device}, {location} and {type}.",
            )
    made = {
        record_type: _filled(template, {**values, "type": plural})
        for record_type, plural in TYPE_NAMES.items()
    }
    for topic in made.values():
        if any(c in topic for c in "+#{}\0") or len(topic.encode()) > _LONGEST:
            raise PublishError(
                "messages cannot be published to this topic",
                "A topic must not contain the characters + # { } other than in placeholders.",
            )
    return made


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place[1]], template)


def _level(value: str) -> str:
    return _NOT_IN_A_LEVEL.sub("_", value.strip()) or "unknown"
