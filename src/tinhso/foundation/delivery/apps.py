from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "tinhso.foundation.delivery"
    label = "delivery"
