"""Pictures of the site, drawn while it is built: SVG with real links, and tables that say the same.

One file a picture. Nothing here knows what a page looks like; colours come from its style sheet.
"""
