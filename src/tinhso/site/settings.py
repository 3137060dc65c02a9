"""Settings. Everything that differs between installations comes from the environment (see docs/operations.md)."""

import os
import secrets
import sys
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from tinhso.site import database

PACKAGE = Path(__file__).resolve().parent.parent
VAR = database.var_directory()

DEMO = os.environ.get("TINHSO_DEMO") == "1"
TESTING = "pytest" in sys.modules
DEBUG = False
AS_OWNER = TESTING or os.environ.get("TINHSO_AS_OWNER") == "1"


def _secret_key() -> str:
    """`TINHSO_SECRET_KEY`, else a key drawn once for this installation and kept beside its data."""
    if key := os.environ.get("TINHSO_SECRET_KEY"):
        return key
    path = VAR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("TINHSO_HOSTS", "127.0.0.1,localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TINHSO_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_cotton",
    "django_htmx",
    "tinhso.foundation.ui",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "tinhso.foundation.organizations",
    "tinhso.foundation.accounts",
    "tinhso.foundation.journal",
    "tinhso.foundation.numbering",
    "tinhso.foundation.files",
    "tinhso.foundation.signing",
    "tinhso.foundation.delivery",
    "tinhso.foundation.notifications",
    "tinhso.foundation.jobs",
    "tinhso.foundation.verbs",
    "tinhso.foundation.administration",
    "tinhso.metrics",
    "tinhso.metrics.office",
    "tinhso.onestop",
    "tinhso.onestop.office",
    "tinhso.directives",
    "tinhso.directives.office",
    "tinhso.reporting",
    "tinhso.reporting.office",
    "tinhso.office",
    "tinhso.demo",
]

MIDDLEWARE = [
    "tinhso.site.observability.RequestContextMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tinhso.foundation.administration.middleware.ActorMiddleware",
    "tinhso.foundation.administration.middleware.FirstThingsFirstMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tinhso.site.urls"
WSGI_APPLICATION = "tinhso.site.wsgi.application"
DATABASES = {"default": database.configuration(as_owner=AS_OWNER)}
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TINHSO_TEST_DATABASE", "test_tinhso")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "tinhso.foundation.ui.context.shell",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "tinhso.foundation.ui.templatetags.ui",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_ADAPTER = "tinhso.foundation.administration.sign_in.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_LOGOUT_ON_GET = False
MFA_ADAPTER = "tinhso.foundation.administration.sign_in.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are entered by administrators, none is verified by mail
MFA_TOTP_ISSUER = "Tinh So"
MFA_TOTP_TOLERANCE = 1  # one step either way, for clocks that differ (RFC 6238, 5.2)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "office:home"
LOGOUT_REDIRECT_URL = "account_login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_ENABLED = not TESTING
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_COOKIES = os.environ.get("TINHSO_SECURE") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
if SECURE_COOKIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = DEMO or TESTING
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILES_DIRECTORY = Path(os.environ.get("TINHSO_FILES", VAR / "files"))
FILES_MAX_BYTES = 25 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
SIGNING_DIRECTORY = Path(os.environ.get("TINHSO_SIGNING", VAR / "signing"))
PUBLIC_URL = os.environ.get("TINHSO_PUBLIC_URL", "http://127.0.0.1:8000")
VERIFICATIONS_PER_MINUTE = 30  # of one address, by each web process

ANCHOR_PATH = Path(os.environ.get("TINHSO_ANCHOR", VAR / "journal-anchor.jsonl"))

EMAIL_BACKEND = os.environ.get("TINHSO_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("TINHSO_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("TINHSO_SMTP_PORT", "1025"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("TINHSO_MAIL_FROM", "tinhso@localhost")
MAIL_ENABLED = "TINHSO_SMTP_HOST" in os.environ or TESTING

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
SILENCED_SYSTEM_CHECKS: list[str] = []

NINJA_PAGINATION_PER_PAGE = 50
LOGGING_CONFIG = "tinhso.site.observability.configure_logging"
LOGGING: dict[str, object] = {}
