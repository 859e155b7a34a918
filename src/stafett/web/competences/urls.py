from django.urls import path

from .detail import detail
from .export import export
from .list import list_competences

app_name = "competences"
urlpatterns = [
    path("", list_competences, name="list"),
    path("<int:pk>/", detail, name="detail"),
    path("<int:pk>/export.<extension:extension>", export, name="export"),
]
