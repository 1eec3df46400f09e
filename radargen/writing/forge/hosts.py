"""The forges that radargen writes files for."""

from enum import StrEnum


class Forge(StrEnum):
    """The supported forges."""

    GITHUB = "github"
    GITLAB = "gitlab"
