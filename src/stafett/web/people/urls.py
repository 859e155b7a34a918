from django.urls import path

from .detail import detail

app_name = "people"
urlpatterns = [path("<key:pk>/", detail, name="detail")]
