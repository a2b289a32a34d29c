from django.urls import include, path

urlpatterns = [path("", include("kulanz.web.urls"))]

handler403 = "kulanz.web.screens.errors.forbidden"
handler404 = "kulanz.web.screens.errors.not_found"
handler500 = "kulanz.web.screens.errors.broken"
