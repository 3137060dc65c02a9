from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design system: components, page shells and the small scripts they need."""

    name = "tinhso.foundation.ui"
    label = "ui"
