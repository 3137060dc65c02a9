from django.urls import path

from tinhso.foundation.ui import gallery

app_name = "ui"

urlpatterns = [
    path("giao-dien/", gallery.gallery, name="gallery"),
]
