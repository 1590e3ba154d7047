"""The audit of the casework, in the chat of whoever manages it."""
