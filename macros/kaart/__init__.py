"""What belongs to the sociale kaart: its checks, opening hours, freshness, facets and pages."""
