"""Every page's address."""

from django.urls import path

from .home import home, language

urlpatterns = [
    path("", home.home, name="home"),
    path("language/", language.language, name="language"),
]
