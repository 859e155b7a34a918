from django.urls import path

from .meet import meet

app_name = "meet"
urlpatterns = [path("", meet, name="meet")]
