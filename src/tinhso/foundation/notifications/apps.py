from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "tinhso.foundation.notifications"
    label = "notifications"

    def ready(self) -> None:
        from tinhso.foundation.notifications.subscribers import register

        register()
