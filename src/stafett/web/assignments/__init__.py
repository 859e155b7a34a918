"""To whom a plan is given, and whom something would hit before it is done."""
