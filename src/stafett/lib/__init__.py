"""Small tools without a domain word. Imports nothing of ours."""
