"""The demo's addresses: everything, and the one-click log-in."""

from django.urls import include, path

from .urls import urlpatterns as real

urlpatterns = [path("demo/", include("stafett.demo.urls")), *real]
