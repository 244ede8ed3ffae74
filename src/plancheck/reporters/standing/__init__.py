"""What stands where, as text: one part of the picture a file."""
