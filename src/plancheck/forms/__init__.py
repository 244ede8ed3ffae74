"""Report forms: what a body is asked, the sheets it fills in, and the way back into plan files."""
