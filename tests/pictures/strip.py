"""Pictures side by side, under a caption."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.async_api import Page

_STRIP = """
<style>
  body {{ margin: 0; padding: 24px; font: 20px/1.4 sans-serif; background: #f4f4f4; color: #222; }}
  p {{ margin: 0 0 16px; }}
  div {{ display: flex; flex-wrap: wrap; gap: 20px; align-items: flex-start; }}
  img {{ width: {width}px; border: 1px solid #bbb; border-radius: 12px; }}
</style>
<p>{caption}</p><div>{images}</div>
"""


async def draw(
    page: Page, shots: Sequence[bytes], caption: str, file: Path, *, width: int = 520, per_row: int = 3
) -> None:
    """Draw pictures in rows, each as wide as is said in pixels."""
    encoded = (base64.b64encode(shot).decode() for shot in shots)
    images = "".join(f'<img src="data:image/png;base64,{image}">' for image in encoded)
    await page.goto("about:blank")
    await page.set_viewport_size({"width": min(len(shots), per_row) * (width + 22) + 40, "height": 500})
    await page.set_content(_STRIP.format(caption=caption, images=images, width=width))
    await page.screenshot(path=file, full_page=True)
