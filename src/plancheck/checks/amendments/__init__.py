"""Amendments of the plan."""
