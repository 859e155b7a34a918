from django.urls import path

from .detail import detail
from .matrix import matrix
from .mine import mine
from .way import way_to_green

app_name = "units"
urlpatterns = [
    path("", mine, name="mine"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/matrix/", matrix, name="matrix"),
    path("<key:pk>/way/", way_to_green, name="way"),
]
