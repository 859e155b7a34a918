from django.urls import path

from .detail import detail
from .export import export
from .list import list_plans

app_name = "plans"
urlpatterns = [
    path("", list_plans, name="list"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/export.<extension:extension>", export, name="export"),
]
