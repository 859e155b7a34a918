"""What a guest sees: where the link leads, the one thing it opens, and what is stored about them."""
