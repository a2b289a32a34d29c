"""Every screen of the desk: its name, its address, and what is done there before one looks."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Error

from .browsing import Window

Places = dict[str, object]


@dataclass(frozen=True)
class Screen:
    name: str
    path: str
    prepare: Callable[[Window], None] | None = None
    status: int = 200
    # Photographed as it fills the window: panes that scroll by themselves, long lists, bars at the bottom.
    is_framed: bool = False

    def open(self, window: Window, places: Places) -> None:
        status = window.go(self.path.format(**places))
        assert status == self.status, f"{self.name}: {status}"
        try:
            if self.prepare:
                self.prepare(window)
        except Error as fault:
            fault.add_note(f"{self.name}: {window.troubles}")
            raise


def _open_menu(selector: str) -> Callable[[Window], None]:
    return lambda window: window.page.locator(selector).first.click()


def _open_commands(window: Window) -> None:
    window.page.keyboard.press("Control+k")
    window.page.locator("#commands input").fill("buch")
    window.page.locator("#commands [data-found] a").first.wait_for()


def _select_two(window: Window) -> None:
    boxes = window.page.locator(".q-pick input")
    boxes.nth(0).check()
    boxes.nth(1).check()


def _see_as_designed(window: Window) -> None:
    window.page.locator("details.html summary").first.click()
    window.page.frame_locator("details.html iframe").first.locator("body").wait_for()


def _light_up_everything(window: Window) -> None:
    window.page.locator("[data-light-all]").click()
    window.page.locator("mark.lit").first.wait_for()


def _choose_a_passage(window: Window) -> None:
    window.page.locator(".findings .quote").first.click()
    window.page.locator("mark.lit").first.wait_for()


def _uncover(window: Window) -> None:
    window.page.locator(".covering button").click()
    window.page.locator(".covering button[value='1']").wait_for()


def _correct_the_mood(window: Window) -> None:
    window.page.locator("[data-open-correction]").click()
    window.page.locator("#findings-mood").wait_for()


def _see_the_fault(window: Window) -> None:
    window.page.locator("#fault summary").click()
    window.page.locator("#fault .fault-passage button").scroll_into_view_if_needed()


def _put_the_passage_in(window: Window) -> None:
    window.page.locator("#fault .fault-passage button").click()
    window.page.locator("[data-composer] textarea[name=text]").wait_for()


def _choose_a_voucher(window: Window) -> None:
    window.page.locator(".gesture-kinds [value=voucher]").check()


def _wait_for_test(window: Window) -> None:
    window.page.locator("#result .checks-end").wait_for(timeout=60_000)


def _make_a_link(window: Window) -> None:
    window.page.locator("#password button").click()
    window.page.locator("#password-link").wait_for()


def _make_a_secret(window: Window) -> None:
    window.page.locator("#webhooks form button").click()
    window.page.locator("#hook-secret").wait_for()


def _prove_who_one_is(window: Window) -> None:
    if "/reauthenticate/" in window.page.url:
        window.page.fill("#id_password", window.password)
        window.page.press("#id_password", "Enter")
    window.page.locator("img.qr").wait_for()


def _sign_in_as_somebody_with_a_second_step(window: Window) -> None:
    window.page.fill("#id_login", "otto@buchgarten.example")
    window.page.fill("#id_password", "four quiet gardens")
    window.page.press("#id_password", "Enter")
    window.page.wait_for_url("**/2fa/authenticate/**")


def _begin_an_answer(window: Window) -> None:
    if not window.page.locator(".composer").count():
        window.page.locator("[data-key=r]").click()
    window.page.locator(".composer .finding").first.wait_for()


def _open_the_scratchpad(window: Window) -> None:
    window.page.locator(".scratch summary").click()
    window.page.locator("#scratch-words").scroll_into_view_if_needed()


def _see_what_fits(window: Window) -> None:
    if not window.page.locator(".composer").count():
        window.page.locator("[data-key=r]").click()
    window.page.locator(".suggested .is-precedent").scroll_into_view_if_needed()


def _begin_with_an_outline(window: Window) -> None:
    if not window.page.locator(".composer").count():
        window.page.locator("[data-key=r]").click()
    window.page.locator("#draft-text").fill("")
    window.page.locator("[data-begin-outline]").click()
    window.page.locator("[data-next-gap]").wait_for()
    window.page.locator(".suggested .is-precedent").wait_for()


def _find_a_snippet(window: Window) -> None:
    window.page.locator(".searchbar input").press_sequentially("damaged book")
    window.page.locator("#snippets-found .list-item", has_text="beschädigt").wait_for()


def _open_the_first_way(window: Window) -> None:
    window.page.locator(".settings-sheet .list-item").first.click()
    window.page.locator("form[action$=trial]").wait_for()


def _note_a_call(window: Window) -> None:
    window.page.locator(".call-outcome input[value=spoken]").check()
    window.page.locator("#call-text").fill("Ich schicke ihr bis 4.1.2030 ein neues Buch.")
    window.page.locator("#call-promise input[name=is_promised]:checked").wait_for()


def _open_the_begun_mail(window: Window) -> None:
    window.page.locator(".drafts .list-item").first.click()
    window.page.locator(".manners .finding").first.wait_for()


def _see_what_would_leave(window: Window) -> None:
    window.page.locator("button[formaction$=aid]").click()
    window.page.locator("#asking textarea").wait_for()


OUTSIDE = (
    Screen("sign-in", "/account/login/"),
    Screen("second-step-at-sign-in", "/account/login/", _sign_in_as_somebody_with_a_second_step),
    Screen("password-forgotten", "/account/password/reset/"),
    Screen("invitation", "/invitation/{invitation}"),
    Screen("invitation-not-valid", "/invitation/nothing", status=422),
)

DESK = (
    Screen("home", "/"),
    Screen("round", "/round/", is_framed=True),
    Screen("round-later", "/round/", _open_menu("[data-key=l] summary"), is_framed=True),
    Screen("queue", "/conversations/", is_framed=True),
    Screen("queue-selected", "/conversations/", _select_two, is_framed=True),
    Screen("queue-filter", "/conversations/", _open_menu(".filter-menu summary"), is_framed=True),
    Screen("queue-mine", "/conversations/?view=mine", is_framed=True),
    Screen("queue-unassigned", "/conversations/?view=unassigned", is_framed=True),
    Screen("queue-waiting", "/conversations/?view=waiting", is_framed=True),
    Screen("queue-snoozed", "/conversations/?view=snoozed", is_framed=True),
    Screen("queue-done", "/conversations/?view=done", is_framed=True),
    Screen("queue-all", "/conversations/?view=all", is_framed=True),
    Screen("queue-empty", "/conversations/?view=snoozed&tag=provision"),
    Screen("quarantine", "/conversations/?view=quarantine"),
    Screen("bin", "/conversations/?view=bin"),
    Screen("conversation", "/conversations/{conversation}/", is_framed=True),
    Screen("conversation-composer", "/conversations/{busy}/", is_framed=True),
    Screen(
        "conversation-rest",
        "/conversations/{conversation}/",
        _open_menu("[data-key=s] summary"),
        is_framed=True,
    ),
    Screen(
        "conversation-more",
        "/conversations/{conversation}/",
        _open_menu(".bubble-menu summary"),
        is_framed=True,
    ),
    Screen(
        "conversation-note", "/conversations/{conversation}/", _open_menu(".note-box summary"), is_framed=True
    ),
    Screen("conversation-as-designed", "/conversations/{designed}/", _see_as_designed, is_framed=True),
    Screen("findings", "/conversations/{found}/", _light_up_everything, is_framed=True),
    Screen("findings-chosen", "/conversations/{found}/", _choose_a_passage, is_framed=True),
    Screen("findings-uncovered", "/conversations/{found}/", _uncover, is_framed=True),
    Screen("findings-corrected", "/conversations/{found}/", _correct_the_mood, is_framed=True),
    Screen("conversation-dissatisfied", "/conversations/{silenced}/", is_framed=True),
    Screen(
        "conversation-settling",
        "/conversations/{silenced}/",
        _open_menu("#state summary"),
        is_framed=True,
    ),
    Screen("composer-silenced", "/conversations/{silenced}/", _begin_an_answer, is_framed=True),
    Screen("fault", "/conversations/{missing}/", _see_the_fault, is_framed=True),
    Screen("fault-passage", "/conversations/{missing}/", _put_the_passage_in, is_framed=True),
    Screen("suggested", "/conversations/{damaged}/", _see_what_fits, is_framed=True),
    Screen("outline", "/conversations/{damaged}/", _begin_with_an_outline, is_framed=True),
    Screen("promises", "/promises/"),
    Screen("gestures", "/gestures/"),
    Screen("campaigns", "/campaigns/"),
    Screen("campaign-new", "/campaigns/new"),
    Screen("campaign", "/campaigns/{campaign}/"),
    Screen("campaign-left-out", "/campaigns/{campaign}/?view=left_out"),
    Screen("letters", "/letters/"),
    Screen("letter-new", "/conversations/{conversation}/letter"),
    Screen("letter", "/letters/{letter}/"),
    Screen("gesture", "/conversations/{conversation}/gesture", _choose_a_voucher),
    Screen("vouchers", "/vouchers/"),
    Screen("promises-kept", "/promises/?view=settled"),
    Screen("promise", "/promises/{promise}/"),
    Screen("call", "/conversations/{found}/call"),
    Screen("call-note", "/conversations/{found}/call", _note_a_call),
    Screen("conversation-veiled", "/conversations/{hot}/", is_framed=True),
    Screen("draft-asleep", "/conversations/{asleep}/", is_framed=True),
    Screen("draft-cooled", "/conversations/{cooled}/", is_framed=True),
    Screen("draft-cooling", "/conversations/{cooled}/", _open_menu(".cool-first summary"), is_framed=True),
    Screen("draft-scratch", "/conversations/{cooled}/", _open_the_scratchpad, is_framed=True),
    Screen("second-look", "/looks/{look}/"),
    Screen("conversation-quarantined", "/conversations/{quarantined}/", is_framed=True),
    Screen("conversation-binned", "/conversations/{binned}/", is_framed=True),
    Screen("original", "/messages/{message}/original"),
    Screen("new-mail", "/mails/new"),
    Screen("writing-first", "/mails/new", _open_the_begun_mail),
    Screen("aid", "/conversations/{busy}/", _see_what_would_leave),
    Screen("customers", "/customers/", is_framed=True),
    Screen("customers-best", "/customers/?order=best", is_framed=True),
    Screen("customer", "/customers/{customer}/"),
    Screen("customer-orders", "/customers/{customer}/?kind=order"),
    Screen("customer-erasure", "/customers/{customer}/erasure"),
    Screen("customer-suggestion", "/customers/{kept}/"),
    Screen("merge-search", "/customers/{kept}/merger?q=kr"),
    Screen("merge-preview", "/customers/{kept}/merger?with={absorbed}"),
    Screen("refunds", "/refunds/"),
    Screen("refund", "/refunds/{refund}/"),
    Screen("fairness", "/fairness/"),
    Screen("commissions", "/commissions/"),
    Screen("commissions-by-partner", "/commissions/?view=partners"),
    Screen("commission-list-bringing", "/commissions/files"),
    Screen("search", "/search/"),
    Screen("search-results", "/search/?q=rechnung"),
    Screen("search-nothing", "/search/?q=zzzz"),
    Screen("commands", "/", _open_commands, is_framed=True),
    Screen("shortcuts", "/keyboard/"),
    Screen("notices", "/notices/"),
    Screen("calls-planned", "/callbacks/"),
    Screen("call-to-plan", "/conversations/{conversation}/callback"),
    Screen("could-not-read", "/originals/"),
    Screen("set-aside", "/originals/dismissed"),
    Screen("undelivered", "/deliveries/"),
    Screen("not-found", "/nowhere/", status=404),
)

SETTINGS = (
    Screen("password", "/account/password/change/"),
    Screen("who-is-it", "/account/reauthenticate/"),
    Screen("second-step", "/account/2fa/"),
    Screen("totp", "/account/2fa/totp/activate/", _prove_who_one_is),
    Screen("settings", "/settings"),
    Screen("profile", "/settings/profile"),
    Screen("devices", "/settings/devices"),
    Screen("people", "/settings/people"),
    Screen("person", "/settings/people/{person}"),
    Screen("person-new-password", "/settings/people/{person}", _make_a_link),
    Screen("mailboxes", "/settings/mailboxes"),
    Screen("mailbox-new", "/settings/mailboxes/new"),
    Screen("mailbox", "/settings/mailboxes/{mailbox}"),
    Screen("mailbox-servers", "/settings/mailboxes/{new_mailbox}/servers"),
    Screen("mailbox-servers-known", "/settings/mailboxes/{mailbox}/servers"),
    Screen("mailbox-servers-oauth", "/settings/mailboxes/{asking_mailbox}/servers"),
    Screen("mailbox-consent", "/settings/mailboxes/{asking_mailbox}/consent"),
    Screen("mailbox-test", "/settings/mailboxes/{mailbox}/check", _wait_for_test),
    Screen("mailbox-folders", "/settings/mailboxes/{mailbox}/folders"),
    Screen("mailbox-writing", "/settings/mailboxes/{mailbox}/writing"),
    Screen("drafting-aid", "/settings/aid"),
    Screen("alarms", "/settings/alarms"),
    Screen("alarm", "/settings/alarms", _open_the_first_way),
    Screen("order-files", "/settings/orders"),
    Screen("order-file-columns", "/settings/orders/{waiting_file}"),
    Screen("order-file-reading", "/settings/orders/{running_file}"),
    Screen("order-file-done", "/settings/orders/{done_file}"),
    Screen("shops", "/settings/shops"),
    Screen("shop-new", "/settings/shops/new"),
    Screen("shop-keys", "/settings/shops/new?kind=shopify"),
    Screen("shop", "/settings/shops/{shop}", _make_a_secret),
    Screen("guarantee", "/settings/guarantee"),
    Screen("rules", "/settings/rules"),
    Screen("rule", "/settings/rules/{rule}"),
    Screen("routing", "/settings/routing"),
    Screen("routing-rule", "/settings/routing/{routing}"),
    Screen("routing-trial", "/settings/routing/{routing}/trial"),
    Screen("business", "/settings/business"),
    Screen("hours", "/settings/hours"),
    Screen("holidays", "/settings/holidays"),
    Screen("acknowledgement", "/settings/acknowledgement"),
    Screen("help-page-new", "/settings/help-pages/new"),
    Screen("snippets", "/settings/snippets"),
    Screen("snippets-by-meaning", "/settings/snippets", _find_a_snippet),
    Screen("snippet", "/settings/snippets/{snippet}"),
    Screen("snippet-new", "/settings/snippets/new"),
    Screen("gesture-budget", "/settings/gestures"),
    Screen("tags", "/settings/tags"),
    Screen("tag", "/settings/tags/{tag}"),
    Screen("judgement", "/settings/judgement"),
    Screen("failed-work", "/settings/jobs"),
    Screen("system", "/settings/system"),
)
