"""Entries of the model registry: official addresses, sizes, checksums, licences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping  # noqa: TC003  (pydantic resolves the annotations)
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from kiosk.core.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY_FORMAT: Final = 1
GRAPH_SUFFIXES: Final = (".xml", ".onnx")
"""Suffixes of the file that is handed to OpenVINO; weights lie beside it."""

_PURPOSES: Final = {
    "face-detection": "to find faces",
    "face-attributes": "to tell age, gender and where a face looks",
    "age-gender": "to tell age and gender",
    "head-pose": "to tell where a face looks",
    "emotion": "to tell the emotion",
    "face-embedding": "to know who comes back",
    "liveness": "to refuse pictures of faces",
}

# One path component: an entry must never name a file outside its folder.
_Component = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
_Url = Annotated[str, Field(pattern=r"^https://[^\s\"]+$")]
_Page = Annotated[str, Field(pattern=r"^(https://[^\s\"]+|(\w[\w.-]*/)*\w[\w.-]*)$")]


class ModelRef(NamedTuple):
    """One stored form of one model.

    Attributes:
        name: Name of the model in the registry.
        precision: Stored precision, e.g. ``FP16-INT8``; also the name of its folder.
    """

    name: str
    precision: str

    def __str__(self) -> str:
        return f"{self.name} ({self.precision})"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model.

    Attributes:
        name: File name inside ``<model>/<precision>/``.
        size: Length in bytes.
        sha384: SHA-384 of the content, lower-case hexadecimal.
        urls: Official addresses, tried in this order; none when the file ships with the program.
        sha256: SHA-256 of the content where it is known; for people, not used as a check.
    """

    name: _Component
    size: Annotated[int, Field(gt=0)]
    sha384: Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]
    urls: tuple[_Url, ...] = ()
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


@dataclass(frozen=True, slots=True)
class ModelInput:
    """One input tensor.

    Attributes:
        name: Name of the tensor.
        shape: Shape in the stored file, in the order of ``layout``.
        layout: Axis letters, e.g. ``NCHW``.
    """

    name: str
    shape: tuple[int, ...]
    layout: str


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model: what it does, under which licence, and its files.

    A model whose files have no addresses is part of the program: it lies in its assets, and is
    neither fetched nor removed. Licence and model card may then be files of the repository.

    Attributes:
        name: Name in the registry; also the name of its folder.
        task: What it computes.
        description: One line about it.
        licence: SPDX identifier.
        licence_url: Address of the licence text, or its path in the repository.
        homepage: Address of its model card, or its path in the repository.
        inputs: Input tensors.
        files: Files by stored precision; the first is the one that is opened.
        attribution: Whose work it was made from, where their licence asks to say so.
    """

    name: _Component
    task: Literal[
        "face-detection",
        "face-attributes",
        "age-gender",
        "head-pose",
        "emotion",
        "face-embedding",
        "liveness",
    ]
    description: str
    licence: str
    licence_url: _Page
    homepage: _Page
    inputs: tuple[ModelInput, ...]
    files: Annotated[
        Mapping[_Component, Annotated[tuple[ModelFile, ...], Field(min_length=1)]],
        Field(min_length=1),
    ] = field(repr=False)
    attribution: str = ""

    @property
    def purpose(self) -> str:
        """What it is needed for, in a few words."""
        return _PURPOSES[self.task]

    @property
    def bundled(self) -> bool:
        """Whether it is part of the program."""
        return not any(file.urls for files in self.files.values() for file in files)

    @property
    def precisions(self) -> tuple[str, ...]:
        """Stored precisions, in the order of the registry."""
        return tuple(self.files)

    def size(self, precision: str) -> int:
        """Bytes of all files of a stored precision."""
        return sum(file.size for file in self.files[precision])


_ENTRIES: Final = TypeAdapter(dict[str, ModelEntry])
REINSTALL: Final = "Install the program again; this file belongs to it."
"""What to do about a file that ships with the program and is missing or damaged."""


def read_entries(path: Path) -> dict[str, ModelEntry]:
    """Read and check a registry file.

    Args:
        path: A TOML file such as ``assets/models.toml``.

    Returns:
        The entries by name, in the order of the file.

    Raises:
        ModelError: The file is missing, is not TOML, or an entry is malformed; the message
            names the entry and the key.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"the list of models cannot be read: {error}", REINSTALL) from error
    except ValueError as error:
        raise ModelError(f"{path.name} is not valid TOML: {error}", REINSTALL) from error
    if content.get("format") != REGISTRY_FORMAT:
        raise ModelError(
            f"{path.name} has format {content.get('format')!r}, expected {REGISTRY_FORMAT}",
            REINSTALL,
        )
    return _parse(content.get("models"), path.name)


def _parse(models: object, file_name: str) -> dict[str, ModelEntry]:
    if not isinstance(models, dict) or not models:
        raise ModelError(f"{file_name} lists no models", REINSTALL)
    named: dict[str, Any] = {
        name: {**body, "name": name} if isinstance(body, dict) else body
        for name, body in models.items()
    }
    try:
        entries = _ENTRIES.validate_python(named)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ModelError(f"{file_name}: {where}: {first['msg']}", REINSTALL) from error
    for entry in entries.values():
        _check_addresses(entry, f"{file_name}: {entry.name}")
        for precision, files in entry.files.items():
            _check_files(files, f"{file_name}: {entry.name}.{precision}")
    return entries


def _check_addresses(entry: ModelEntry, where: str) -> None:
    """A model is fetched whole or part of the program whole."""
    if entry.bundled:
        return
    for precision, files in entry.files.items():
        for file in files:
            if not file.urls:
                raise ModelError(f"{where}.{precision}: {file.name} has no urls", REINSTALL)
    for key, address in (("licence_url", entry.licence_url), ("homepage", entry.homepage)):
        if not address.startswith("https://"):
            raise ModelError(f"{where}.{key} must be an https address", REINSTALL)


def _check_files(files: tuple[ModelFile, ...], where: str) -> None:
    names = [file.name for file in files]
    if len(set(names)) != len(names):
        raise ModelError(f"{where}: a file is listed twice", REINSTALL)
    stem, dot, suffix = names[0].rpartition(".")
    if dot + suffix not in GRAPH_SUFFIXES:
        raise ModelError(f"{where}: the first file must be .xml or .onnx", REINSTALL)
    if suffix == "xml" and f"{stem}.bin" not in names:
        raise ModelError(f"{where}: {stem}.bin is not listed", REINSTALL)
