from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.lib.fields import SecretField


class Channel(models.Model):
    class Kind(models.TextChoices):
        EMAIL = "email", _("Mailbox")
        IMPORT = "import", _("Import")
        FOLDER = "folder", _("Folder (for trying out: nothing leaves this machine)")

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.EMAIL)
    name = models.CharField(_("name"), max_length=100, unique=True)
    address = models.EmailField(_("address"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    signature_de = models.TextField(_("signature (German)"), blank=True)
    signature_en = models.TextField(_("signature (English)"), blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def servers(self) -> "Mailbox | None":
        """How its servers are reached; None for a channel without servers (imports, the folder)."""
        return getattr(self, "mailbox", None)

    @property
    def can_send(self) -> bool:
        servers = self.servers
        return self.is_active and (self.kind == self.Kind.FOLDER or bool(servers and servers.smtp_host))

    @property
    def sender_name(self) -> str:
        servers = self.servers
        return (servers.display_name if servers else "") or self.name

    def signature(self, language: str) -> str:
        own, other = (
            (self.signature_en, self.signature_de)
            if language == "en"
            else (self.signature_de, self.signature_en)
        )
        return own or other


class Mailbox(models.Model):
    """How the servers of one mail channel are reached, and how well that goes."""

    class Security(models.TextChoices):
        TLS = "tls", _("TLS")
        STARTTLS = "starttls", _("STARTTLS")
        PLAIN = "plain", _("none (this machine only)")

    class Login(models.TextChoices):
        PASSWORD = "password", _("password")
        OAUTH = "oauth", _("OAuth 2")

    channel = models.OneToOneField(Channel, on_delete=models.CASCADE, related_name="mailbox")
    # Further addresses whose mail is ours, one a line.
    aliases = models.TextField(_("further addresses"), blank=True)
    display_name = models.CharField(_("sender name"), max_length=100, blank=True)
    login = models.CharField(_("sign-in"), max_length=10, choices=Login.choices, default=Login.PASSWORD)
    imap_host = models.CharField(_("IMAP server"), max_length=200, blank=True)
    imap_port = models.PositiveIntegerField(_("IMAP port"), default=993)
    imap_security = models.CharField(
        _("IMAP security"), max_length=10, choices=Security.choices, default=Security.TLS
    )
    imap_user = models.CharField(_("IMAP user"), max_length=200, blank=True)
    smtp_host = models.CharField(_("SMTP server"), max_length=200, blank=True)
    smtp_port = models.PositiveIntegerField(_("SMTP port"), default=465)
    smtp_security = models.CharField(
        _("SMTP security"), max_length=10, choices=Security.choices, default=Security.TLS
    )
    smtp_user = models.CharField(_("SMTP user"), max_length=200, blank=True)
    # {"password", "smtp_password"} or {"client_id", "client_secret", "refresh_token", "access_token", "expires_at"}
    secret = SecretField(default=dict)
    oauth_token_url = models.URLField(_("OAuth token address"), blank=True)
    # Where the owner agrees in the browser, and to what; empty where the provider's own are known.
    oauth_consent_url = models.URLField(_("OAuth consent address"), blank=True)
    oauth_scope = models.CharField(_("OAuth scope"), max_length=500, blank=True)
    plus_addresses = models.BooleanField(_("plus-addresses work"), default=False)
    copy_to_sent = models.BooleanField(_("copy sent mail into the Sent folder"), default=True)
    mark_seen = models.BooleanField(_("mark fetched mail as read on the server"), default=False)
    poll_seconds = models.PositiveIntegerField(_("look every … seconds"), default=60)
    fetch_since = models.DateField(_("fetch mail since"), null=True, blank=True)
    # Health. `failing_since` is set at the first failure in a row and cleared by the next success.
    last_success_at = models.DateTimeField(null=True)
    last_attempt_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.CharField(max_length=40, blank=True)
    failure_detail = models.TextField(blank=True)
    alarmed_at = models.DateTimeField(null=True)
    recovered_at = models.DateTimeField(null=True)
    # The same for the server that takes our mail.
    sending_failing_since = models.DateTimeField(null=True)
    sending_failure = models.CharField(max_length=40, blank=True)
    sending_detail = models.TextField(blank=True)
    sending_tried_at = models.DateTimeField(null=True)
    sending_alarmed_at = models.DateTimeField(null=True)
    sending_recovered_at = models.DateTimeField(null=True)
    # The owner lets the desk ask the name service about the domain from which it sends.
    checks_domain = models.BooleanField(
        _("ask the name service whether the domain is in order"), default=False
    )
    # As `channels.domains` writes it: {"domain", "wrong": [codes], "unanswered": …}.
    domain_found = models.JSONField(default=dict)
    domain_checked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    @property
    def lacks_folders(self) -> bool:
        """It is reached and fetched, save for the folders that `failure_detail` names."""
        return self.failure in {"folder_missing", "folder_breaks"}

    def note_success(self) -> None:
        """Server and sign-in are well; ends a failure if there was one."""
        now = timezone.now()
        row = Mailbox.objects.filter(pk=self.pk)
        row.filter(failing_since__isnull=False).update(
            failing_since=None, failure="", failure_detail="", recovered_at=now
        )
        row.update(last_attempt_at=now, last_success_at=now)

    def note_failure(self, code: str, detail: str = "") -> None:
        """Something is wrong, as a code word; the first of a row starts the clock."""
        now = timezone.now()
        row = Mailbox.objects.filter(pk=self.pk)
        row.filter(failing_since=None).update(failing_since=now, alarmed_at=None, recovered_at=None)
        row.update(last_attempt_at=now, failure=code, failure_detail=detail)


class Folder(models.Model):
    """A folder on the server that is watched, and how far it has been read."""

    class Role(models.TextChoices):
        INBOX = "inbox", _("Incoming")
        SENT = "sent", _("Sent")

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="folders")
    name = models.CharField(max_length=500)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.INBOX)
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    missing_since = models.DateTimeField(null=True)
    # How often in a row the server hung up while mail from this UID on was fetched.
    breaks = models.PositiveIntegerField(default=0)
    breaks_at_uid = models.BigIntegerField(null=True)
    # How often in a row it hung up already while the folder was opened or listed.
    list_breaks = models.PositiveIntegerField(default=0)
    list_broke_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "name"], name="folder_once")]


class SenderRule(models.Model):
    class Action(models.TextChoices):
        ALLOW = "allow", _("let in")
        QUARANTINE = "quarantine", _("quarantine")
        BLOCK = "block", _("block")

    # An address ("x@y.de") or a domain ("y.de", with all below it), lower case.
    pattern = models.CharField(_("address or domain"), max_length=254, unique=True)
    action = models.CharField(_("action"), max_length=10, choices=Action.choices)
    note = models.CharField(_("note"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    hits = models.PositiveIntegerField(default=0)
    last_hit_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pattern"]
