"""Somebody's week."""
