"""Answers that hold several values, read back: chosen words, and names typed with commas between."""

from collections.abc import Mapping


def words(answers: Mapping[str, str], key: str) -> list[str]:
    """Return the chosen values, as a form with several choices gives them."""
    return [word for word in answers.get(key, "").split(",") if word]


def listed(answers: Mapping[str, str], key: str) -> list[str]:
    """Return what was typed with commas, semicolons or line ends between."""
    parts = answers.get(key, "").replace(";", ",").replace("\n", ",").split(",")
    return [part.strip() for part in parts if part.strip()]
