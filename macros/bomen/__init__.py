"""What belongs to the decision trees: their checks, the proof of the motto, the replay of a route and the drawing."""
