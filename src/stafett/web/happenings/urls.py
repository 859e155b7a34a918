from django.urls import path

from .detail import detail
from .list import list_happenings
from .new import new

app_name = "happenings"
urlpatterns = [
    path("", list_happenings, name="list"),
    path("new/<key:pk>/", new, name="new"),
    path("<key:pk>/", detail, name="detail"),
]
