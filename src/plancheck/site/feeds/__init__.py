"""What the site says to programs: calendars, tables as files, data, linked data, feeds."""
