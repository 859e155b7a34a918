"""Every page's address."""

from django.urls import path

from .home import home

urlpatterns = [path("", home.home, name="home")]
