"""What somebody puts forward whom nobody can find out. A slip lies in the box for what is left of the day; then all
slips become matters at once, in no order, at one position of the log. Read `actions.put_in` first, then `empty`."""
