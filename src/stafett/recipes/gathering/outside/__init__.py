"""People from a member outside the installation: each has a link to the series, and comes in that member's name."""
