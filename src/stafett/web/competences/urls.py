from django.urls import path

from .detail import detail
from .export import export
from .list import list_competences

app_name = "competences"
urlpatterns = [
    path("", list_competences, name="list"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/export.<extension:extension>", export, name="export"),
]
