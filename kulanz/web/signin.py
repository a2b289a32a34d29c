"""How allauth behaves here: nobody signs up, mails speak the language of the one who gets them."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import get_connection
from django.http import HttpRequest
from django.utils import translation

from kulanz.business.models import Staff
from kulanz.lib import links, secrets

# Said in passing after every sign-in and sign-out; the page that follows says it already.
NEEDLESS_MESSAGES = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}
# A stranger who types an address may not make the desk write to it.
NEVER_SENT = {"account/email/unknown_account", "account/email/account_already_exists"}


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix in NEVER_SENT:
            return
        reader = context.get("user") or Staff.objects.filter(email__iexact=email).first()
        with translation.override(reader.language if reader else settings.LANGUAGE_CODE):
            super().send_mail(template_prefix, email, {**context, "desk_url": settings.PUBLIC_URL})

    def get_reset_password_from_key_url(self, key: str) -> str:
        # Never built from the request's Host header, which anybody may set.
        uid, _dash, token = key.partition("-")
        return links.absolute("account_reset_password_from_key", uid, token)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **named: Any
    ) -> None:
        if message_template not in NEEDLESS_MESSAGES:
            super().add_message(request, level, message_template, *args, **named)


def can_mail() -> bool:
    """Whether the desk's own mail (new passwords, invitations) can be sent at present."""
    return bool(getattr(get_connection(), "is_able", True))


def new_password_link(person: Staff) -> str:
    """Where this person chooses a new password, for an owner to pass on."""
    return links.absolute(
        "account_reset_password_from_key",
        user_pk_to_url_str(person),
        default_token_generator.make_token(person),
    )


def ways_of(person: AbstractBaseUser) -> set[str]:
    """What this person has set up for the second step: "totp", "webauthn", "recovery_codes"."""
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))


class SecondFactor(DefaultMFAAdapter):
    """The secrets of authenticator apps are encrypted with the key outside the database."""

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(settings.MAILBOX_KEY_FILE, text)

    def decrypt(self, encrypted_text: str) -> str:
        return str(secrets.decrypt(settings.MAILBOX_KEY_FILE, encrypted_text))

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return str(user.get_username())
