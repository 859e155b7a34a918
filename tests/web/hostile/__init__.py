"""Hostile input over every form of the site: the world they stand in, how they are read, and what is sent."""
