"""The plan above and the plan before."""
