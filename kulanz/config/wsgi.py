import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kulanz.config.settings")
application = get_wsgi_application()
_ = get_resolver().url_patterns  # every screen, read once for all processes
