"""The roles page: who may do what, and who holds which role."""
