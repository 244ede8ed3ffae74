"""Results, the progress log, reports owed and received."""
