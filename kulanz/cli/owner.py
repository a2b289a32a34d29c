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

    from kulanz.business.models import Staff

    if Staff.objects.filter(email=chosen.email.lower()).exists():
        print(f"{chosen.email} has an account already.", file=sys.stderr)
        return 1
    password = os.environ.get("KULANZ_PASSWORD") or getpass.getpass("Password: ")
    try:
        validate_password(password)
    except ValidationError as error:
        print("\n".join(error.messages), file=sys.stderr)
        return 1
    name = chosen.name or chosen.email.partition("@")[0]
    Staff.objects.create_user(chosen.email, password, name=name, role=Staff.Role.OWNER)
    print(f"{chosen.email} can sign in now.")
    return 0
