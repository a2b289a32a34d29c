"""Calls that are owed: planned from a message or by hand, tried until somebody answers, and in everybody's calendar."""
