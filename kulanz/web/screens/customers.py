from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import notices
from kulanz.customers import consents, directory, ranking, suggestions
from kulanz.customers.models import Consent, Customer
from kulanz.flow import erasing, exporting, ladder, lifetime, owing, people, silencing
from kulanz.lib.refusal import Refusal
from kulanz.web import (
    access,
    agreed,
    answer,
    campaigns,
    commissions,
    entries,
    giving,
    lifeline,
    moodcurve,
    owed,
    portrait,
    rows,
    states,
)
from kulanz.web.forms.customers import ConsentForm, CustomerForm


@access.not_specialist
def listing(request: HttpRequest) -> HttpResponse:
    query, cursor = request.GET.get("q", ""), request.GET.get("cursor", "")
    kind = request.GET.get("kind", "") if request.GET.get("kind") in portrait.KINDS else ""
    order = portrait.BEST if kind or request.GET.get("order") == portrait.BEST else ""
    context = {
        "place": "customers",
        "q": query,
        "kind": kind,
        "order": "" if kind else order,
        "choices": list(portrait.choices(order, kind, query)),
    }
    context |= _best(kind, query, cursor) if order else _newest(query, cursor)
    if cursor and answer.wants_fragment(request):
        return answer.part(request, "customers/list.html", "more", context)
    return answer.either(request, "customers/list.html", "results", context)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    customer = access.customer(request, pk)
    if customer.merged_into:
        return answer.go(request, "customer", customer.merged_into.pk)
    if answer.wants_fragment(request):
        part = "more" if request.GET.get("cursor") else "timeline"
        return answer.part(request, "customers/show.html", part, _timeline(request, customer))
    notices.read(access.staff(request), customer)
    context = _context(request, customer) | {"form": CustomerForm(instance=customer)}
    return answer.page(request, "customers/show.html", context)


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    customer = access.customer(request, pk)
    form = CustomerForm(request.POST, instance=customer)
    if not form.is_valid():
        context = _context(request, customer) | {"form": form}
        return answer.page(request, "customers/show.html", context, status=422)
    directory.keep(form.instance, by=access.staff(request))
    return answer.go(request, "customer", pk, say=_("Saved."))


@require_POST
@access.not_specialist
def add_handle(request: HttpRequest, pk: int) -> HttpResponse:
    people.add_handle(access.customer(request, pk), request.POST.get("value", ""), by=access.staff(request))
    return answer.go(request, "customer", pk)


@require_POST
@access.not_specialist
def remove_handle(request: HttpRequest, pk: int) -> HttpResponse:
    handle = access.handle(request, pk)
    directory.remove_handle(handle, by=access.staff(request))
    return answer.go(request, "customer", handle.customer_id)


@require_POST
@access.not_specialist
def give_consent(request: HttpRequest, pk: int) -> HttpResponse:
    customer, told = access.customer(request, pk), ConsentForm(request.POST).checked()
    said_in = access.message_of(request, customer, told["said_in"]) if told["said_in"] else None
    consent = consents.give(
        customer,
        told["what"],
        told["source"],
        purpose=told["purpose"],
        said_in=said_in.pk if said_in else None,
        by=access.staff(request),
    )
    return answer.go(request, "customer", pk, say=_mind(consent))


def _mind(consent: Consent) -> str:
    """Whoever notes that they agreed may not know what they once wrote."""
    said_at = silencing.wanted_less_at(consent.customer) if consent.purpose == consents.Purpose.NEWS else None
    if said_at is None:
        return ""
    day = date_format(timezone.localtime(said_at), "SHORT_DATE_FORMAT")
    return _("Noted. Mind: on %(day)s they wrote that they want no more news. Have they agreed since?") % {
        "day": day
    }


@require_POST
@access.not_specialist
def withdraw_consent(request: HttpRequest, pk: int) -> HttpResponse:
    consent = access.consent(request, pk)
    people.withdraw_consent(consent, by=access.staff(request))
    return answer.go(request, "customer", consent.customer_id)


@access.not_specialist
def merging(request: HttpRequest, pk: int) -> HttpResponse:
    """First whom to merge with, then what would move, then the deed."""
    kept, absorbed = access.customer(request, pk), _other(request)
    if absorbed is None:
        return _merge_page(request, kept, candidates=directory.alike(request.GET.get("q", ""), kept))
    if request.method == "POST":
        people.merge(kept, absorbed, by=access.staff(request))
        return answer.go(request, "customer", kept.pk, say=_("The two are one customer now."))
    preview = people.preview_merge(kept, absorbed)
    return _merge_page(request, kept, preview=preview, conversations=rows.titled(preview.conversations))


@require_POST
@access.not_specialist
def unmerging(request: HttpRequest, pk: int) -> HttpResponse:
    merge = access.merge(request, pk)
    people.undo_merge(merge, by=access.staff(request))
    return answer.go(request, "customer", merge.kept_id, say=_("The merge is undone."))


@require_POST
@access.not_specialist
def dismissal(request: HttpRequest, pk: int) -> HttpResponse:
    suggestion = access.suggestion(request, pk)
    suggestions.dismiss(suggestion)
    return answer.go(request, "customer", suggestion.one_id)


@require_POST
@access.owner_only
def export(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A copy of everything we know of this person."""
    packed = exporting.export(access.customer(request, pk), by=access.staff(request))
    return FileResponse(packed, as_attachment=True, filename=f"kulanz-{pk}.zip")


@access.owner_only
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """First what would go, then the deed, for which the name is typed out."""
    customer, typed = access.customer(request, pk), request.POST.get("name", "")
    context: dict[str, Any] = {"place": "customers", "customer": customer, "typed": typed}
    if request.method == "POST":
        try:
            erasing.erase(customer, typed, by=access.staff(request))
        except Refusal as refused:
            context["refused"] = refused.text
        else:
            return answer.go(request, "customers", say=_("Everything about this person is erased."))
    context["extent"] = erasing.preview(customer)
    return answer.page(
        request, "customers/erasure.html", context, status=422 if "refused" in context else 200
    )


def _newest(query: str, cursor: str) -> dict[str, Any]:
    found = directory.page(query, cursor=str(entries.as_number(cursor) or ""))
    return {"customers": [(customer, None) for customer in found.rows], "next_cursor": found.next_cursor}


def _best(kind: str, query: str, cursor: str) -> dict[str, Any]:
    found = ranking.page(kind, query, cursor=cursor[: 2 * entries.DIGITS])
    return {
        "customers": [(one.customer, portrait.of(one)) for one in found.rows],
        "next_cursor": found.next_cursor,
    }


def _merge_page(request: HttpRequest, kept: Customer, **context: Any) -> HttpResponse:
    context |= {"place": "customers", "customer": kept, "q": request.GET.get("q", "")}
    return answer.page(request, "customers/merge.html", context)


def _other(request: HttpRequest) -> Customer | None:
    typed = request.POST.get("with") or request.GET.get("with") or ""
    if not typed:
        return None
    if (number := entries.as_number(typed)) is None:
        raise Refusal(_("There is no such customer."))
    return access.customer(request, number)


def _context(request: HttpRequest, customer: Customer) -> dict[str, Any]:
    visible = access.conversations(request)
    return (
        _timeline(request, customer)
        | agreed.of(customer, visible)
        | {
            "place": "customers",
            "handles": list(customer.handles.all()),
            "rows": rows.of(lifetime.not_done(customer, visible)),
            "suggestions": access.suggestions(request, customer),
            "merges": directory.merges_to_undo(customer),
            "standing": portrait.standing(customer),
            "ladder": ladder.Ladder(ladder.taken_with(customer)),
            "state": states.of(customer, visible),
            "carers": lifetime.carers(customer, visible),
            "known_since": lifetime.known_since(customer, visible),
            "curve": moodcurve.of(lifetime.moods(customer, visible)),
            "gestures": giving.lines(access.gestures(request, customer)),
            "owed": owed.lines(owing.to(customer, by=access.staff(request))),
            "orders": lifetime.orders(customer),
            "spending": lifetime.spending(customer),
            "commissions": commissions.lines(customer),
            "occasions": campaigns.in_passing(customer),
        }
    )


def _timeline(request: HttpRequest, customer: Customer) -> dict[str, Any]:
    kind = lifeline.known_kind(request.GET.get("kind", ""))
    cursor = request.GET.get("cursor", "")
    found = lifetime.page(customer, access.conversations(request), kind=kind, cursor=cursor)
    return {
        "customer": customer,
        "kind": kind,
        "choices": lifeline.choices(kind),
        "lines": lifeline.of(found.entries),
        "next_cursor": found.next_cursor,
    }
