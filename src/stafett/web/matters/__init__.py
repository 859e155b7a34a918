"""What people raise, and what becomes of it: a unit's list, the raiser's, and the page of each."""
