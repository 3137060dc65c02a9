from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tinhso.foundation.accounts"
    label = "accounts"
