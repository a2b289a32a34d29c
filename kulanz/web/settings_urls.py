"""Sign-in, first start, profile and settings."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.views.generic import RedirectView

from kulanz.web.screens import (
    business,
    devices,
    firststart,
    jobs,
    mailboxes,
    people,
    profile,
    rules,
    snippets,
    tags,
)

own_address = RedirectView.as_view(url=reverse_lazy("profile"))

urlpatterns: list[URLPattern | URLResolver] = [
    path("start/", firststart.start, name="start"),
    path("invitation/<str:token>", firststart.invitation, name="invitation"),
    path("account/login/", firststart.SignIn.as_view(), name="account_login"),
    path("account/2fa/authenticate/", firststart.SecondStep.as_view(), name="mfa_authenticate"),
    # Addresses of staff are changed by an owner, not confirmed by mail.
    path("account/email/", own_address),
    path("account/confirm-email/", own_address),
    path("account/confirm-email/<str:key>/", own_address),
    path("account/sessions/", RedirectView.as_view(pattern_name="devices")),
    path("account/", include("allauth.urls")),
    path("settings", profile.settings, name="settings"),
    path("settings/profile", profile.profile, name="profile"),
    path("settings/profile/absence", profile.own_absence, name="own_absence"),
    path("settings/devices", devices.device_list, name="devices"),
    path("settings/devices/others/ending", devices.sign_out_others, name="other_devices_ending"),
    path("settings/devices/<int:pk>/ending", devices.sign_out, name="device_ending"),
    path("settings/people", people.people_list, name="people"),
    path("settings/people/<int:pk>", people.person, name="person"),
    path("settings/people/<int:pk>/absence", people.absence, name="absence"),
    path("settings/people/<int:pk>/departure", people.departure, name="departure"),
    path("settings/people/<int:pk>/new-password", people.new_password, name="new_password"),
    path("settings/people/<int:pk>/comeback", people.comeback, name="comeback"),
    path(
        "settings/invitations/<int:pk>/withdrawal", people.invitation_withdrawal, name="invitation_withdrawal"
    ),
    path("settings/mailboxes", mailboxes.mailbox_list, name="mailboxes"),
    path("settings/mailboxes/new", mailboxes.mailbox_new, name="mailbox_new"),
    path("settings/mailboxes/<int:pk>", mailboxes.mailbox, name="mailbox"),
    path("settings/mailboxes/<int:pk>/servers", mailboxes.mailbox_servers, name="mailbox_servers"),
    path("settings/mailboxes/<int:pk>/lookup", mailboxes.mailbox_lookup, name="mailbox_lookup"),
    path("settings/mailboxes/<int:pk>/check", mailboxes.mailbox_check, name="mailbox_check"),
    path("settings/mailboxes/<int:pk>/folders", mailboxes.mailbox_folders, name="mailbox_folders"),
    path("settings/mailboxes/<int:pk>/writing", mailboxes.mailbox_writing, name="mailbox_writing"),
    path("settings/mailboxes/<int:pk>/start", mailboxes.mailbox_start, name="mailbox_start"),
    path("settings/mailboxes/<int:pk>/pause", mailboxes.mailbox_pause, name="mailbox_pause"),
    path("settings/mailboxes/<int:pk>/fetch", mailboxes.mailbox_fetch, name="mailbox_fetch"),
    path("settings/mailboxes/<int:pk>/removal", mailboxes.mailbox_removal, name="mailbox_removal"),
    path("settings/rules", rules.rule_list, name="rules"),
    path("settings/rules/<int:pk>", rules.rule, name="rule"),
    path("settings/rules/<int:pk>/deletion", rules.rule_deletion, name="rule_deletion"),
    path("settings/business", business.business, name="business"),
    path("settings/hours", business.hours, name="hours"),
    path("settings/holidays", business.holidays, name="holidays"),
    path("settings/holidays/own", business.own_days, name="own_days"),
    path("settings/holidays/<int:pk>/removal", business.own_day_removal, name="own_day_removal"),
    path("settings/snippets", snippets.snippet_list, name="snippets"),
    path("settings/snippets/new", snippets.snippet_new, name="snippet_new"),
    path("settings/snippets/preview", snippets.snippet_preview, name="snippet_preview"),
    path("settings/snippets/<int:pk>", snippets.snippet, name="snippet"),
    path("settings/snippets/<int:pk>/deletion", snippets.snippet_deletion, name="snippet_deletion"),
    path("settings/tags", tags.tag_list, name="tags"),
    path("settings/tags/<int:pk>", tags.tag, name="tag"),
    path("settings/tags/<int:pk>/merging", tags.tag_merge, name="tag_merge"),
    path("settings/tags/<int:pk>/deletion", tags.tag_deletion, name="tag_deletion"),
    path("settings/jobs", jobs.job_list, name="jobs"),
    path("settings/jobs/<int:pk>/another-try", jobs.another_try, name="job_retry"),
    path("settings/system", business.system, name="system"),
]
