"""The Teams app package: what it says, how it is built and how it is checked."""
