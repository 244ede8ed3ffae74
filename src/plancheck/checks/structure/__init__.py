"""What the files say of their own completeness and form."""
