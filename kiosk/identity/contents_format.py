"""People as bytes, inside a vault: JSON for the words, plain arrays for the numbers.

Layout, all numbers little-endian::

    length of JSON u32 | JSON | ids of templates n x 16 | times n x int64
    | qualities n x float64 | numbers of models n x uint16 | numbers of sources n x uint8
    | embeddings n x 256 x float16 | attachment

with templates in the order of the people. Times are microseconds since 1970 in UTC. Reading trusts
nothing, for the same bytes come from other devices: every length, type and range is checked, and
every rule of ``core/person_rules.py``.
"""

from __future__ import annotations

import contextlib
import gc
import json
import math
import struct
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import numpy as np

from kiosk.core.errors import GalleryError, IdentityError
from kiosk.core.identity import (
    DEFAULT_GROUP,
    Consent,
    ConsentScope,
    EmbeddingModel,
    GalleryContents,
    Group,
    Person,
    Template,
    TemplateSource,
    Training,
    TrainingState,
)
from kiosk.core.person_rules import (
    EARLIEST,
    EMBEDDING_LENGTH,
    LATEST,
    LONGEST_ORIGIN,
    MOST_GROUPS,
    MOST_PEOPLE,
    MOST_TEMPLATES,
    UNIT_TOLERANCE,
    checked_group,
    checked_model,
    checked_profile,
)
from kiosk.core.profile_text import showable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_LENGTH: Final = struct.Struct("<I")
_ID_BYTES: Final = 16
_TIME: Final = np.dtype("<i8")
_QUALITY: Final = np.dtype("<f8")
_MODEL: Final = np.dtype("<u2")
_SOURCE: Final = np.dtype("<u1")
_EMBEDDING: Final = np.dtype("<f2")
"""Half precision changes the cosine of two faces by less than 0.0002 (decision 0070)."""
_SOURCES: Final = tuple(TemplateSource)
_ODD_FILE: Final = "It was not made by this program, or by one with an error."
_MOST_MODELS: Final = 1000


def encode(contents: GalleryContents, attachment: bytes = b"") -> bytes:
    """People as bytes.

    Args:
        contents: Their generation is not part of it.
        attachment: Further bytes, given back by :func:`decode`.

    Raises:
        GalleryError: Something in it cannot be stored.
    """
    templates = [template for person in contents.people for template in person.templates]
    models = list(dict.fromkeys(template.model for template in templates))
    numbers = {model: number for number, model in enumerate(models)}
    try:
        words = {
            "groups": [_group_entry(group) for group in contents.groups],
            "models": [[model.name, model.precision] for model in models],
            "people": [_person_entry(person) for person in contents.people],
        }
        text = json.dumps(words, separators=(",", ":"), allow_nan=False).encode()
        columns: tuple[NDArray[Any], ...] = (
            np.array([_microseconds(one.added_at) for one in templates], _TIME),
            np.array([one.quality for one in templates], _QUALITY),
            np.array([numbers[one.model] for one in templates], _MODEL),
            np.array([_SOURCES.index(one.source) for one in templates], _SOURCE),
            _stacked(templates).astype(_EMBEDDING),
        )
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        raise GalleryError(
            f"The people cannot be stored ({type(error).__name__})", "Undo the latest change."
        ) from error
    ids = b"".join(template.id.bytes for template in templates)
    rows = (column.tobytes() for column in columns)
    return b"".join((_LENGTH.pack(len(text)), text, ids, *rows, attachment))


def decode(
    data: bytes, generation: int, attachment_bytes: int = 0
) -> tuple[GalleryContents, bytes]:
    """People from bytes, and the attachment.

    Args:
        data: What :func:`encode` made, or anything else.
        generation: Of the contents.
        attachment_bytes: Length of the attachment per person.

    Raises:
        GalleryError: It is not what :func:`encode` makes, or against the rules.
    """
    try:
        with _collection_paused():
            return _Decoder(data, generation).decoded(attachment_bytes)
    except IdentityError as error:
        raise GalleryError(
            f"The people in the file are refused: {error.message}", _ODD_FILE
        ) from error
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        raise GalleryError(
            f"The people in the file cannot be understood ({type(error).__name__})", _ODD_FILE
        ) from error


@contextlib.contextmanager
def _collection_paused() -> Iterator[None]:
    """Half the time would go into searching a growing heap, where nothing becomes garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Decoder:
    """Reads one file's people from front to back."""

    def __init__(self, data: bytes, generation: int) -> None:
        self._data = memoryview(data)
        self._generation = generation
        self._at = 0

    def decoded(self, attachment_bytes: int) -> tuple[GalleryContents, bytes]:
        (length,) = _LENGTH.unpack(self._take(_LENGTH.size))
        words = json.loads(bytes(self._take(length)), parse_constant=_no_number)
        groups = tuple(_group(entry) for entry in _list(words["groups"], MOST_GROUPS))
        models = [_model(entry) for entry in _list(words["models"], _MOST_MODELS)]
        entries = _list(words["people"], MOST_PEOPLE)
        origins = [_list(entry["origins"], MOST_TEMPLATES) for entry in entries]
        templates = self._templates([origin for some in origins for origin in some], models)
        attachment = bytes(self._take(attachment_bytes * len(entries)))
        if self._at != len(self._data):
            raise ValueError("too long")
        people, start = [], 0
        for entry, some in zip(entries, origins, strict=True):
            people.append(_person(entry, tuple(templates[start : start + len(some)])))
            start += len(some)
        _check_whole(groups, people)
        return GalleryContents(groups, tuple(people), self._generation), attachment

    def _take(self, length: int) -> memoryview:
        start, self._at = self._at, self._at + length
        if self._at > len(self._data):
            raise ValueError("too short")
        return self._data[start : self._at]

    def _templates(self, origins: list[Any], models: Sequence[EmbeddingModel]) -> list[Template]:
        count = len(origins)
        ids = bytes(self._take(count * _ID_BYTES))
        times = self._column(_TIME, count)
        qualities = self._column(_QUALITY, count)
        model_numbers = self._column(_MODEL, count)
        sources = self._column(_SOURCE, count)
        halves = self._column(_EMBEDDING, count * EMBEDDING_LENGTH)
        if not np.all((qualities >= 0) & (qualities <= 1)):  # also when it is not a number
            raise ValueError("quality")
        if not np.all((times >= _microseconds(EARLIEST)) & (times < _microseconds(LATEST))):
            raise ValueError("time")
        embeddings = halves.astype(np.float32).reshape(count, EMBEDDING_LENGTH)
        embeddings /= _unit_lengths(embeddings)
        # The rows are shared with everybody who asks for the contents.
        embeddings.setflags(write=False)
        columns = (times, qualities, model_numbers, sources)
        return [
            Template(
                UUID(bytes=ids[row * _ID_BYTES : (row + 1) * _ID_BYTES]),
                models[model],
                embedding,
                quality,
                _SOURCES[source],
                showable(_text(origin), LONGEST_ORIGIN),
                _EPOCH + timedelta(microseconds=time),
            )
            for row, (time, quality, model, source, embedding, origin) in enumerate(
                zip(*(column.tolist() for column in columns), embeddings, origins, strict=True)
            )
        ]

    def _column(self, kind: np.dtype[Any], length: int) -> NDArray[Any]:
        return np.frombuffer(self._take(length * kind.itemsize), kind)


def _person_entry(person: Person) -> dict[str, Any]:
    consent = person.consent
    return {
        "id": person.id.hex,
        "group": person.group,
        "name": person.name,
        "bio": person.bio,
        "fields": person.fields,
        "consent": {
            "text_version": consent.text_version,
            "language": consent.language,
            "given_at": _microseconds(consent.given_at),
            "taken_by": consent.taken_by,
            "expires_at": _microseconds(consent.expires_at),
            "scopes": sorted(scope.value for scope in consent.scopes),
        },
        "origins": [template.origin for template in person.templates],
        "created_at": _microseconds(person.created_at),
        "caution": person.caution,
    }


def _person(entry: dict[str, Any], templates: tuple[Template, ...]) -> Person:
    consent = entry["consent"]
    return checked_profile(
        Person(
            _uuid(entry["id"]),
            _text(entry["group"]),
            _text(entry["name"]),
            _text(entry["bio"]),
            tuple((_text(name), _text(value)) for name, value in _list(entry["fields"], 100)),
            Consent(
                _text(consent["text_version"]),
                _text(consent["language"]),
                _time(consent["given_at"]),
                _text(consent["taken_by"]),
                _time(consent["expires_at"]),
                frozenset(ConsentScope(scope) for scope in _list(consent["scopes"], 100)),
            ),
            templates,
            _time(entry["created_at"]),
            _number(entry["caution"]),
        )
    )


def _group_entry(group: Group) -> dict[str, Any]:
    training = group.training
    return {
        "id": group.id,
        "name": group.name,
        "state": training.state.value,
        "created_at": None if training.created_at is None else _microseconds(training.created_at),
        "last_action_at": (
            None if training.last_action_at is None else _microseconds(training.last_action_at)
        ),
        "message": training.message,
        "threshold": training.threshold,
        "model": None
        if training.model is None
        else [training.model.name, training.model.precision],
    }


def _group(entry: dict[str, Any]) -> Group:
    model, threshold = entry["model"], entry["threshold"]
    created_at, last_action_at = entry["created_at"], entry["last_action_at"]
    training = Training(
        TrainingState(entry["state"]),
        None if created_at is None else _time(created_at),
        None if last_action_at is None else _time(last_action_at),
        _text(entry["message"]),
        None if threshold is None else _number(threshold),
        None if model is None else _model(model),
    )
    return checked_group(Group(_text(entry["id"]), _text(entry["name"]), training))


def _model(entry: Any) -> EmbeddingModel:
    name, precision = _list(entry, 2)
    return checked_model(EmbeddingModel(_text(name), _text(precision)))


def _check_whole(groups: Sequence[Group], people: Sequence[Person]) -> None:
    """What cannot be seen in one person or group alone."""
    group_ids = {group.id for group in groups}
    templates = [template.id for person in people for template in person.templates]
    if (
        len(group_ids) < len(groups)
        or DEFAULT_GROUP not in group_ids
        or any(person.group not in group_ids for person in people)
        or len({person.id for person in people}) < len(people)
        or len(set(templates)) < len(templates)
    ):
        raise ValueError("contradiction")


def _stacked(templates: Sequence[Template]) -> NDArray[np.float32]:
    """(n, 256) embeddings."""
    embeddings = np.empty((len(templates), EMBEDDING_LENGTH), np.float32)
    for row, template in enumerate(templates):
        if template.embedding.shape != (EMBEDDING_LENGTH,):  # numpy would stretch (1,)
            raise ValueError("shape")
        embeddings[row] = template.embedding
    _unit_lengths(embeddings)
    return embeddings


def _unit_lengths(embeddings: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 1) lengths of the rows, all about 1."""
    with np.errstate(all="ignore"):
        squares: NDArray[np.float32] = np.einsum("ij,ij->i", embeddings, embeddings)
        lengths = np.sqrt(squares)[:, None]
        if not np.all(np.abs(lengths - 1) <= UNIT_TOLERANCE):  # also when it is not a number
            raise ValueError("embedding")
    return lengths


def _microseconds(time: datetime) -> int:
    return (time - _EPOCH) // _MICROSECOND


def _time(microseconds: Any) -> datetime:
    return _EPOCH + timedelta(microseconds=_index(microseconds, lowest=-(1 << 62)))


def _index(value: Any, lowest: int = 0) -> int:
    if type(value) is not int or value < lowest:
        raise TypeError("number")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise TypeError("number")
    return float(value)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("text")
    return value


def _uuid(value: Any) -> UUID:
    return UUID(hex=_text(value))


def _list(value: Any, longest: int) -> list[Any]:
    if type(value) is not list or len(value) > longest:
        raise ValueError("list")
    return value


def _no_number(name: str) -> float:
    raise ValueError(name)
