"""Import and export of the knowledge: HSDS for machines, Excel and CSV for people."""
