from django.urls import path

from .compare import compare
from .detail import detail
from .export import export
from .list import list_plans
from .retire import retire
from .training import training

app_name = "plans"
urlpatterns = [
    path("", list_plans, name="list"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/compare/", compare, name="compare"),
    path("<key:pk>/training-plan/", training, name="training"),
    path("<key:pk>/retire/", retire, name="retire"),
    path("<key:pk>/export.<extension:extension>", export, name="export"),
]
