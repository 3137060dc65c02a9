from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "tinhso.foundation.administration"
    label = "administration"
