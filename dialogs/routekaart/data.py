"""What the buttons of a walk carry: which walk, which node, which step; nothing of a household."""

from pydantic import BaseModel, ConfigDict


class StartData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kaart: str | None = None


class CodeData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    code: str


class WalkData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    walk: str


class AnswerData(WalkData):
    knoop: str
    optie: int | None


class NodeData(WalkData):
    knoop: str


class StepData(WalkData):
    stap: str


class StuckData(NodeData):
    """`stap` is absent where only the node is known: then the form asks which of its steps."""

    stap: str | None = None
    fields: dict[str, str] = {}
