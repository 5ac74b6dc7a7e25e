"""Settings of the collector from options and the environment, and the database they name."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kiosk.collector.settings import ENVIRONMENT_PREFIX, CollectorSettings
from kiosk.core.errors import CollectorError, SettingsError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from kiosk.collector.storage.database import Database

DATABASE: tuple[str, ...] = ("database", "folder")
"""Settings that every action needs."""
_SWITCHES = frozenset({"workshop", "workshop_strict", "relative_next_page"})


def add_options(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    """Add an option for each of the settings."""
    group = parser.add_argument_group(
        "settings", f"Each may also come from the environment: {ENVIRONMENT_PREFIX}<NAME>."
    )
    for name in names:
        field = CollectorSettings.model_fields[name]
        text = (field.description or "").replace("%", "%%")
        shown = f"--{name.replace('_', '-')}"
        if name in _SWITCHES:
            group.add_argument(
                shown, dest=name, choices=("yes", "no"), help=f"{text} Default: {_word(name)}"
            )
        else:
            default = "" if field.default_factory or not field.default else field.default
            suffix = f" Default: {_plain(default)}" if default else ""
            group.add_argument(shown, dest=name, metavar="VALUE", help=f"{text}{suffix}")


def _word(name: str) -> str:
    return "yes" if CollectorSettings.model_fields[name].default else "no"


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def settings_from(args: argparse.Namespace, environment: Mapping[str, str]) -> CollectorSettings:
    """The settings: options win over the environment, which wins over the defaults.

    Raises:
        SettingsError: A value is refused, or a variable is unknown.
    """
    given: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for variable, text in environment.items():
        if variable.startswith(ENVIRONMENT_PREFIX):
            name = variable.removeprefix(ENVIRONMENT_PREFIX).lower()
            given[name], origin[name] = text, variable
    for name in CollectorSettings.model_fields:
        option = getattr(args, name, None)
        if option is not None:
            given[name], origin[name] = option, f"--{name.replace('_', '-')}"
    if "cors_origins" in given:
        given["cors_origins"] = [o.strip() for o in given["cors_origins"].split(",") if o.strip()]
    try:
        return CollectorSettings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise SettingsError(
            f"{origin.get(name, name)}: {first['msg']}",
            "See: kiosk collector serve --help",
        ) from None


@contextlib.contextmanager
def collector_extra() -> Iterator[None]:
    """Say how to install what is missing.

    Raises:
        CollectorError: The packages of the extra are not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "kiosk":
            raise
        raise CollectorError(
            f"The collector needs the package {error.name}",
            "Install it: pip install 'kiosk[collector]'.",
        ) from error


@contextlib.contextmanager
def opened(settings: CollectorSettings) -> Iterator[Database]:
    """The migrated database.

    Raises:
        CollectorError: It cannot be used.
    """
    with collector_extra():
        from kiosk.collector.storage.database import Database
    database = Database.open(settings.database_url)
    try:
        database.migrate()
        yield database
    finally:
        database.close()
