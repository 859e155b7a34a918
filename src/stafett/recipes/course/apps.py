from django.apps import AppConfig


class CourseConfig(AppConfig):
    name = "stafett.recipes.course"
    label = "course"
