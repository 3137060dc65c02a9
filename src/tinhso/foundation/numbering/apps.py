from django.apps import AppConfig


class NumberingConfig(AppConfig):
    name = "tinhso.foundation.numbering"
    label = "numbering"
