"""The settings in force, as ``--show-settings`` writes them."""

from __future__ import annotations

import os

from typing import TYPE_CHECKING

from govlint.config.show import show
from govlint.document.errors import ConfigError
from govlint.document.message import Text
from govlint.output.plain import visible


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.config.find import SettingsFinder


def settings_as_text(finder: SettingsFinder, paths: Sequence[str], lang: str) -> str:
    """Return the settings of each path as TOML, each with a comment that says where it came from.

    Without paths they are those of the current folder. Several paths have each a heading.

    Raises:
        ConfigError: a path leads nowhere, or its configuration cannot be used.
    """
    shown = []
    for path in paths or (os.curdir,):
        if not os.path.exists(path):
            raise ConfigError(Text("没有这个文件或目录", "no such file or folder"), path=path)
        settings = finder.for_folder(path) if os.path.isdir(path) else finder.for_path(path)
        heading = f"# {visible(path)}\n" if len(paths) > 1 else ""
        shown.append(heading + show(settings, lang))
    return "\n".join(shown)
