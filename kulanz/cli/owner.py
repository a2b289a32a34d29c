"""`kulanz createowner`: an owner's account without the browser."""

import argparse
import getpass
import os
import sys

from kulanz.cli import django_ready


def add_arguments(_name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", default="")
    parser.set_defaults(call=createowner)


def createowner(chosen: argparse.Namespace) -> int:
    """Make the account; the password is asked for, or taken from KULANZ_PASSWORD."""
    django_ready(migrate=True)
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from kulanz.business import people

    is_first = people.nobody_yet()
    if people.has_account(chosen.email):
        return _refuse(f"{chosen.email} has an account already.")
    password = os.environ.get("KULANZ_PASSWORD") or getpass.getpass("Password: ")
    try:
        validate_password(password)
    except ValidationError as error:
        return _refuse("\n".join(error.messages))
    name = chosen.name or chosen.email.partition("@")[0]
    if people.add_owner(chosen.email, name, password, is_first=is_first):
        print(f"{chosen.email} can sign in now.")
        return 0
    if people.has_account(chosen.email):
        return _refuse(f"{chosen.email} has an account already.")
    return _refuse(
        f"Somebody else has become the first owner meanwhile, and {chosen.email} has no account. If you know them"
        " and both shall be owners, run this once more."
    )


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 1
