"""Faithfulness to the source text."""
