"""Changes since an earlier version."""
