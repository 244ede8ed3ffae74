"""Tasks and who answers for them."""
