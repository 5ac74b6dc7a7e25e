"""A destination of records, as the settings hold it. Its secret is in the key store."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain, count
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.core.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class SinkKind(StrEnum):
    """How records are handed on."""

    HTTP = "http"
    """Batches to a Vitrine collector, or to any server that takes JSON."""
    WORKSHOP = "workshop"
    """The latest count to a workshop endpoint: latest state, at least once."""
    MQTT = "mqtt"
    """A message per record to a broker."""
    STORAGE = "storage"
    """Files in S3, Azure Blob, Google Cloud Storage or a folder."""
    WEBHOOK = "webhook"
    """A signed request per batch to any web service."""
    SNS = "sns"
    """A notification by Amazon SNS when somebody is identified."""


SCHEMES: Final[Mapping[SinkKind, tuple[str, ...]]] = {
    SinkKind.HTTP: ("https", "http"),
    SinkKind.WORKSHOP: ("http", "https"),
    SinkKind.MQTT: ("mqtts", "mqtt"),
    SinkKind.STORAGE: ("s3", "az", "gs", "file"),
    SinkKind.WEBHOOK: ("https", "http"),
    SinkKind.SNS: ("arn",),
}
"""What the endpoint of each kind may begin with; the first is the usual one."""

_EVERYTHING: Final = tuple(t for t in RecordType if t is not RecordType.PICTURE)
POSSIBLE_TYPES: Final[Mapping[SinkKind, tuple[RecordType, ...]]] = {
    SinkKind.HTTP: _EVERYTHING,
    SinkKind.WORKSHOP: (RecordType.COUNT,),
    SinkKind.MQTT: _EVERYTHING,
    SinkKind.STORAGE: tuple(RecordType),
    SinkKind.WEBHOOK: _EVERYTHING,
    SinkKind.SNS: (RecordType.IDENTIFIED,),
}
"""Types that a kind can carry."""
DEFAULT_TYPES: Final[Mapping[SinkKind, tuple[RecordType, ...]]] = {
    **POSSIBLE_TYPES,
    SinkKind.STORAGE: _EVERYTHING,
    SinkKind.WEBHOOK: (RecordType.VISIT, RecordType.IDENTIFIED, RecordType.ERASURE),
}
"""Types that a new sink of a kind takes. Pictures are asked for by name."""

EXTRAS: Final[Mapping[SinkKind, str]] = {
    SinkKind.MQTT: "mqtt",
    SinkKind.STORAGE: "storage",
    SinkKind.SNS: "aws",
}
"""The extra (``pip install 'kiosk[NAME]'``) that a kind needs."""

_FIELDS: Final[Mapping[str, tuple[SinkKind, ...]]] = {
    "accept": (SinkKind.HTTP, SinkKind.WEBHOOK),
    "topic": (SinkKind.MQTT,),
    "retail_traffic": (SinkKind.MQTT,),
    "service_url": (SinkKind.STORAGE, SinkKind.SNS),
    "region": (SinkKind.STORAGE, SinkKind.SNS),
    "profile_table": (SinkKind.SNS,),
    "client_certificate": (SinkKind.HTTP, SinkKind.WEBHOOK, SinkKind.MQTT),
    "client_key": (SinkKind.HTTP, SinkKind.WEBHOOK, SinkKind.MQTT),
    "authorities": (SinkKind.HTTP, SinkKind.WEBHOOK, SinkKind.WORKSHOP, SinkKind.MQTT),
}
"""Fields that only some kinds know."""


class Sink(BaseModel):
    """A destination of records.

    ``topic`` may contain ``{device}``, ``{location}`` and ``{type}`` (plural names: ``counts``,
    ``visits``, ``identified``, ``status`` ...).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")
    kind: SinkKind
    endpoint: str = Field(min_length=1, max_length=2000)
    paused: bool = False
    types: tuple[RecordType, ...] = ()
    username: str = Field("", max_length=200)
    timeout_s: float = Field(30.0, ge=1, le=120)
    accept: tuple[int, ...] = ()
    topic: str = Field("", max_length=200)
    retail_traffic: bool = False
    service_url: str = Field("", max_length=2000)
    region: str = Field("", max_length=60)
    profile_table: str = Field("", max_length=255)
    authorities: str = Field("", max_length=1000)
    client_certificate: str = Field("", max_length=1000)
    client_key: str = Field("", max_length=1000)

    @property
    def wanted_types(self) -> tuple[RecordType, ...]:
        """Types that this sink takes; those of its kind when none are chosen."""
        return self.types or DEFAULT_TYPES[self.kind]

    @property
    def secret_name(self) -> str:
        """Name of its secret in the key store: password, token, key, or secret to sign with."""
        return f"sink-{self.name}"

    @model_validator(mode="after")
    def _fields_belong_together(self) -> Self:
        problem = _endpoint_problem(self) or _foreign_field(self) or _wrong_types(self)
        if problem:
            raise ValueError(f"{self.name}: {problem}")
        return self


def free_name(stem: str, sinks: Collection[Sink]) -> str:
    """A name that none of the sinks has: the stem, or the stem and a number."""
    taken = {sink.name for sink in sinks}
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def _endpoint_problem(sink: Sink) -> str:
    endpoint, schemes = sink.endpoint, SCHEMES[sink.kind]
    if any(c.isspace() or not c.isprintable() for c in endpoint):
        return "the endpoint must not contain spaces"
    if sink.kind is SinkKind.SNS:
        well_formed = endpoint.startswith("arn:") and endpoint.count(":") == 5
        return "" if well_formed else "the endpoint must be the ARN of a topic"
    try:
        parts = urlsplit(endpoint)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return "the endpoint is no address"
    written = " or ".join(f"{scheme}://" for scheme in schemes)
    if parts.scheme not in schemes:
        return f"the endpoint must start with {written}"
    if "@" in parts.netloc:
        return "the endpoint must not contain a user name or password; use their own fields"
    if parts.scheme == "file":
        return "" if parts.path.startswith("/") and not host else "use file:///path/to/folder"
    if not host:
        return f"the endpoint must start with {written} followed by a name"
    if parts.query or parts.fragment:
        return "the endpoint must not contain ? or #"
    return ""


def _foreign_field(sink: Sink) -> str:
    for name, kinds in _FIELDS.items():
        if getattr(sink, name) and sink.kind not in kinds:
            return f"a {sink.kind} sink has no {name}"
    if bool(sink.client_certificate) != bool(sink.client_key):
        return "client_certificate and client_key belong together"
    if any(not 200 <= status <= 299 for status in sink.accept):
        return "accept lists statuses from 200 to 299"
    return ""


def _wrong_types(sink: Sink) -> str:
    wrong = [t.value for t in sink.types if t not in POSSIBLE_TYPES[sink.kind]]
    return f"a {sink.kind} sink cannot carry {', '.join(wrong)}" if wrong else ""
