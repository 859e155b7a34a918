"""Stafett: competence plans seen at once, and meetings that leave something owned."""
