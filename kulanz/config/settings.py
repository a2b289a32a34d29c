"""Every setting of the desk; what an owner may set is read from the environment and listed in docs/operations."""

import sys
from pathlib import Path

from kulanz.lib import secrets, sqlite

sqlite.use_bundled()

import environ  # noqa: E402  (the bundled SQLite must be in place before Django looks for one)
from csp.constants import NONE, SELF  # noqa: E402
from django.utils.translation import gettext_lazy as _  # noqa: E402

from kulanz.config import data_folder  # noqa: E402

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent
DATA = data_folder()

DEBUG = env.bool("KULANZ_DEBUG", default=False)
SECRET_KEY = secrets.text_key(DATA / "keys" / "django.key")
MAILBOX_KEY_FILE = DATA / "keys" / "mailbox.key"
PUBLIC_URL = env.str("KULANZ_URL", default="http://127.0.0.1:8025").rstrip("/")
ALLOWED_HOSTS = env.list("KULANZ_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
# Hosts in private address ranges that mailboxes and the guarded HTTP client may reach all the same.
ALLOWED_PRIVATE_HOSTS = env.list("KULANZ_PRIVATE_HOSTS", default=["127.0.0.1", "localhost"] if DEBUG else [])
# "address" or "address:port"; empty: the one of this machine.
NAME_SERVER = env.str("KULANZ_NAME_SERVER", default="")
UNDO_SECONDS = 10
QUARANTINE_DAYS = 14
BIN_DAYS = 30

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "lucide",
    # Before allauth, so that its pages are ours.
    "kulanz.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "kulanz.jobs",
    "kulanz.business",
    "kulanz.journal",
    "kulanz.channels",
    "kulanz.customers",
    "kulanz.conversations",
    "kulanz.triage",
    "kulanz.reply",
    "kulanz.followup",
    "kulanz.goodwill",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kulanz.web.middleware.StaffLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kulanz.web.middleware.Refusals",
    "kulanz.web.middleware.NotTooLarge",
    "kulanz.web.middleware.SignedInOnly",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kulanz.web.context.desk",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "kulanz.web.templatetags.desk",
            ],
        },
    }
]

ROOT_URLCONF = "kulanz.config.urls"
WSGI_APPLICATION = "kulanz.config.wsgi.application"

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA / 'kulanz.sqlite3'}")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {"OPTIONS": sqlite.OPTIONS, "CONN_HEALTH_CHECKS": False}
else:  # compiling a statement takes PostgreSQL longer than what any of ours saves by it; what the address says holds
    DATABASES["default"]["OPTIONS"] = {"options": "-c jit=off"} | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts failed sign-ins and whatever else is limited, for all web processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        # So many that a stranger cannot push the counts of others out by trying many addresses.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

AUTH_USER_MODEL = "business.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
    ]
]
ACCOUNT_ADAPTER = "kulanz.web.signin.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
# Beside what allauth limits by itself: sign-in, forgotten passwords, codes.
ACCOUNT_RATE_LIMITS = {
    "first_owner": "10/m/ip,60/h/ip",
    "invitation": "20/m/ip",
    "upload": "60/m/user",
    # A shop that changes a thousand orders at once is asked to knock again later.
    "hook": "600/m/ip",
    "alarm_trial": "10/m/user",
    # Programs that ask about vouchers: by address, by key, and wrong codes by key, so that nobody guesses.
    "voucher": "120/m/ip",
    "voucher_key": "120/m/key",
    "voucher_wrong": "10/m/key",
    "aid": "10/m/user",
    # The time of a call and private calendars, without a sign-in: so often that nobody finds a token by trying.
    "agreed_call": "30/m/ip",
    "calendar": "60/m/ip",
}
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Kulanz"
MFA_ADAPTER = "kulanz.web.signin.SecondFactor"
# Browsers allow passkeys without TLS on localhost only, whatever this says.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC_URL.startswith("http:")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https:")
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kulanz.web.screens.errors.no_longer_valid"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if PUBLIC_URL.startswith("https:") else 0
BEHIND_PROXY = env.bool("KULANZ_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Whose address the rate limits of signing in count: the one that the nearest proxy names.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
# A mail may hold 50 MB; uploads are streamed to disk above 2.5 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
# The most that one request may bring: several files at once, or from a stranger a form.
LARGEST_REQUEST = 250_000_000
LARGEST_REQUEST_OF_STRANGERS = 1_000_000
FILE_UPLOAD_TEMP_DIR = None

LANGUAGE_CODE = env.str("KULANZ_LANGUAGE", default="de")
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "kulanz.config.formats"
USE_I18N = USE_TZ = True
TIME_ZONE = env.str("KULANZ_TIME_ZONE", default="Europe/Berlin")

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

EMAIL_BACKEND = "kulanz.channels.mail_backend.OwnMailbox"
# Asked before anything is sent: to whom nothing may go.
UNWELCOME = "kulanz.flow.outbound.unwelcome"
# Asked as well: until when it is to rest.
RESTS = "kulanz.flow.welcome.rests_until"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["stderr"], "level": env.str("KULANZ_LOG", default="WARNING")},
    "loggers": {"kulanz": {"level": env.str("KULANZ_LOG", default="INFO")}},
}
