"""casemgr: a special-education caseload as plain dated files, with every deadline derived and explained."""

__version__ = "0.3.0"
