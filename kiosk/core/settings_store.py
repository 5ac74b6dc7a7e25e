"""The settings file: reading with all its faults, layering, and writing without loss."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import tomli_w
from pydantic import BaseModel

from kiosk.core import paths
from kiosk.core.atomic import write_atomic
from kiosk.core.choices import AnalysisMode
from kiosk.core.errors import SettingsError
from kiosk.core.identification_gate import identification_refusal
from kiosk.core.settings import SETTINGS_VERSION, Settings
from kiosk.core.settings_migrations import Document, migrated, version_of
from kiosk.core.settings_schema import check, parse, spec, specs, value_of, with_values
from kiosk.core.sinks import Sink

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

ENVIRONMENT_PREFIX: Final = "KIOSK_"
_SEPARATOR: Final = "__"
_HEADER: Final = (
    "# Settings of Vitrine; docs/settings.md explains each.\n"
    "# The program writes this file anew on each change: comments are not kept.\n\n"
)


_Stamp = tuple[int, int, int]


def default_path() -> Path:
    """Where the settings file of this installation lies."""
    return paths.config_dir() / "settings.toml"


def environment_name(name: str) -> str:
    """Environment variable of a setting: ``camera.source`` is ``KIOSK_CAMERA__SOURCE``."""
    return ENVIRONMENT_PREFIX + name.replace(".", _SEPARATOR).upper()


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings in force and how they came about.

    Attributes:
        settings: Valid settings, whatever the file looked like.
        overridden: Dotted names fixed by the environment or the command line.
        problems: What was wrong, each in plain words for the operator.
    """

    settings: Settings
    overridden: frozenset[str]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportedSettings:
    """Settings with the values of another file put over them.

    Attributes:
        settings: The result.
        taken: Dotted names whose value was read from the file, in order.
        problems: What was refused, each in plain words.
    """

    settings: Settings
    taken: tuple[str, ...]
    problems: tuple[str, ...]


class SettingsStore:
    """The settings file of one installation.

    A save writes what has changed since the file was loaded; everything else stays as the file
    has it. Thus neither the environment nor the command line leaks into the file, a mistyped
    value waits there for its correction, and keys of other versions survive.
    """

    def __init__(self, path: Path) -> None:
        """Create the store; nothing is read yet.

        Args:
            path: The file; it need not exist.
        """
        self._path = path
        self._in_force = Settings()
        self._overridden: frozenset[str] = frozenset()
        self._seen: _Stamp | None = None

    @property
    def path(self) -> Path:
        """The settings file."""
        return self._path

    @property
    def backup_path(self) -> Path:
        """The file as it was before the latest save."""
        return self._path.with_suffix(".bak.toml")

    def load(
        self, env: Mapping[str, str] | None = None, overrides: Mapping[str, str] | None = None
    ) -> LoadedSettings:
        """Read the settings; never fails, every fault becomes one of the problems.

        Args:
            env: Environment; variables like ``KIOSK_CAMERA__SOURCE`` win over the file.
            overrides: Values from the command line by dotted name; they win over both.
        """
        self._seen = _stamp(self._path)
        document, problems = self._document()
        values = _values_in(document, self._path.name, problems)
        fixed = _from_environment(env or {}, problems)
        fixed |= _from_command_line(overrides or {}, problems)
        wanted = with_values(Settings(), values | fixed)
        refusal = identification_refusal(wanted)
        if refusal is not None:
            problems.append(f"{refusal.message}; {AnalysisMode.DEMOGRAPHICS} is used")
            wanted = with_values(wanted, {"analysis.mode": AnalysisMode.DEMOGRAPHICS})
        self._in_force = wanted
        self._overridden = frozenset(fixed)
        return LoadedSettings(self._in_force, self._overridden, tuple(problems))

    def news(self, name: str) -> Any:
        """What another program has written to the file for one setting since the last look.

        Cheap while the file stays as it is. A file that cannot be read tells nothing.

        Returns:
            The value, if it is another one than that in force; else None.

        Raises:
            SettingsError: The value is refused; told once, the one in force stays.
        """
        stamp = _stamp(self._path)
        if stamp is None or stamp == self._seen or name in self._overridden:
            return None
        try:
            document = migrated(read_document(self._path), SETTINGS_VERSION)
        except (OSError, SettingsError):
            return None
        self._seen = stamp
        row = spec(name)
        table = document.get(row.section)
        if not isinstance(table, dict) or row.key not in table:
            return None
        value, problem = check(name, table[row.key])
        if problem is not None:
            raise SettingsError(f"{self._path.name}: {name} was changed: {problem.text}")
        return None if value == value_of(self._in_force, name) else value

    def adopt(self, settings: Settings) -> None:
        """Take settings for those in force whose difference the file has already."""
        self._in_force = settings

    def save(self, settings: Settings, given: Collection[str] = ()) -> None:
        """Write the changes since the last load or save; the old file becomes the backup.

        Args:
            settings: New settings.
            given: Dotted names to write even if unchanged: somebody stated their value.

        Raises:
            SettingsError: The file could not be written, or people may not be identified with
                these settings; it is as before.
        """
        refusal = identification_refusal(settings)
        if refusal is not None:
            raise refusal
        document, _ = self._document()
        try:
            self._keep_other_versions()
            content = _toml(self._updated(document, settings, given))
            self._replace(content)
        except OSError as error:
            raise SettingsError(
                f"The settings could not be saved to {self._path} ({error.strerror or error})",
                "Check that the folder exists, can be written and has room.",
            ) from error
        self._in_force = settings

    def _updated(self, document: Document, settings: Settings, given: Collection[str]) -> Document:
        """The document with what has changed, complete and in the order of declaration."""
        ordered: Document = {"version": SETTINGS_VERSION}
        for name, row in specs().items():
            table = document.get(row.section)
            kept = table if isinstance(table, dict) else {}
            section = ordered.setdefault(row.section, {})
            fixed = name in self._overridden
            value = value_of(settings, name)
            changed = value != value_of(self._in_force, name) or name in given
            if row.key in kept and (fixed or not changed):
                section[row.key] = kept[row.key]
            else:
                section[row.key] = _plain(row.default if fixed else value)
        for section, table in document.items():  # what this version does not know
            if section == "version":
                continue
            if section not in ordered:
                ordered[section] = table
            elif isinstance(table, dict):
                ordered[section] |= {k: v for k, v in table.items() if k not in ordered[section]}
        return ordered

    def _document(self) -> tuple[Document, list[str]]:
        """The file in today's form and what was wrong with it as a whole."""
        try:
            document = read_document(self._path)
        except FileNotFoundError:
            return {}, []
        except OSError as error:
            return {}, [
                f"The settings file {self._path} cannot be read ({error.strerror or error}); "
                "the defaults are used"
            ]
        except SettingsError as error:
            return {}, [f"{error.message}; the defaults are used. {self._set_aside()}"]
        version = version_of(document)
        if version > SETTINGS_VERSION:
            return document, [
                f"{self._path.name} was written by a newer version of the program (form "
                f"{version}, this one knows {SETTINGS_VERSION}); what is known of it is used"
            ]
        return migrated(document, SETTINGS_VERSION), []

    def _set_aside(self) -> str:
        """Move the unreadable file out of the way and say where it is."""
        aside = self._path.with_suffix(".unreadable.toml")
        try:
            self._path.replace(aside)
        except OSError as error:
            return f"It could not be set aside ({error.strerror or error})."
        words = f"It was kept as {aside.name}"
        if self.backup_path.exists():
            words += f", and the state before the latest change is {self.backup_path.name}"
        return words + "."

    def _keep_other_versions(self) -> None:
        """Keep a file of another version under a name that later saves do not touch."""
        try:
            version = version_of(read_document(self._path))
        except (SettingsError, FileNotFoundError):
            return
        kept = self._path.with_suffix(f".v{version}.toml")
        if version != SETTINGS_VERSION and not kept.exists():
            write_atomic(kept, self._path.read_bytes())

    def _replace(self, content: bytes) -> None:
        if self._path.exists():
            old = self._path.read_bytes()
            if old == content:
                return
            write_atomic(self.backup_path, old)
        write_atomic(self._path, content)


def _stamp(path: Path) -> _Stamp | None:
    """Tells one state of a file from another: each save makes a new file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def read_document(path: Path) -> Document:
    """A TOML file as nested dictionaries, with or without a byte order mark.

    Raises:
        OSError: It cannot be read.
        SettingsError: It is no TOML.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name} is not a text file in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path.name} is not valid TOML ({error})") from error


def export_settings(settings: Settings, path: Path) -> None:
    """Write all settings to a file of their own; secrets are not among them.

    Raises:
        SettingsError: It could not be written.
    """
    try:
        write_atomic(path, settings_toml(settings))
    except OSError as error:
        raise SettingsError(
            f"The settings could not be exported to {path} ({error.strerror or error})",
            "Choose a folder that can be written.",
        ) from error


def import_settings(path: Path, onto: Settings) -> ImportedSettings:
    """Put the values of an exported file over existing settings; nothing is saved.

    Args:
        path: File to read, of any version.
        onto: Settings that keep every value the file does not have or has wrongly.

    Raises:
        SettingsError: The file cannot be read at all.
    """
    try:
        document = read_document(path)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read ({error.strerror or error})", "Choose another file."
        ) from error
    except SettingsError as error:
        raise SettingsError(error.message, "Choose a file made by exporting settings.") from error
    problems: list[str] = []
    values = _values_in(migrated(document, SETTINGS_VERSION), path.name, problems, kept=True)
    return ImportedSettings(with_values(onto, values), tuple(values), tuple(problems))


def settings_toml(settings: Settings) -> bytes:
    """All settings as a settings file."""
    document: Document = {"version": SETTINGS_VERSION}
    for name, row in specs().items():
        document.setdefault(row.section, {})[row.key] = _plain(value_of(settings, name))
    return _toml(document)


def _values_in(
    document: Document, file: str, problems: list[str], *, kept: bool = False
) -> dict[str, Any]:
    """Valid values by dotted name; what is unknown or wrong is told in ``problems``."""
    values: dict[str, Any] = {}
    sections = {row.section for row in specs().values()}
    for section, table in document.items():
        if section == "version":
            continue
        if section not in sections:
            problems.append(f"{file}: {section} is not known and is left alone")
            continue
        if not isinstance(table, dict):
            problems.append(f"{file}: {section} must be a section, [{section}]; it is not used")
            continue
        for key, raw in table.items():
            _take(f"{section}.{key}", raw, file, values, problems, kept=kept)
    return values


def _take(
    name: str,
    raw: object,
    file: str,
    values: dict[str, Any],
    problems: list[str],
    *,
    kept: bool,
) -> None:
    if name not in specs():
        problems.append(f"{file}: {name} is not known and is left alone")
        return
    value, problem = check(name, raw)
    if problem is None:
        values[name] = value
        return
    sentence = problem.text[:1].lower() + problem.text[1:]
    outcome = (
        "the present value is kept"
        if kept
        else f"the default {_written(spec(name).default)} is used"
    )
    problems.append(f"{file}: {name} is {_written(raw)} but {sentence}; {outcome}")


def _from_environment(env: Mapping[str, str], problems: list[str]) -> dict[str, Any]:
    """Values of variables with a section and a key; others are not settings."""
    values: dict[str, Any] = {}
    for variable, text in env.items():
        section, separator, key = variable.removeprefix(ENVIRONMENT_PREFIX).partition(_SEPARATOR)
        if not (variable.startswith(ENVIRONMENT_PREFIX) and section and separator and text):
            continue
        try:
            name = f"{section}.{key}".lower()
            values[name] = parse(name, text)
        except SettingsError as error:
            problems.append(f"Environment variable {variable} is ignored: {error.message}")
    return values


def _from_command_line(overrides: Mapping[str, str], problems: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, text in overrides.items():
        try:
            values[name] = parse(name, text)
        except SettingsError as error:
            problems.append(f"Command line value is ignored: {error.message}")
    return values


def _plain(value: object) -> object:
    """The value in types that TOML has."""
    if isinstance(value, Sink):  # most of its fields belong to other kinds
        return _plain_parts(value.model_dump(exclude_defaults=True))
    if isinstance(value, BaseModel):
        return _plain_parts(dict(value))
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, str) else value


def _plain_parts(parts: Mapping[str, object]) -> dict[str, object]:
    return {name: _plain(part) for name, part in parts.items()}


def _written(value: object) -> str:
    """A value much as it stands in a file, shortened to one readable line."""
    text = json.dumps(_plain(value), ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."


def _toml(document: Document) -> bytes:
    return (_HEADER + tomli_w.dumps(document)).encode()
