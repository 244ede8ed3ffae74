"""The plan as a graph."""
