from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "tinhso.foundation.organizations"
    label = "organizations"
