"""One of whatever an address of the desk names, made when it is asked for."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from kulanz.business import people as staff
from kulanz.business.models import AlarmTarget, HelpPage, Holiday, Staff
from kulanz.channels.models import Recipient, SenderRule
from kulanz.conversations import notes
from kulanz.conversations.models import Conversation, Message, Tag
from kulanz.customers import consents
from kulanz.customers.models import MergeSuggestion, Product, Shop
from kulanz.flow import giving, orderfiles, outbound, people, refunding
from kulanz.followup import commissionfiles, commissions
from kulanz.followup.commissions import Told
from kulanz.followup.models import Commission
from kulanz.goodwill import campaigns, vouchers
from kulanz.goodwill.campaigns import Plan
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Campaign, CampaignMail, Gesture, RefundCase, VoucherKey
from kulanz.goodwill.refunds import Matter
from kulanz.goodwill.vouchers import Worth
from kulanz.jobs.models import Job
from kulanz.lib import vault
from kulanz.reply import compose
from kulanz.reply.models import Draft, DraftFile, Overruling, SecondLook, Snippet
from kulanz.triage import cases, rulebook
from tests import a

WITH_A_FILE = (
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHallo\n"
    "--x\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nabc\n--x--\n\n"
)
Maker = Callable[[Message, Staff], int]


def number(kind: str, *, person: Staff, holder: Staff | None) -> int:
    """The number of one of that kind: of the shop's own, or in a conversation that `holder` has."""
    if kind in SHOP:
        return SHOP[kind](person)
    arrived = a.arrival(a.mailbox(smtp_host="localhost").channel, a.mail(headers=WITH_A_FILE))
    assert arrived
    found = CASE[kind](arrived, person)
    conversation = Conversation.objects.get(pk=arrived.conversation_id)
    conversation.assign(holder, by=None)  # whoever answered took it
    return found


def invitation(by: Staff) -> str:
    """The token of a fresh one."""
    return staff.invite("neu@shop.example", "", Staff.Role.ASSISTANT, by=by)[1]


def _draft(arrived: Message, writer: Staff) -> Draft:
    return compose.save(compose.start(arrived.conversation, "answer", by=writer), text="Guten Tag")


def _sent(arrived: Message, writer: Staff) -> Message:
    return outbound.send(_draft(arrived, writer), by=writer, seen=timezone.now())


def _recipient(arrived: Message, writer: Staff) -> Recipient:
    return Recipient.objects.get(outbound__message=_sent(arrived, writer))


def _file(arrived: Message, writer: Staff) -> DraftFile:
    return compose.attach(_draft(arrived, writer), "a.pdf", "application/pdf", b"%PDF")


def _promise(arrived: Message, person: Staff) -> int:
    return a.promise(arrived.conversation, by=None).pk


def _look(arrived: Message, reader: Staff) -> int:
    writer = a.staff("assistant")
    return SecondLook.objects.create(draft=_draft(arrived, writer), asked_by=writer, reader=reader).pk


def _merge(arrived: Message, writer: Staff) -> int:
    return people.merge(arrived.conversation.customer, a.customer("Anna Zweitens"), by=writer).pk


def _consent(arrived: Message, writer: Staff) -> int:
    return consents.give(arrived.conversation.customer, "Newsletter", "Am Telefon", by=writer).pk


def _suggestion(arrived: Message, _writer: Staff) -> int:
    one, other = arrived.conversation.customer, a.customer("Anna Drittens")
    return MergeSuggestion.objects.create(one=one, other=other, reason="phone").pk


def _gesture(arrived: Message, writer: Staff) -> Gesture:
    worth = Worth("amount", vouchers.usual_end(), cents=500)
    return giving.propose(arrived.conversation, Wish("voucher", "thanks", worth=worth), by=writer)


def _refund(arrived: Message, writer: Staff) -> RefundCase:
    """With a file that proves something, to be decided."""
    talk = arrived.conversation
    case = refunding.open_case(talk, Matter(a.order(talk.customer)), by=writer)
    case.proof_file, case.proof_name = vault.put(b"Beleg"), "beleg.txt"
    case.save()
    return case


CASE: dict[str, Maker] = {
    "conversations": lambda arrived, _writer: arrived.conversation_id,
    "round": lambda arrived, _writer: cases.add(arrived.conversation.customer, ["complaint"], arrived).pk,
    "assessments": lambda arrived, _writer: arrived.assessment.pk,
    "messages": lambda arrived, _writer: arrived.pk,
    "notes": lambda arrived, writer: notes.add(arrived.conversation, "Bitte ansehen", by=writer).pk,
    "sent": lambda arrived, writer: _sent(arrived, writer).pk,
    "attachments": lambda arrived, _writer: arrived.attachments.get().pk,
    "originals": lambda arrived, _writer: arrived.originals.get().raw_id,
    "deliveries": lambda arrived, writer: _recipient(arrived, writer).pk,
    "overrulings": lambda arrived, writer: Overruling.objects.create(message=_sent(arrived, writer)).pk,
    "drafts": lambda arrived, writer: _draft(arrived, writer).pk,
    "draft-files": lambda arrived, writer: _file(arrived, writer).pk,
    "looks": _look,
    "promises": _promise,
    "customers": lambda arrived, _writer: arrived.conversation.customer_id,
    "refunds": lambda arrived, writer: _refund(arrived, writer).pk,
    "orders": lambda arrived, _writer: a.order(arrived.conversation.customer).pk,
    "handles": lambda arrived, _writer: arrived.conversation.customer.handles.get().pk,
    "consents": _consent,
    "customer-mergers": _merge,
    "gestures": lambda arrived, writer: _gesture(arrived, writer).pk,
    "letters": lambda arrived, writer: a.letter(arrived.conversation, by=writer).pk,
    "vouchers": lambda arrived, writer: _gesture(arrived, writer).voucher.pk,
    "suggestions": _suggestion,
}


def _holiday(_person: Staff) -> int:
    return Holiday.objects.create(on=timezone.localdate() + timedelta(days=9), name="Messe").pk


def _job(_person: Staff) -> int:
    return Job.objects.create(task="x", state="dead", run_at=timezone.now(), attempt=3).pk


def _mailbox(_person: Staff) -> int:
    return a.mailbox(imap_host="127.0.0.1", imap_port=1, secret={"password": "x"}).pk


def _product(_person: Staff) -> int:
    shop = Shop.objects.create(kind="csv", name="Datei")
    return Product.objects.create(shop=shop, remote_id="1", title="Kurs").pk


def _shop(_person: Staff) -> int:
    keys = {"consumer_key": "ck_x", "consumer_secret": "cs_x"}
    return Shop.objects.create(kind="woocommerce", name="Laden", url="https://127.0.0.1:1", secret=keys).pk


def _order_file(person: Staff) -> int:
    content = b"Nr;Datum;Summe;Mail\n1;31.12.2026;1,50;a@b.example\n"
    return orderfiles.upload("a.csv", len(content), lambda: [content], "Laden", by=person).pk


def _commission(person: Staff) -> int:
    told = Told("viola@beet.example", "Viola", "September", 8742, "EUR", timezone.localdate())
    commissions.keep([told], by=person)
    return Commission.objects.get().pk


def _commission_file(person: Staff) -> int:
    content = b"Mail;Monat;Provision;Due\na@b.example;Mai;1,50;31.12.2026\n"
    return commissionfiles.upload("a.csv", len(content), [content], by=person).pk


def _campaign(person: Staff) -> Campaign:
    channel = a.mailbox(smtp_host="localhost").channel
    return campaigns.make(Plan("Dankmonat", "super", 30, channel), by=person)


def _campaign_mail(person: Staff) -> int:
    mail = CampaignMail(campaign=_campaign(person), customer=a.customer(), occasion={"kind": "super"})
    mail.save()
    return mail.pk


SHOP: dict[str, Callable[[Staff], int]] = {
    "commissions": _commission,
    "commissions/files": _commission_file,
    "campaigns": lambda person: _campaign(person).pk,
    "campaign-mails": _campaign_mail,
    "settings/people": lambda _person: a.staff("assistant").pk,
    "settings/invitations": lambda person: staff.invite("neu@shop.example", "", "assistant", by=person)[0].pk,
    "settings/mailboxes": _mailbox,
    "settings/alarms": lambda person: (
        AlarmTarget.objects.create(staff=person, kind="mail", address="hanna@privat.example").pk
    ),
    "settings/shops": _shop,
    "settings/guarantee": _product,
    "settings/orders": _order_file,
    "settings/rules": lambda _person: SenderRule.objects.create(pattern="laut.example", action="block").pk,
    "settings/routing": lambda person: (
        rulebook.write({"intents": ["question"]}, {"pick": "round"}, by=person).pk
    ),
    "settings/holidays": _holiday,
    "settings/snippets": lambda _person: Snippet.objects.create(title="A", shortcut="a", text="A").pk,
    "settings/help-pages": lambda _person: (
        HelpPage.objects.create(title="A", url="https://a.example", words="A").pk
    ),
    "settings/gestures/keys": lambda person: VoucherKey.objects.create(name="Kasse", hash="x", by=person).pk,
    "settings/tags": lambda _person: Tag.objects.create(name="rechnung").pk,
    "settings/jobs": _job,
    "settings/devices": lambda _person: 1,
    "account/2fa/webauthn/keys": lambda _person: 1,
}
