"""One file for people to look at: its pages with what was read from each place, as one HTML page without the network."""
