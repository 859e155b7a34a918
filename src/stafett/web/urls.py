"""Every page's address."""

from django.urls import include, path

from .home import home

urlpatterns = [
    path("", home.home, name="home"),
    path("me/", include("stafett.web.me.urls")),
]
