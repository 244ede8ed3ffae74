"""The acts of the registry as files that other programs read and write."""
