"""Root addresses."""

from django.urls import include, path

urlpatterns = [path("", include("stafett.web.urls"))]

handler400 = "stafett.web.home.errors.bad_request"
handler403 = "stafett.web.home.errors.forbidden"
handler404 = "stafett.web.home.errors.not_found"
