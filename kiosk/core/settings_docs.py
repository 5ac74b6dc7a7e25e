"""The reference of all settings, made from their declarations.

``python -m kiosk.core.settings_docs docs/settings.md`` writes it anew after a change.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.core.settings import Settings
from kiosk.core.settings_schema import SettingKind, SettingSpec, bound, specs
from kiosk.core.settings_store import environment_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCTION: Final = """\
# Settings

<!-- Made by `python -m kiosk.core.settings_docs docs/settings.md`; edit the declarations in
kiosk/core/settings.py instead. -->

Settings are kept in `settings.toml` in the configuration folder of the platform
(`kiosk settings path` says where; `KIOSK_HOME` moves everything below one folder).

A value is taken from the first of these that has a valid one:

1. the command line,
2. the environment: `KIOSK_`, the section, two underscores and the key, in capitals, such as
   `KIOSK_CAMERA__SOURCE=camera:0`; an empty variable counts as not set,
3. the file,
4. the default.

What the environment or the command line fixes is never written into the file, and the operator
panel shows it read-only.

## Faults never stop the start

- A value that is wrong falls back to its default; the operator panel says which and why. It
  stays in the file, to be corrected, until that setting is changed.
- Names that are not known are reported and kept.
- A file that is no TOML is kept as `settings.unreadable.toml`, and the defaults are used.
- Each save keeps the state before it as `settings.bak.toml`. It takes effect in one step: a
  power cut leaves the old file or the new one.
- `version` states the form of the file. An older form is brought up to date while it is read;
  of a newer one what is known is used. Before the first save over a file of another version
  it is kept as `settings.v<version>.toml`. A file without sections (`camera_source = "..."`)
  counts as version 0.

## Commands

| command | what it does |
| --- | --- |
| `kiosk settings show [--json]` | every setting in force, where it comes from, and what is wrong |
| `kiosk settings get NAME` | one value |
| `kiosk settings set NAME VALUE` | check a value and save it |
| `kiosk settings presets` | profiles of the audience metrics ([metrics.md](metrics.md)) |
| `kiosk settings preset NAME` | take the thresholds of a profile |
| `kiosk settings path` | where the file is |
| `kiosk settings export [FILE]` | write all settings to a file, or to standard output |
| `kiosk settings import FILE` | take over the settings of a file, as far as they are valid |
| `kiosk settings set-pin [--stdin]` | set the PIN of the operator panel |

Exit codes: 0 done, 1 something was refused or could not be read or written, 2 unknown setting,
wrong value or wrong usage.

## Reference
"""


def describe() -> str:
    """The reference of all settings as Markdown."""
    return _INTRODUCTION + "".join(_section(section) for section in _sections())


def _sections() -> Iterator[str]:
    seen: set[str] = set()
    for row in specs().values():
        if row.section not in seen:
            seen.add(row.section)
            yield row.section


def _section(section: str) -> str:
    model = Settings.model_fields[section].annotation
    lines = [
        f"\n### [{section}]\n\n{model.__doc__}\n\n",
        "| name | meaning | values | default |\n| --- | --- | --- | --- |\n",
    ]
    for row in specs().values():
        if row.section == section:
            meaning = row.description + (" Acts at the next start." if row.restart else "")
            lines.append(
                f"| `{row.name}`<br>`{environment_name(row.name)}` | {row.title}. {meaning} "
                f"| {_values(row)} | {_default(row)} |\n"
            )
    return "".join(lines)


def _values(row: SettingSpec) -> str:
    match row.kind:
        case SettingKind.CHOICE | SettingKind.CHOICES:
            return ", ".join(f"`{choice}`" for choice in row.choices)
        case SettingKind.BOOLEAN:
            return "`true`, `false`"
        case SettingKind.AREA:
            return "four numbers from 0 to 1"
        case SettingKind.ZONES:
            return "tables with `id`, `name`, `kind` (`count`, `ignore`, `line`) and `points`"
        case SettingKind.SINKS:
            return "tables with `name`, `kind`, `endpoint` and more: [see](destinations.md)"
        case SettingKind.TEXT:
            return row.allowed or f"text, at most {row.max_length} characters"
    whole = "whole number" if row.kind is SettingKind.INTEGER else "number"
    return f"{whole}, {bound(row.minimum)} to {bound(row.maximum, row.unit)}"


def _default(row: SettingSpec) -> str:
    if row.name == "device.id":
        return "name of the computer"
    value = list(row.default) if isinstance(row.default, tuple) else row.default
    return f"`{json.dumps(value)}`"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(describe(), encoding="utf-8")
