"""The theme of the site: what stands around every page."""
