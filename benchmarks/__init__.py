"""Speed and size of the site: synthetic records beside plain Material pages with the same text. Run with `make bench`."""
