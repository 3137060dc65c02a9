from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "tinhso.foundation.files"
    label = "files"
