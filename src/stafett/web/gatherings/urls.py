from django.urls import path

from .agenda import agenda
from .attendance import attendance
from .baton import baton
from .detail import detail
from .gathering import gathering
from .list import list_series
from .material import material
from .meeting import meeting
from .members import members
from .minutes import minutes
from .month import month
from .new import new
from .outside import outside
from .people import people
from .plan import plan
from .proposals import proposals
from .time import time

app_name = "gatherings"
urlpatterns = [
    path("<key:pk>/outside/", outside, name="outside"),
    path("", list_series, name="list"),
    path("new/", new, name="new"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/members/", members, name="members"),
    path("<key:pk>/plan/", plan, name="plan"),
    path("<key:pk>/meeting-points/", meeting, name="meeting"),
    path("month/<key:pk>/", month, name="month"),
    path("at/<key:pk>/", gathering, name="gathering"),
    path("at/<key:pk>/time/", time, name="time"),
    path("at/<key:pk>/agenda/", agenda, name="agenda"),
    path("at/<key:pk>/people/", people, name="people"),
    path("at/<key:pk>/attendance/", attendance, name="attendance"),
    path("at/<key:pk>/baton/", baton, name="baton"),
    path("at/<key:pk>/minutes/", minutes, name="minutes"),
    path("at/<key:pk>/proposals/", proposals, name="proposals"),
    path("reading/<key:pk>/", material, name="material"),
]
