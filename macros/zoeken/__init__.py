"""The search index: the texts of the site in; small files that a browser searches without a server out.

Made here and not by a library, because a sociale kaart asks for what none of them does together: Dutch stems and compounds,
everyday words that lead to another page, typing errors mended, facets with counts, and the same bytes at every build. All that
is known of Dutch is worked out at build time (`taal`, `documenten`, `index`); `zoekmachine.js` only looks words up.
"""
