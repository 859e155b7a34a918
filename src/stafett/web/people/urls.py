from django.urls import path

from .detail import detail

app_name = "people"
urlpatterns = [path("<int:pk>/", detail, name="detail")]
