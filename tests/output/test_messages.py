"""What the output formats and the configuration say, in both languages."""

from __future__ import annotations

import ast
import re

from pathlib import Path


def _texts() -> list[tuple[str, str, str]]:
    """Return the words of every message in the modules about output, configuration, engine and suppression."""
    root = Path(__file__).parents[2]
    rooms = ("govlint/output", "govlint/config", "govlint/engine", "rules/suppression")
    files = [file for room in rooms for file in (root / room).rglob("*.py")]
    found = []
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) != "Text":
                continue
            words = [
                "".join(
                    c.value
                    for c in ast.walk(arg)
                    if isinstance(c, ast.Constant) and isinstance(c.value, str)
                )
                for arg in node.args
            ]
            if len(words) == 2 and any(words):
                found.append((file.name, words[0], words[1]))
    return found


def test_every_message_is_there_in_both_languages() -> None:
    """Chinese is Chinese, English English, and neither pleads nor shouts."""
    texts = _texts()

    assert len(texts) > 60
    for file, zh, en in texts:
        if zh == en:
            continue
        assert not re.search(r"[\u4e00-\u9fff]", en.replace("政府信息公开", "")), (file, en)
        assert re.search(r"[\u4e00-\u9fff：，；]", zh), (file, zh)
        assert not re.search(r"请(?!求)|！|!|您", zh.replace("<!--", "").replace("申请", "")), (
            file,
            zh,
        )
        assert "!" not in en.replace("<!--", ""), (file, en)
