"""``kiosk collector add-user``, ``add-device`` and ``token``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kiosk.commands.collector.options import DATABASE, add_options, opened, settings_from
from kiosk.core.clock import SystemClock
from kiosk.core.errors import CollectorError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse

    from kiosk.collector.storage.database import Database

_BY = "command line"


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the actions."""
    user = actions.add_parser(
        "add-user",
        help="add a user, or give one another password",
        description="Add a user, or with --reset give one another password, which also lets "
        "somebody in again whose password is being guessed by others.",
    )
    user.add_argument("name", metavar="NAME")
    user.add_argument("--role", choices=("admin", "analyst", "reader"), help="default: reader")
    user.add_argument("--email", default="", metavar="ADDRESS")
    user.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password from the first line of input; otherwise one is made up, printed, "
        "and has to be changed at the first login",
    )
    user.add_argument("--reset", action="store_true", help="the user exists: change it")
    add_options(user, DATABASE)
    user.set_defaults(run=_add_user)

    device = actions.add_parser(
        "add-device",
        help="let a kiosk in: by a one-time code, or by a token",
        description="Print a one-time code, which a kiosk trades for its token within 15 minutes. "
        "With --token print the token itself, for systems that are set up by files.",
    )
    device.add_argument("id", nargs="?", default="", metavar="ID", help="the only kiosk it is for")
    device.add_argument("--token", action="store_true", help="add the kiosk and print its token")
    device.add_argument("--name", default="", help="for people; with --token")
    device.add_argument("--location", default="", help="where it stands; with --token")
    add_options(device, (*DATABASE, "public_url"))
    device.set_defaults(run=_add_device)

    token = actions.add_parser(
        "token",
        help="make or revoke tokens of kiosks and of programs",
        description="Give a kiosk a new token (the earlier ones are void), or make an access "
        "token of a user for the data API and the metrics.",
    )
    whose = token.add_mutually_exclusive_group(required=True)
    whose.add_argument("--device", metavar="ID", help="of this kiosk")
    whose.add_argument("--user", metavar="NAME", help="of this user, for a program")
    whose.add_argument("--client", metavar="ID", help="an access token to revoke")
    token.add_argument("--label", default="", help="what the program is; with --user")
    token.add_argument("--revoke", action="store_true", help="only void what is there")
    add_options(token, DATABASE)
    token.set_defaults(run=_token)


def _add_user(args: argparse.Namespace) -> int:
    with opened(settings_from(args, os.environ)) as database:
        from kiosk.collector.auth import passwords
        from kiosk.collector.auth.roles import Role
        from kiosk.collector.auth.users import Users

        users = Users(database, SystemClock())
        given = sys.stdin.readline().rstrip("\r\n") if args.password_stdin else ""
        password = given or passwords.generated()
        if args.reset:
            user = users.by_name(args.name)
            if user is None:
                raise CollectorError(f"There is no user called {args.name}")
            users.set_password(user.id, password, by=_BY, must_change=not given)
            if args.role:
                users.set_role(user.id, Role(args.role), by=_BY)
            users.set_disabled(user.id, disabled=False, by=_BY)
        else:
            users.add(
                args.name,
                Role(args.role or "reader"),
                password,
                by=_BY,
                email=args.email,
                must_change=not given,
            )
    sys.stdout.write(f"User      {args.name}\n")
    if not given:
        sys.stdout.write(f"Password  {password}\nIt is shown only now.\n")
    return ExitCode.OK


def _add_device(args: argparse.Namespace) -> int:
    settings = settings_from(args, os.environ)
    with opened(settings) as database:
        if args.token:
            return _add_device_by_token(database, args)
        from kiosk.collector.auth.enrolments import Enrolments

        code, _ = Enrolments(database, SystemClock()).new_code(by=_BY, device=args.id)
    sys.stdout.write(f"Code  {code}\nGood for 15 minutes and one kiosk.\n")
    if settings.public_url:
        import segno

        sys.stdout.write(f"{settings.public_url.rstrip('/')}/enrol#{code}\n")
        segno.make(f"{settings.public_url.rstrip('/')}/enrol#{code}", error="m").terminal(
            out=sys.stdout, compact=True
        )
    return ExitCode.OK


def _add_device_by_token(database: Database, args: argparse.Namespace) -> int:
    from kiosk.collector.auth.device_tokens import DeviceTokens

    if not args.id:
        raise CollectorError("A token is for one kiosk", "Give its id: add-device ID --token")
    tokens = DeviceTokens(database, SystemClock())
    with database.write() as connection:
        if tokens.exists(connection, args.id):
            raise CollectorError(
                f"There is a kiosk called {args.id} already",
                f"For a new token: kiosk collector token --device {args.id}",
            )
        tokens.add_device(connection, args.id, name=args.name, location=args.location)
        token = tokens.issue(connection, args.id, by=_BY)
    _print_token(database, args.id, token)
    return ExitCode.OK


def _print_token(database: Database, device_id: str, token: str) -> None:
    from kiosk.collector.auth.keys import KeyRing

    key = KeyRing(database, SystemClock()).config_public_key()
    sys.stdout.write(f"Kiosk         {device_id}\nToken         {token}\n")
    sys.stdout.write(f"Settings key  {key}\nThe token is shown only now.\n")


def _token(args: argparse.Namespace) -> int:
    with opened(settings_from(args, os.environ)) as database:
        if args.device:
            return _device_token(database, args)
        return _client_token(database, args)


def _device_token(database: Database, args: argparse.Namespace) -> int:
    from kiosk.collector.auth.device_tokens import DeviceTokens

    tokens = DeviceTokens(database, SystemClock())
    with database.write() as connection:
        if not tokens.exists(connection, args.device):
            raise CollectorError(f"There is no kiosk called {args.device}")
        if args.revoke:
            revoked = tokens.revoke(connection, args.device, by=_BY)
            sys.stdout.write(f"Revoked: {revoked}\n")
            return ExitCode.OK
        token = tokens.issue(connection, args.device, by=_BY)
    _print_token(database, args.device, token)
    return ExitCode.OK


def _client_token(database: Database, args: argparse.Namespace) -> int:
    from kiosk.collector.auth.api_clients import ApiClients
    from kiosk.collector.auth.users import Users

    clients = ApiClients(database, SystemClock())
    if args.client:
        if not clients.revoke(args.client, by=_BY):
            raise CollectorError(f"There is no access token {args.client} in force")
        sys.stdout.write("Revoked: 1\n")
        return ExitCode.OK
    user = Users(database, SystemClock()).by_name(args.user)
    if user is None:
        raise CollectorError(f"There is no user called {args.user}")
    client_id, token = clients.add(user, args.label, by=_BY)
    sys.stdout.write(f"User          {user.name}\nClient id     {client_id}\n")
    sys.stdout.write(f"Access token  {token}\nThe access token is shown only now.\n")
    return ExitCode.OK
