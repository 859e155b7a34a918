"""Every page's address."""

from django.urls import include, path

from . import health
from .home import home

urlpatterns = [
    path("", home.home, name="home"),
    path("me/", include("stafett.web.me.urls")),
    path("", include("stafett.web.accounts.urls")),
    path("units/", include("stafett.web.units.urls")),
    path("claims/", include("stafett.web.claims.urls")),
    path("log/", include("stafett.web.log.urls")),
    path("roles/", include("stafett.web.roles.urls")),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
