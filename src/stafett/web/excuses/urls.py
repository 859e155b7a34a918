from django.urls import path

from .end_exemption import end_exemption
from .end_leave import end_leave
from .exempt import exempt
from .leave import leave
from .person import person

app_name = "excuses"
urlpatterns = [
    path("<key:pk>/", person, name="person"),
    path("<key:pk>/exempt/", exempt, name="exempt"),
    path("<key:pk>/leave/", leave, name="leave"),
    path("exemptions/<key:pk>/", end_exemption, name="end_exemption"),
    path("leaves/<key:pk>/", end_leave, name="end_leave"),
]
