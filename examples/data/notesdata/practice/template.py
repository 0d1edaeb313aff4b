"""HTML of the practice site: three layouts, all wrapped in the boilerplate that real pages have."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

SITE_NAME = "青禾资料站"

NAVIGATION = (
    ("/", "首页"),
    ("/llm/", "模型问答"),
    ("/terms/", "节气"),
    ("/life/", "生活"),
    ("/forum/", "论坛"),
    ("/misc/", "杂项"),
)

#: Sentences that stand on every page: an extractor has to tell them from the text by their place, not by their form.
TEASERS = (
    "本周热读：一位读者用三个月读完了馆里全部的植物图鉴，他把笔记整理成了一份长长的清单。",
    "编辑推荐：夏天的傍晚适合去河边散步，记得带上驱蚊水和一把折扇。",
    "活动预告：下周六上午九点，我们在一楼大厅交换旧书，每人最多带五本。",
)
FOOTER = "青禾资料站是一个虚构的网站，只用来练习抓取。本站全部内容均为示例，转载请注明出处。"


@dataclass(frozen=True)
class Look:
    """What a page shows around its text."""

    layout: str = "article"
    related: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    head: str = ""
    extra_links: tuple[str, ...] = field(default=())


def paragraphs(sections: list[tuple[str, str]]) -> str:
    """Headings and paragraphs; an empty heading is left out."""
    parts = []
    for heading, text in sections:
        if heading:
            parts.append(f"<h2>{html.escape(heading)}</h2>")
        parts += [f"<p>{html.escape(line)}</p>" for line in text.split("\n")]
    return "\n".join(parts)


def render(title: str, body: str, look: Look, charset: str | None) -> str:
    """A whole page. BODY is HTML; CHARSET is what the meta element claims, None for no claim."""
    meta = f'<meta charset="{charset}">' if charset else ""
    links = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in NAVIGATION)
    side = "".join(f"<li>{teaser}</li>" for teaser in TEASERS)
    related = "".join(f'<li><a href="{path}">{html.escape(name)}</a></li>' for path, name in look.related)
    comments = "".join(
        f'<div class="comment"><b>网友 {number}</b><p>{html.escape(text)}</p></div>'
        for number, text in enumerate(look.comments, 1)
    )
    extra = "".join(look.extra_links)
    head = f"<head>{meta}<title>{html.escape(title)} - {SITE_NAME}</title>{look.head}</head>"
    cookie = '<div class="cookie-banner">我们用一种虚构的小饼干记住你的口味，继续浏览即表示你同意。<button>好的</button></div>'
    top = f'<header><div class="logo">{SITE_NAME}</div><nav><ul>{links}</ul></nav></header>'
    tail = f'<footer><p>{FOOTER}</p><p>请启用 JavaScript 以获得更好的体验</p>{extra}</footer>'
    heading = f"<h1>{html.escape(title)}</h1>"
    related_block = f'<section class="related"><h3>相关阅读</h3><ul>{related}</ul></section>' if related else ""
    comment_block = f'<section class="comments"><h3>网友评论</h3>{comments}</section>' if comments else ""
    if look.layout == "article":
        middle = (
            f'<main><article>{heading}{body}</article></main>'
            f'<aside class="sidebar"><h3>热门</h3><ul>{side}</ul></aside>{related_block}{comment_block}'
        )
    elif look.layout == "soup":
        middle = (
            f'<div class="wrap"><div class="left"><div class="hot">热门</div><ul>{side}</ul></div>'
            f'<div class="box"><div class="t">{heading}</div><div class="content">{body}</div>'
            f'<div class="share">分享到：微信 微博 复制链接</div></div>{related_block}{comment_block}</div>'
        )
    else:
        middle = (
            f'<table width="960"><tr><td width="200" valign="top"><ul>{side}</ul></td>'
            f'<td valign="top">{heading}{body}</td></tr></table>{related_block}{comment_block}'
        )
    return f"<!DOCTYPE html><html lang=\"zh\">{head}<body>{cookie}{top}{middle}{tail}</body></html>"
