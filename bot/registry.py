"""What the bot itself keeps of people and their conversations."""

from dataclasses import dataclass, field

from bot.channels import NoChannels, TeamChannel
from bot.people import People
from bot.preferences import NothingWanted, Wanted
from bot.references import References
from bot.state import Memories


@dataclass(frozen=True)
class Registry:
    people: People
    references: References
    memories: Memories
    wanted: Wanted = field(default_factory=NothingWanted)
    channels: TeamChannel = field(default_factory=NoChannels)
