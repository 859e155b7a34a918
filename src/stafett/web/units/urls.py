from django.urls import path

from .detail import detail
from .matrix import matrix
from .mine import mine

app_name = "units"
urlpatterns = [
    path("", mine, name="mine"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/matrix/", matrix, name="matrix"),
]
