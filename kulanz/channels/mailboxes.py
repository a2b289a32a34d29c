"""Mailboxes as an owner sets them up: what the servers may be, whether they answer, how well it goes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kulanz.jobs import leases
from kulanz.jobs.tasks import task
from kulanz.lib.refusal import Refusal

from . import connecting, inbox, outbox, sending
from .connecting import Servers
from .email import imap, trouble
from .email import watch as watching
from .email.trouble import Trouble
from .models import Channel, Folder, Mailbox

# For a day after it works again, the list says so.
RECOVERY_SHOWN = timedelta(days=1)
# So long, or five looks, may pass without a look before something must have stopped.
LONGEST_SILENCE = timedelta(minutes=15)
# What an owner types in; the rest of the secret is fetched with it.
SECRETS = ("password", "smtp_password", "client_id", "client_secret", "refresh_token")


def all_mailboxes() -> "QuerySet[Mailbox]":
    return Mailbox.objects.select_related("channel").order_by("channel__name")


# Setting up


@transaction.atomic
def add(address: str, display_name: str) -> Mailbox:
    """A mailbox that does not fetch yet, its servers filled in as far as they can be known."""
    address = address.strip().lower()
    if Channel.objects.filter(address=address).exists():
        raise Refusal(_("This mailbox is here already."))
    channel = Channel.objects.create(name=_free_name(address), address=address, is_active=False)
    mailbox = Mailbox(channel=channel, display_name=display_name, imap_user=address, smtp_user=address)
    servers = connecting.guess(address)
    if servers:
        _fill(mailbox, servers)
    mailbox.save()
    Folder.objects.create(mailbox=mailbox, name="INBOX")
    return mailbox


def fill_in(mailbox: Mailbox, servers: Servers) -> None:
    _fill(mailbox, servers)
    mailbox.save()


def ask_the_domain(mailbox: Mailbox) -> Servers:
    """What the domain itself says about its servers, taken over; a refusal where it says nothing."""
    servers = connecting.look_up(mailbox.channel.address)
    if not servers:
        raise Refusal(
            _("The domain says nothing about its mail servers. Your provider's help pages name them.")
        )
    fill_in(mailbox, servers)
    return servers


def provider_of(mailbox: Mailbox) -> Servers | None:
    return connecting.by_host(mailbox.imap_host) or connecting.guess(mailbox.channel.address)


def hosts() -> list[str]:
    """The names of the providers we know, for a shop's own domain."""
    return [known.name for known in connecting.PROVIDERS]


def choose_provider(mailbox: Mailbox, name: str) -> None:
    servers = connecting.by_name(name)
    if not servers:
        raise Refusal(_("This provider is not known here."))
    fill_in(mailbox, servers)


def keep_servers(mailbox: Mailbox, secrets: dict[str, str]) -> None:
    """Save `mailbox` with the secrets that were typed; those left empty stay as they are."""
    typed = {name: value for name, value in secrets.items() if name in SECRETS and value}
    if typed:
        # A new password or token makes what was fetched with the old one worthless.
        kept = {name: value for name, value in mailbox.secret.items() if name in SECRETS}
        if typed.get("client_id", kept.get("client_id")) != kept.get("client_id"):
            kept.pop("refresh_token", None)  # it was given to another client
        mailbox.secret = kept | typed
    mailbox.save()
    try_sending(mailbox)


def needs_consent(mailbox: Mailbox) -> bool:
    """The owner still has to agree at the provider, in the browser."""
    return mailbox.login == Mailbox.Login.OAUTH and not has_secret(mailbox)


def has_secret(mailbox: Mailbox) -> bool:
    needed = "refresh_token" if mailbox.login == Mailbox.Login.OAUTH else "password"
    return bool(mailbox.secret.get(needed))


def folder_names(mailbox: Mailbox) -> list[str]:
    """The folders on the server; a refusal in words where it cannot be asked."""
    try:
        with trouble.named(imap.secrets_of(mailbox)):
            connection = imap.connect(mailbox)
            try:
                listed = connection.list_folders()
            finally:
                connection.leave()
    except Trouble as error:
        said, advice = connecting.explain(error.code, mailbox.imap_host)
        raise Refusal(format_lazy("{} {}", said, advice)) from error
    return [name for flags, _delimiter, name in listed if b"\\Noselect" not in flags]


def watched(mailbox: Mailbox) -> "QuerySet[Folder]":
    return mailbox.folders.order_by("role", "name")


@transaction.atomic
def watch(mailbox: Mailbox, incoming: list[str], sent: str) -> None:
    """Fetch from the `incoming` folders, look into `sent` for what was written elsewhere."""
    if not incoming:
        raise Refusal(_("Please choose at least one folder to fetch from."))
    wanted = dict.fromkeys(incoming, Folder.Role.INBOX) | ({sent: Folder.Role.SENT} if sent else {})
    mailbox.folders.exclude(name__in=wanted).delete()
    for name, role in wanted.items():
        Folder.objects.update_or_create(mailbox=mailbox, name=name, defaults={"role": role})


def keep(channel: Channel, mailbox: Mailbox) -> None:
    with transaction.atomic():
        channel.save()
        mailbox.save()


# Running


def start(mailbox: Mailbox) -> None:
    if not (mailbox.imap_host and has_secret(mailbox)):
        raise Refusal(_("Server or password are still missing."))
    Channel.objects.filter(pk=mailbox.channel_id).update(is_active=True)


def pause(mailbox: Mailbox) -> None:
    Channel.objects.filter(pk=mailbox.channel_id).update(is_active=False)


@transaction.atomic
def remove(mailbox: Mailbox) -> bool:
    """Forget how it is reached; False when mail is kept from it, so that its name must stay."""
    channel = mailbox.channel
    mailbox.delete()
    try:
        channel.delete()
    except ProtectedError:
        Channel.objects.filter(pk=channel.pk).update(is_active=False)
        return False
    return True


@task()
def fetch(channel_id: int) -> int:
    """Fetch what is new in one mailbox, now; its health is noted there."""
    return inbox.collect(Channel.objects.get(pk=channel_id))


def not_sending() -> list[Mailbox]:
    """Those in use whose server takes no mail from us."""
    return list(sending.failing().order_by("channel__name"))


def try_sending(mailbox: Mailbox) -> None:
    """Where sending failed: find out now whether it works with what was changed."""
    if mailbox.sending_failing_since:
        outbox.try_sending.enqueue(key=f"try sending:{mailbox.pk}", mailbox_id=mailbox.pk)


def fetch_now(mailbox: Mailbox) -> None:
    if not mailbox.channel.is_active:
        raise Refusal(_("This mailbox rests. Resume it first."))
    fetch.enqueue(key=f"fetch:{mailbox.channel_id}", channel_id=mailbox.channel_id)


@dataclass(frozen=True)
class Sending:
    """How its outgoing side fares where that is worth a word: `state` is failing or recovered."""

    state: str
    at: datetime
    explanation: Any = ""
    advice: Any = ""
    detail: str = ""


@dataclass(frozen=True)
class Health:
    """How a mailbox fares: `state` is one of new, paused, failing, silent, recovered, well, waiting."""

    state: str
    at: datetime | None = None
    explanation: Any = ""
    advice: Any = ""
    detail: str = ""
    sending: Sending | None = None


def health(mailbox: Mailbox) -> Health:
    return replace(_fetching(mailbox), sending=_sending(mailbox))


def _fetching(mailbox: Mailbox) -> Health:
    if not has_secret(mailbox) or (not mailbox.channel.is_active and not mailbox.last_attempt_at):
        return Health("new")
    if not mailbox.channel.is_active:
        return Health("paused", mailbox.last_success_at)
    if mailbox.failing_since:
        said, advice = connecting.explain(mailbox.failure, mailbox.imap_host)
        return Health("failing", mailbox.failing_since, said, advice, mailbox.failure_detail)
    if is_silent(mailbox):
        return Health("silent", mailbox.last_success_at)
    if mailbox.recovered_at and _is_news(mailbox.recovered_at):
        return Health("recovered", mailbox.recovered_at)
    return Health("well", mailbox.last_success_at) if mailbox.last_success_at else Health("waiting")


def _sending(mailbox: Mailbox) -> Sending | None:
    if not mailbox.channel.is_active or not mailbox.smtp_host:
        return None
    if mailbox.sending_failing_since:
        said, advice = connecting.explain(mailbox.sending_failure, mailbox.smtp_host)
        return Sending("failing", mailbox.sending_failing_since, said, advice, mailbox.sending_detail)
    recovered = mailbox.sending_recovered_at
    return Sending("recovered", recovered) if recovered and _is_news(recovered) else None


def _is_news(recovered_at: datetime) -> bool:
    return timezone.now() - recovered_at < RECOVERY_SHOWN


def is_silent(mailbox: Mailbox) -> bool:
    """It should be looked into, does not fail, and yet nobody has looked for long, nor is anybody at it now."""
    if mailbox.failing_since or not mailbox.imap_host or not mailbox.channel.is_active:
        return False
    quiet = timezone.now() - (mailbox.last_success_at or mailbox.channel.created_at)
    patience = max(LONGEST_SILENCE, timedelta(seconds=5 * mailbox.poll_seconds))
    return quiet > patience and not leases.is_held(watching.lease_name(mailbox.pk))


def with_health() -> list[tuple[Mailbox, Health]]:
    return [(mailbox, health(mailbox)) for mailbox in all_mailboxes()]


def _fill(mailbox: Mailbox, servers: Servers) -> None:
    address = mailbox.channel.address
    for name in ("imap_host", "imap_port", "imap_security", "smtp_host", "smtp_port", "smtp_security"):
        setattr(mailbox, name, getattr(servers, name))
    mailbox.imap_user = servers.user(address, servers.imap_user)
    mailbox.smtp_user = servers.user(address, servers.smtp_user)
    mailbox.oauth_token_url, mailbox.oauth_consent_url = servers.token_url, servers.consent_url
    mailbox.oauth_scope = servers.scope
    if "oauth" in servers.needs:
        mailbox.login = Mailbox.Login.OAUTH


def _free_name(address: str) -> str:
    name = address[:90]
    return f"{name} (2)" if Channel.objects.filter(name=name).exists() else name
