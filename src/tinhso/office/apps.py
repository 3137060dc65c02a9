from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "tinhso.office"
    label = "office"
