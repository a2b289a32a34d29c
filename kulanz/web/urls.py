"""Every address of the desk: nouns, as in POST /conversations/7/closure."""

from kulanz.web.desk_urls import urlpatterns as desk
from kulanz.web.settings_urls import urlpatterns as settings

urlpatterns = [*desk, *settings]
