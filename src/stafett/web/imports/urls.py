from django.urls import path

from .detail import detail
from .start import start

app_name = "imports"
urlpatterns = [
    path("", start, name="start"),
    path("<key:pk>/", detail, name="detail"),
]
