"""The channel: the only folder that knows the Bot Framework's protocol and its SDK."""
