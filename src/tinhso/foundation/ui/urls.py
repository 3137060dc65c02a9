from django.urls import path

from tinhso.foundation.ui import gallery

app_name = "ui"

urlpatterns = [
    path("", gallery.gallery, name="gallery"),
]
