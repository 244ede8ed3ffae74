"""The published site: plans as pages, files and pictures, for those who carry a plan out.

`view` gathers what pages need, `pages` and `feeds` turn it into pages and files, `publishing` lists
them all, and `plugin` hands them to MkDocs. Nothing but `plugin` knows MkDocs.
"""
