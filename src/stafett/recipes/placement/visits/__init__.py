"""Return visits: the host's people come to the guest's workplace during the stay (H8)."""
