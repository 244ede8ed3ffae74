"""The files of the site that are no pages, one kind a module."""
