"""What one is asked: answering it, and what all answered."""
