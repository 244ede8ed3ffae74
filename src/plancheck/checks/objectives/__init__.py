"""Objectives and targets."""
