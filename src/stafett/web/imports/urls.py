from django.urls import path

from .detail import detail
from .reference import reference
from .start import start

app_name = "imports"
urlpatterns = [
    path("", start, name="start"),
    path("reference/", reference, name="reference"),
    path("<key:pk>/", detail, name="detail"),
]
