"""The models that the program knows, and the files of those that are installed."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from kiosk.core.choices import AnalysisMode, AttributesName
from kiosk.core.errors import ModelCorruptError, ModelError, ModelMissingError
from kiosk.core.identity import REIDENTIFICATION
from kiosk.core.paths import assets_dir, cache_dir, data_dir
from kiosk.inference.checksums import VerifiedFiles
from kiosk.inference.model_entries import REINSTALL, ModelRef, read_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.model_entries import ModelEntry, ModelFile

_log = logging.getLogger(__name__)

OWN_ATTRIBUTES: Final = AttributesName.VITRINE.value
"""All about a face in one pass; part of the program."""
AGE_GENDER: Final = "age-gender-recognition-retail-0013"
HEAD_POSE: Final = "head-pose-estimation-adas-0001"
EMOTION: Final = "emotions-recognition-retail-0003"
SECOND_OPINION: Final = "face-detection-adas-0001"
LIVENESS: Final = ("minifasnet-v2", "minifasnet-v1se")
"""The first looks at a face closely, the second with more of its surroundings."""

WITHOUT_REIDENTIFICATION: Final = "people who come back are counted anew"
"""What it means to do without the network that is optional."""

MODELS_VARIABLE: Final = "KIOSK_MODELS"
"""Environment variable: a folder of models used in place, or the address of a mirror."""


class ModelStatus(StrEnum):
    """State of one stored form of a model on this device."""

    INSTALLED = "installed"
    MISSING = "missing"
    CORRUPT = "corrupt"
    """All or some files are there, but one has the wrong size or checksum."""


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """Result of looking for one stored form of a model.

    Attributes:
        ref: Which form.
        status: Its state.
        folder: Folder of its files: where they are, or where they would be installed.
        problem: What is wrong, in plain words; empty when installed.
        bundled: Whether the model is part of the program, so that fetching cannot help.
    """

    ref: ModelRef
    status: ModelStatus
    folder: Path
    problem: str = ""
    bundled: bool = False


def configured_mirror() -> str | None:
    """Address in ``KIOSK_MODELS`` when it is a web address, without a trailing slash."""
    value = os.environ.get(MODELS_VARIABLE, "").strip()
    return value.rstrip("/") if is_web_address(value) else None


def is_web_address(location: str) -> bool:
    """Whether a text is an ``http://`` or ``https://`` address rather than a folder."""
    return location.lower().startswith(("http://", "https://"))


def configured_roots() -> tuple[Path, ...]:
    """Folders to look for models in: that of ``KIOSK_MODELS``, then the program's own."""
    value = os.environ.get(MODELS_VARIABLE, "").strip()
    own = data_dir() / "models"
    if not value or is_web_address(value):
        return (own,)
    return (Path(value).expanduser(), own)


def bundled_root() -> Path:
    """Folder of the models that are part of the program."""
    return assets_dir() / "models"


class ModelRegistry:
    """All models of ``assets/models.toml``, by name, in the order of the file."""

    def __init__(self, entries: Mapping[str, ModelEntry]) -> None:
        self._entries = dict(entries)

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read and check the registry.

        Args:
            path: Another file than the one that ships with the program.

        Raises:
            ModelError: The file is missing or malformed.
        """
        return cls(read_entries(path or assets_dir() / "models.toml"))

    def __iter__(self) -> Iterator[ModelEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, name: str) -> ModelEntry:
        """The entry of a model.

        Raises:
            ModelError: There is no such model.
        """
        try:
            return self._entries[name]
        except KeyError:
            raise ModelError(
                f"there is no model named {name}", f"Known models: {', '.join(self._entries)}."
            ) from None

    def ref(self, name: str, precision: str) -> ModelRef:
        """The stored form that is used when a precision is asked for.

        A model with a single stored form (YuNet) is used in that form whatever is asked.

        Raises:
            ModelError: There is no such model, or it has several forms but not this one.
        """
        precisions = self.entry(name).precisions
        if precision in precisions:
            return ModelRef(str(name), str(precision))
        if len(precisions) == 1:
            return ModelRef(str(name), precisions[0])
        raise ModelError(
            f"model {name} has no stored precision {precision}",
            f"Choose one of {', '.join(precisions)}.",
        )

    def files(self, ref: ModelRef) -> tuple[ModelFile, ...]:
        """The files of a stored form; the first is the one that is opened."""
        return self.entry(ref.name).files[ref.precision]

    def refs(self) -> tuple[ModelRef, ...]:
        """Every stored form of every model."""
        return tuple(
            ModelRef(entry.name, precision) for entry in self for precision in entry.precisions
        )


class ModelStore:
    """Finds model files and vouches for them.

    Files lie in ``<root>/<model>/<precision>/``. A model counts as installed when one root
    holds all files of the asked precision with the right size and SHA-384. Checked files are
    remembered by path, size and modification time, so that only changed ones are read again.
    Models that are part of the program are looked for among its own files only, whatever lies
    in the other folders.

    Attributes:
        registry: The known models.
        roots: Folders in the order in which they are searched for models that are fetched.
        bundled_root: Folder of the models that are part of the program.
    """

    def __init__(
        self,
        registry: ModelRegistry,
        roots: Sequence[Path],
        *,
        bundled: Path | None = None,
        verified: VerifiedFiles | None = None,
    ) -> None:
        """Look for models in folders.

        Args:
            registry: The known models.
            roots: Folders to search; the last is the store's own, where fetched files go.
            bundled: Another folder than that of the program for the models that ship with it.
            verified: Memory of checked files; by default that of the cache folder.

        Raises:
            ValueError: No folder is given.
        """
        if not roots:
            raise ValueError("a model store needs at least one folder")
        self.registry = registry
        self.roots = tuple(roots)
        self.bundled_root = bundled or bundled_root()
        self._verified = verified or VerifiedFiles(cache_dir() / "verified-models.json")

    @classmethod
    def from_environment(cls) -> Self:
        """The store of this installation: ``KIOSK_MODELS`` first, then the data folder.

        Raises:
            ModelError: The registry is malformed.
        """
        return cls(ModelRegistry.load(), configured_roots())

    @property
    def own_root(self) -> Path:
        """The folder into which models are fetched."""
        return self.roots[-1]

    def require(self, name: str, precision: str) -> Path:
        """The checked ``.xml`` or ``.onnx`` file of a model.

        Args:
            name: Name of the model.
            precision: Wanted stored precision; a model with a single one is given in that.

        Raises:
            ModelMissingError: It is not installed.
            ModelCorruptError: It is installed but a file is wrong.
            ModelError: The registry knows no such model or precision.
        """
        check = self.check(name, precision)
        if check.status is ModelStatus.INSTALLED:
            return check.folder / self.registry.files(check.ref)[0].name
        if check.bundled:
            raise not_intact(check)
        if check.status is ModelStatus.CORRUPT:
            raise ModelCorruptError(
                f"model {check.ref} is damaged: {check.problem}",
                f"Run kiosk models fetch {name} to fetch it again.",
            )
        raise ModelMissingError(
            f"model {check.ref} is not installed",
            f"Run kiosk models fetch {name}; without a network add --from with a folder that "
            "holds the models.",
        )

    def status(self, name: str, precision: str, *, rehash: bool = False) -> ModelStatus:
        """State of a model; see :meth:`check`."""
        return self.check(name, precision, rehash=rehash).status

    def check(self, name: str, precision: str, *, rehash: bool = False) -> ModelCheck:
        """Look for a model in all roots and check its files.

        Args:
            name: Name of the model.
            precision: Wanted stored precision; a model with a single one is looked for in that.
            rehash: Read every file even when it is unchanged since the last check.

        Raises:
            ModelError: The registry knows no such model or precision.
        """
        ref = self.registry.ref(name, precision)
        if self.registry.entry(name).bundled:
            return replace(self._check_in(self.bundled_root, ref, rehash=rehash), bundled=True)
        worst: ModelCheck | None = None
        for root in self.roots:
            check = self._check_in(root, ref, rehash=rehash)
            if check.status is ModelStatus.INSTALLED:
                return check
            if check.status is ModelStatus.CORRUPT:
                _log.info("model %s in %s: %s", ref, check.folder, check.problem)
                worst = worst or check
        return worst or ModelCheck(
            ref, ModelStatus.MISSING, self.folder(self.own_root, ref), "not installed"
        )

    def folder(self, root: Path, ref: ModelRef) -> Path:
        """Folder of a stored form below a root."""
        return root / ref.name / ref.precision

    def needed(self, settings: AnalysisSettings, *, pictures: bool = False) -> tuple[ModelRef, ...]:
        """The stored forms that an analysis with these settings uses, the detector first.

        Args:
            settings: What is computed and how.
            pictures: Also what the analysis of single pictures uses: the detector that gives
                a second opinion on each face. It works without, but less strictly.
        """
        names: list[str] = [settings.detector]
        if settings.mode is not AnalysisMode.COUNTS:
            names += [*_attributes(settings), REIDENTIFICATION]
        if settings.mode is AnalysisMode.IDENTIFICATION and settings.liveness:
            names += LIVENESS
        if pictures:
            names.append(SECOND_OPINION)
        refs = (self.registry.ref(name, settings.precision) for name in names)
        return tuple(dict.fromkeys(refs))

    def optional(self, settings: AnalysisSettings) -> tuple[ModelRef, ...]:
        """Those of the needed forms without which the analysis still does its main work.

        Without the network that knows who comes back, people who come back are counted anew,
        and everything else stays. Where people are identified it is the main work.
        """
        if settings.mode is not AnalysisMode.DEMOGRAPHICS:
            return ()
        return (self.registry.ref(REIDENTIFICATION, settings.precision),)

    def unusable(self, settings: AnalysisSettings) -> tuple[ModelCheck, ...]:
        """The needed forms that are missing or corrupt; also those that are optional."""
        checks = (self.check(*ref) for ref in self.needed(settings))
        return tuple(check for check in checks if check.status is not ModelStatus.INSTALLED)

    def can_start(self, settings: AnalysisSettings) -> bool:
        """Whether all that the analysis cannot do without is usable."""
        optional = self.optional(settings)
        return all(check.ref in optional for check in self.unusable(settings))

    def file_problem(self, path: Path, file: ModelFile, *, rehash: bool = False) -> str | None:
        """What is wrong with one installed file, or None.

        Args:
            path: Where it lies.
            file: What it must be.
            rehash: Read it even when it is unchanged since the last check.

        Raises:
            FileNotFoundError: It does not exist.
        """
        try:
            size = path.stat().st_size
            if size != file.size:
                return f"{file.name} has {size} bytes instead of {file.size}"
            if not self._verified.matches(path, file.sha384, rehash=rehash):
                return f"{file.name} has the wrong checksum"
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError(path) from None
        except OSError as error:
            return f"{file.name} cannot be read: {error.strerror or error}"
        return None

    def _check_in(self, root: Path, ref: ModelRef, *, rehash: bool) -> ModelCheck:
        folder = self.folder(root, ref)
        absent = False
        for file in self.registry.files(ref):
            try:
                problem = self.file_problem(folder / file.name, file, rehash=rehash)
            except FileNotFoundError:
                absent = True
                continue
            if problem:
                return ModelCheck(ref, ModelStatus.CORRUPT, folder, problem)
        if absent:
            return ModelCheck(ref, ModelStatus.MISSING, folder, "not installed")
        return ModelCheck(ref, ModelStatus.INSTALLED, folder)


def not_intact(check: ModelCheck) -> ModelError:
    """The error for a model of the program itself that is missing or damaged."""
    if check.status is ModelStatus.MISSING:
        return ModelMissingError(f"a part of the program is missing: {check.ref}", REINSTALL)
    return ModelCorruptError(
        f"a part of the program is damaged: {check.ref}: {check.problem}", REINSTALL
    )


def _attributes(settings: AnalysisSettings) -> tuple[str, ...]:
    """The networks that tell age, gender and pose."""
    if settings.attributes is AttributesName.VITRINE:
        return (OWN_ATTRIBUTES,)
    return (AGE_GENDER, HEAD_POSE, EMOTION) if settings.emotion else (AGE_GENDER, HEAD_POSE)
