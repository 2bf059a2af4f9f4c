"""What is worth a note about an event that was recorded, whichever command did it: the twin of CHECKS.

One function in a module of `checks/`, which takes the event and the case, and its place in NOTES in the module here that is named
for the event's own module of `casefile/events/`. A module is loaded once an event of its own is recorded.
"""
