"""Information systems."""
