"""What leaves the house: wanting no more of it, and what could not be delivered."""
