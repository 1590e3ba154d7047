"""What each person wants of the bot, said in the chat."""
