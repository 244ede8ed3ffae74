"""Legal basis."""
