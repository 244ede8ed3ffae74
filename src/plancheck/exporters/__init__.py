"""The plan in other formats: lists, and the graph in four notations."""
