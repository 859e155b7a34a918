from django.urls import path

from .detail import detail
from .matrix import matrix

app_name = "units"
urlpatterns = [
    path("<int:pk>/", detail, name="detail"),
    path("<int:pk>/matrix/", matrix, name="matrix"),
]
