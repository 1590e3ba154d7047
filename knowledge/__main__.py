"""The commands of the knowledge; those that edit it need the database, which only bot opens."""

from bot.knowledge_commands import main

if __name__ == "__main__":
    main()
