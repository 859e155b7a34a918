"""The demo's addresses: everything, and the one-click log-in."""

from django.urls import include, path

from .urls import handler400, handler403, handler404  # noqa: F401 - Django reads them here
from .urls import urlpatterns as real

urlpatterns = [path("demo/", include("stafett.demo.urls")), *real]
