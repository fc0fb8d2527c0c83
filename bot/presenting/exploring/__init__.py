"""Ways through the base besides asking: by subject, in order of time, side by side, by state, by outlet."""
