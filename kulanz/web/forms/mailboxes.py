from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.channels import mailboxes
from kulanz.channels.models import Channel, Folder, Mailbox
from kulanz.flow.removing import Ties

from .base import DateInput, Deed, DeskForm, RecordForm, Secret

Security = Mailbox.Security


class AddressForm(DeskForm):
    address = forms.EmailField(
        label=_("E-mail address of the mailbox"),
        help_text=_("The address your customers write to."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    display_name = forms.CharField(
        label=_("Sender name"),
        max_length=100,
        required=False,
        help_text=_("What customers see as the sender. Empty: your name and the name of the business."),
    )


class ProviderForm(DeskForm):
    """For a domain of one's own: where it is hosted."""

    provider = forms.ChoiceField(label=_("Where is your domain hosted?"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["provider"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("somewhere else, or I do not know")),
            *[(name, name) for name in mailboxes.hosts()],
        ]


class ServersForm(RecordForm[Mailbox]):
    """Servers and sign-in; secrets go in and never come out."""

    oauth_token_url = forms.URLField(label=_("Token address"), required=False, assume_scheme="https")
    oauth_consent_url = forms.URLField(label=_("Consent address"), required=False, assume_scheme="https")
    password = forms.CharField(label=_("Password"), required=False, widget=Secret())
    smtp_password = forms.CharField(
        label=_("Another password for sending"),
        required=False,
        widget=Secret(),
        help_text=_("Only where the provider wants one."),
    )
    client_id = forms.CharField(label=_("Client ID"), required=False, widget=Secret())
    client_secret = forms.CharField(label=_("Client secret"), required=False, widget=Secret())
    refresh_token = forms.CharField(
        label=_("Refresh token"),
        required=False,
        widget=Secret(),
        help_text=_("Only if you have one already; else the desk gets it when you connect."),
    )

    class Meta:
        model = Mailbox
        fields = (
            "login",
            "imap_host",
            "imap_port",
            "imap_security",
            "imap_user",
            "smtp_host",
            "smtp_port",
            "smtp_security",
            "smtp_user",
            "oauth_token_url",
            "oauth_consent_url",
            "oauth_scope",
        )
        labels = {
            "login": _("How the desk signs in"),
            "imap_host": _("Server for incoming mail (IMAP)"),
            "imap_port": _("Port"),
            "imap_security": _("Encryption"),
            "imap_user": _("User name"),
            "smtp_host": _("Server for outgoing mail (SMTP)"),
            "smtp_port": _("Port"),
            "smtp_security": _("Encryption"),
            "smtp_user": _("User name"),
            "oauth_scope": _("Permissions (scope)"),
        }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name in ("imap_host", "smtp_host", "imap_user", "smtp_user"):
            self.fields[name].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        for name in ("imap_host", "smtp_host", "imap_user"):
            self.fields[name].required = True
        for name in ("password", "client_id", "client_secret", "refresh_token"):
            if self.instance.secret.get(name):
                self.fields[name].help_text = _("Kept encrypted. Leave it empty to keep it as it is.")

    @property
    def incoming(self) -> list[forms.BoundField]:
        return [self[name] for name in ("imap_host", "imap_port", "imap_security", "imap_user")]

    @property
    def outgoing(self) -> list[forms.BoundField]:
        return [
            self[name] for name in ("smtp_host", "smtp_port", "smtp_security", "smtp_user", "smtp_password")
        ]

    @property
    def oauth(self) -> list[forms.BoundField]:
        return [self[name] for name in ("client_id", "client_secret")]

    @property
    def oauth_details(self) -> list[forms.BoundField]:
        return [
            self[name] for name in ("refresh_token", "oauth_token_url", "oauth_consent_url", "oauth_scope")
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        by_password = said.get("login") == Mailbox.Login.PASSWORD
        # With the client ID alone, the owner agrees in the browser next.
        enough = ("password",) if by_password else ("client_id", "refresh_token")
        if not any(said.get(name) or self.instance.secret.get(name) for name in enough):
            self.add_error(enough[0], _("This is needed to sign in."))
        return said


class FoldersForm(DeskForm):
    incoming = forms.MultipleChoiceField(
        label=_("Fetch mail from"), widget=forms.CheckboxSelectMultiple(), required=False
    )
    sent = forms.ChoiceField(
        label=_("Folder with sent mail"),
        required=False,
        help_text=_("What you send from a phone or another program joins its conversation."),
    )

    def __init__(self, *args: Any, mailbox: Mailbox, names: list[str], **named: Any) -> None:
        super().__init__(*args, **named)
        kept = {folder.name: folder.role for folder in mailbox.folders.all()}
        names = [*names, *(name for name in kept if name not in names)]
        incoming, sent = self.fields["incoming"], self.fields["sent"]
        assert isinstance(incoming, forms.MultipleChoiceField)
        assert isinstance(sent, forms.ChoiceField)
        incoming.choices = [(name, name) for name in names]
        sent.choices = [("", _("none")), *((name, name) for name in names)]
        incoming.initial = [name for name, role in kept.items() if role == Folder.Role.INBOX]
        sent.initial = next(
            (name for name, role in kept.items() if role == Folder.Role.SENT), _likely_sent(names)
        )


class ChannelForm(RecordForm[Channel]):
    class Meta:
        model = Channel
        fields = ("name", "signature_de", "signature_en")
        labels = {
            "name": _("Name of the mailbox"),
            "signature_de": _("Signature in German"),
            "signature_en": _("Signature in English"),
        }
        widgets = {
            "signature_de": forms.Textarea(attrs={"rows": 5, "lang": "de"}),
            "signature_en": forms.Textarea(attrs={"rows": 5, "lang": "en"}),
        }


class HabitsForm(RecordForm[Mailbox]):
    class Meta:
        model = Mailbox
        fields = (
            "display_name",
            "aliases",
            "plus_addresses",
            "copy_to_sent",
            "mark_seen",
            "checks_domain",
            "poll_seconds",
            "fetch_since",
        )
        labels = {
            "display_name": _("Sender name"),
            "aliases": _("Further addresses of this mailbox"),
            "plus_addresses": _("The mailbox accepts plus-addresses"),
            "copy_to_sent": _("Put a copy of what we send into the Sent folder"),
            "mark_seen": _("Mark fetched mail as read on the server"),
            "checks_domain": _("Look once a day whether our domain is set up well for sending"),
            "poll_seconds": _("Look for new mail every … seconds"),
            "fetch_since": _("Fetch mail from this day on"),
        }
        help_texts = {
            "display_name": _("What customers see as the sender."),
            "aliases": _("One a line. Mail from these addresses is ours, mail to them comes here."),
            "plus_addresses": _(
                "Then a reply finds its conversation by its address (shop+a1b2@example.com). "
                "Send yourself a mail to such an address to find out."
            ),
            "copy_to_sent": _("Turn it off if your provider does this by itself, as Gmail does."),
            "mark_seen": _("Off: the desk leaves everything on the server as it is."),
            "checks_domain": _(
                "SPF, DKIM and DMARC decide whether our mail ends up in the spam folder. The desk asks the name"
                " service (DNS) for them."
            ),
            "poll_seconds": _("Only where the server cannot tell us by itself."),
            "fetch_since": _("Empty: everything in the folders."),
        }
        widgets = {
            "aliases": forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
            "fetch_since": DateInput(),
        }

    def clean_poll_seconds(self) -> int:
        return max(int(self.cleaned_data["poll_seconds"]), 15)

    def clean_aliases(self) -> str:
        addresses = [word.lower() for word in self.cleaned_data["aliases"].replace(",", " ").split()]
        for address in addresses:
            forms.EmailField().clean(address)
        return "\n".join(dict.fromkeys(addresses))


class MailboxForms(Deed):
    """The two halves of one page: the channel and how its mailbox behaves."""

    def __init__(self, data: Any, mailbox: Mailbox) -> None:
        self.channel = ChannelForm(data, instance=mailbox.channel)
        self.habits = HabitsForm(data, instance=mailbox)
        self.is_bound = data is not None
        self.cleaned_data: dict[str, Any] = {}

    @property
    def errors(self) -> bool:
        return bool(self.channel.errors or self.habits.errors)

    def is_valid(self) -> bool:
        return self.channel.is_valid() and self.habits.is_valid()

    def add_error(self, name: str | None, text: Any) -> None:
        self.channel.add_error(name, text)


class RemovalForm(DeskForm):
    """Where the drafts of a mailbox go when it is removed."""

    heir = forms.ModelChoiceField(
        Channel.objects.none(), label=_("The drafts move to"), required=False, empty_label=None
    )

    def __init__(self, data: Any, held: Ties) -> None:
        super().__init__(data)
        field = self.fields["heir"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = held.heirs
        field.required = bool(held.drafts and held.heirs)


def _likely_sent(names: list[str]) -> str:
    likely = {"sent", "sent items", "sent messages", "gesendet", "gesendete objekte", "gesendete elemente"}
    return next((name for name in names if name.replace("/", ".").rpartition(".")[2].lower() in likely), "")
