"""plancheck: government plans as versioned YAML, checked as of a date."""

__version__ = "0.1.0"
__all__ = ["__version__"]
