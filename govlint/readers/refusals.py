"""Why a file is not read, each reason with what to do about it."""

from __future__ import annotations

from govlint.document.errors import UnreadableFile
from govlint.document.message import Text


def damaged(detail: str) -> UnreadableFile:
    """Return the error for a file that does not hold what it should; ``detail`` names the place."""
    return UnreadableFile(
        Text(f"文件已损坏或不完整（{detail}）", f"the file is damaged or cut short ({detail})"),
        Text("请用办公软件打开并另存后再检查", "open it in an office program and save it again"),
    )


def too_large(detail: str) -> UnreadableFile:
    """Return the error for a file that goes beyond a limit; ``detail`` names the place."""
    return UnreadableFile(
        Text(
            f"文件内容过大（{detail}），不像年度报告",
            f"the file holds too much ({detail}) to be a report",
        ),
        Text("请去掉多余内容后另存再检查", "save it without what does not belong to the report"),
    )


def locked() -> UnreadableFile:
    """Return the error for a file that is encrypted."""
    return UnreadableFile(
        Text("文件已加密，无法读取", "the file is encrypted"),
        Text("请解除密码后另存再检查", "save it without a password"),
    )


def not_read(kind: str) -> UnreadableFile:
    """Return the error for a file of a kind that is not read."""
    return UnreadableFile(
        Text(f"{kind} 文件不能直接读取", f"{kind} files are not read"),
        Text("请另存为 docx 或 txt 后再检查", "save it as docx or txt"),
    )
