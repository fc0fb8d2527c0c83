"""The conversation of `python -m bot add`, part by part."""
