from django.apps import AppConfig


class VerbsConfig(AppConfig):
    name = "tinhso.foundation.verbs"
    label = "verbs"
