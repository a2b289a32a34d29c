"""How campaigns and the ledger behave on a big desk: python -m bench.campaigns [--customers 20000] [--profile PART].

Fills a fresh desk (bench/buyers.py; SQLite, or with DATABASE_URL an empty PostgreSQL), opens the pages of the ledger,
picks every group, has a campaign prepared for all who have been customers for a round number of years (the widest span
there is), looks at its pages and releases a batch; then once more where half of them have gone before. CPU is that of
this process: on PostgreSQL the server's own is not in it, only in the seconds.
"""

import argparse
import cProfile
import pstats
import re
import resource
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from bench import buyers, measure
from bench.arrival import Statements

if TYPE_CHECKING:
    from kulanz.business.models import Staff
    from kulanz.channels.models import Channel
    from kulanz.goodwill.models import Campaign

REQUESTS = 10


class Show:
    """Prints what a part costs; where it is the one that was asked for, also where its CPU goes."""

    def __init__(self, profiled: str | None) -> None:
        self.profiled = profiled

    def once(self, name: str, call: Callable[[], Any]) -> Any:
        """What happens once; its statements, and how much higher the peak of the process is for it."""
        from django.db import connection

        statements, profiler, peak = Statements(), cProfile.Profile(), _peak()
        is_profiled = bool(self.profiled and name.startswith(self.profiled))
        begun, cpu = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(statements):
            found = profiler.runcall(call) if is_profiled else call()
        cpu, begun = time.process_time() - cpu, time.perf_counter() - begun
        slowest = statements.seconds.most_common(1)[0][1] if statements.seconds else 0
        print(
            f"{name:34} {cpu * 1000:9.0f} ms CPU {begun:8.2f} s {statements.count.total():6} statements"
            f" {slowest:7.2f} s the slowest kind, {_peak() - peak:4.0f} MB more",
            flush=True,
        )
        if is_profiled:
            pstats.Stats(profiler).sort_stats("cumtime").print_stats(45)
            statements.show(1)
        return found

    def page(self, name: str, browser: Any, path: str) -> str:
        """The first time, then the median of the next ones; what the page holds."""
        first = self.once(name, lambda: _got(browser, path))
        times = []
        for _ in range(REQUESTS):
            cpu = time.process_time()
            _got(browser, path)
            times.append((time.process_time() - cpu) * 1000)
        print(f"{'':34} {measure.percentile(times, 0.5):9.0f} ms CPU in the middle of {REQUESTS} more")
        return str(first)


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m bench.campaigns",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("--customers", type=int, default=20_000)
    arguments.add_argument("--profile", metavar="PART", help="the beginning of a part's name")
    chosen = arguments.parse_args()
    measure.set_up_django(Path(mkdtemp(prefix="kulanz-bench-")))
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    show, browser = Show(chosen.profile), Client()
    owner, channel = show.once(
        f"filling: {chosen.customers} customers", lambda: buyers.fill(chosen.customers)
    )
    browser.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    _ledger(show, browser)
    _groups(show)
    _campaign(show, browser, owner, channel)
    _chores(show)


def _ledger(show: Show, browser: Any) -> None:
    board = show.page("promises", browser, "/promises/")
    after = re.findall(r"\?after=([^\"&]+)", board)[0]
    show.page("promises, next page", browser, f"/promises/?after={after}")
    show.page("promises, settled", browser, "/promises/?view=settled")
    show.page("refunds", browser, "/refunds/")
    show.page("refunds, done", browser, "/refunds/?view=done")
    show.page("refunds, done, a late page", browser, "/refunds/?view=done&page=100")
    show.page("gestures", browser, "/gestures/")
    show.page("vouchers", browser, "/vouchers/")
    show.page("vouchers, a late page", browser, "/vouchers/?before=100")
    show.page("customer", browser, "/customers/3/")
    show.page("conversation", browser, "/conversations/3/")


def _groups(show: Show) -> None:
    from kulanz.flow import recognising
    from kulanz.goodwill import campaigns
    from kulanz.goodwill.models import Campaign

    for group in Campaign.Group.values:
        found = show.once(f"group: {group}", lambda group=group: recognising.find(group, campaigns.MOST_DAYS))
        why = show.once("  of these, who is not thanked", lambda found=found: recognising.why_not(found))
        print(f"  {len(found)} in it, {len(why)} of them left out")


def _campaign(show: Show, browser: Any, owner: "Staff", channel: "Channel") -> None:
    from kulanz.flow import campaigning, previewing
    from kulanz.goodwill import campaigns, vouchers
    from kulanz.goodwill.campaigns import Plan

    plan = Plan(
        "Dankmonat", "anniversary", campaigns.MOST_DAYS, channel, "voucher", 500, until=vouchers.usual_end()
    )
    campaign = campaigns.make(plan, by=owner)
    page = f"/campaigns/{campaign.pk}/"
    show.page("words of the campaign", browser, page)
    show.once("beginning the previews", lambda: previewing.begin(campaign))
    show.once("making the previews", lambda: previewing.prepare(campaign.pk))
    campaign.refresh_from_db()
    print(f"  {campaign.expected} previews, now {campaign.state}")
    show.page("campaigns", browser, "/campaigns/")
    _look(show, browser, page, "before any was released")
    _release(show, browser, page, "releasing 20")
    _release(show, browser, page, "releasing 20 more")
    show.once("half of them have gone before", lambda: _let_go(campaign, owner))
    _look(show, browser, page, "half are released")
    _release(show, browser, page, "releasing 20 after half")
    show.page("gestures after that", browser, "/gestures/")
    show.page("campaigns after that", browser, "/campaigns/")
    show.once("group: next month's", lambda: recognised_again(campaign))
    show.once("pausing", lambda: campaigning.pause(campaign, by=owner))
    show.once("the rest, behind the scenes", lambda: campaigning.hold_back(campaign.pk, owner.pk))
    show.once("going on", lambda: campaigns.go_on(campaign, by=owner))
    show.once("ending", lambda: campaigning.end(campaign, by=owner))


def recognised_again(campaign: "Campaign") -> dict[int, str]:
    from kulanz.flow import recognising

    return recognising.why_not(recognising.find(campaign.group, campaign.days))


def _look(show: Show, browser: Any, page: str, when: str) -> None:
    print(when)
    show.page("mails", browser, page)
    show.page("mails, page 100", browser, f"{page}?page=100")
    show.page("mails, left out", browser, f"{page}?view=left_out")
    show.page("mails, released", browser, f"{page}?view=released")
    show.page("mails, the last pages", browser, f"{page}?page=1500")


def _release(show: Show, browser: Any, page: str, name: str) -> None:
    ticked = re.findall(r'name="mail" value="([^"]+)"', str(_got(browser, page)))
    sent = show.once(name, lambda: browser.post(f"{page}release", {"mail": ticked}))
    shown = str(_got(browser, sent.headers["Location"]))
    if "20 " not in shown or len(ticked) != 20:
        raise RuntimeError(f"{name}: {len(ticked)} ticked, {sent.status_code}")


def _let_go(campaign: "Campaign", owner: "Staff") -> None:
    """As if half of those who wait had been released over the last weeks: mail, fate, conversation, gift."""
    from kulanz.goodwill.models import CampaignMail

    waiting = list(campaign.mails.filter(state="waiting").select_related("customer"))
    for begins in range(0, len(waiting) // 2, buyers.AT_ONCE):
        _let_go_of(campaign, waiting[begins : min(begins + buyers.AT_ONCE, len(waiting) // 2)], owner)
    assert CampaignMail.objects.filter(state="released").exists()


def _let_go_of(campaign: "Campaign", mails: list[Any], owner: "Staff") -> None:
    from django.utils import timezone

    from kulanz.goodwill.models import CampaignMail

    at, channel = timezone.now() - timedelta(days=2), campaign.channel
    sent = _sent(mails, channel, owner, at)
    gifts = _given(mails, sent, owner, at)
    for one, message, gift in zip(mails, sent, gifts, strict=True):
        one.state, one.released_by, one.released_at = "released", owner, at
        one.message, one.gesture = message, gift
    CampaignMail.objects.bulk_update(
        mails, ["state", "released_by", "released_at", "message", "gesture"], batch_size=100
    )


def _sent(mails: list[Any], channel: "Channel", owner: "Staff", at: datetime) -> list[Any]:
    from kulanz.channels.models import Outbound, Recipient
    from kulanz.conversations.models import Conversation, Message

    talks = Conversation.objects.bulk_create(
        Conversation(
            customer=one.customer,
            channel=channel,
            subject=one.subject,
            state="done",
            created_at=at,
            last_at=at,
        )
        for one in mails
    )
    going = Outbound.objects.bulk_create(
        Outbound(channel=channel, message_id=f"{one.pk}@camp.example", sha256="0" * 64, envelope_from=channel.address,
                 send_after=at, created_at=at)
        for one in mails
    )  # fmt: skip
    Recipient.objects.bulk_create(
        Recipient(outbound=one, address=f"k{one.pk}@kunde.example", state="sent", changed_at=at)
        for one in going
    )
    return Message.objects.bulk_create(
        Message(
            conversation=talk, channel=channel, direction="out", author=owner, outbound=out, at=at, arrived_at=at,
            message_id=out.message_id, subject=one.subject, text=one.text,
            to=[[one.customer.name, f"k{out.pk}@kunde.example"]],
        )
        for one, talk, out in zip(mails, talks, going, strict=True)
    )  # fmt: skip


def _given(mails: list[Any], sent: list[Any], owner: "Staff", at: datetime) -> list[Any]:
    from django.utils import timezone

    from kulanz.goodwill.models import Gesture, Voucher

    gifts = Gesture.objects.bulk_create(
        Gesture(
            customer=one.customer, conversation=message.conversation, kind="voucher", reason="loyalty", cents=500,
            state="given", proposed_by=owner, decided_by=owner, proposed_at=at, decided_at=at, given_at=at,
            message=message,
        )
        for one, message in zip(mails, sent, strict=True)
    )  # fmt: skip
    until = timezone.localdate() + timedelta(days=100)
    Voucher.objects.bulk_create(
        Voucher(gesture=gift, code=f"C{gift.pk:011}", worth="amount", cents=500, valid_until=until)
        for gift in gifts
    )
    return gifts


def _chores(show: Show) -> None:
    """What the clock does each minute."""
    from kulanz.flow import delivering, giving, reminding

    show.once("chore: the fate of their mail", delivering.look_after)
    show.once("chore: gestures that were refused", giving.take_up_lost)
    show.once("chore: promises due soon", reminding.remind)
    show.once("chore: promises not kept", reminding.tell_broken)


def _got(browser: Any, path: str) -> str:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"GET {path}: {answer.status_code}")
    return str(answer.content.decode())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
