"""``kiosk collector``: the server that a fleet of kiosks reports to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.commands.collector import accounts, database, server

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``collector`` command."""
    parser = subparsers.add_parser(
        "collector",
        help="the server for a fleet: takes records, shows a dashboard, answers a data API",
        description="The server that kiosks report to. It needs no set-up: "
        "`kiosk collector serve` makes its database and prints the first password.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    server.add_actions(actions)
    accounts.add_actions(actions)
    database.add_actions(actions)
