"""What the practice site answers at each address. Everything follows from the article files and a fixed seed."""

from __future__ import annotations

import hashlib
import html
import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from .articles import Article, read_articles
from .people import Person, invent
from .template import Look, paragraphs, render

SEED = 20260101
#: Where the site stands is not known before it starts; pages that need an absolute address write this instead.
ORIGIN_MARK = "{{origin}}"

ROBOTS = f"""# 练习网站的 robots.txt：照 RFC 9309 读，才不会踩进陷阱
User-agent: badbot
Disallow: /

User-agent: *
Disallow: /private/
Allow: /private/open.html
Disallow: /search
Disallow: /trap/
Disallow: /*.pdf$
Disallow: /forum/*/print
Crawl-delay: 0.02

Sitemap: {ORIGIN_MARK}/sitemap.xml
"""


@dataclass(frozen=True)
class Reply:
    """One answer: status, headers, body."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def etag(self) -> str:
        """A strong validator made of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass(frozen=True)
class Route:
    """The replies at one address: first those of BEFORE, one a request, then REPLY for ever.

    `delays` are the seconds that the first requests wait; later ones do not.
    """

    reply: Reply
    before: tuple[Reply, ...] = ()
    delays: tuple[float, ...] = ()


@dataclass
class Pages:
    """The whole site, with what a test needs to judge a pipeline by."""

    routes: dict[str, Route] = field(default_factory=dict)
    #: The main text of each page that has one, for precision and recall of extraction.
    main_text: dict[str, str] = field(default_factory=dict)
    #: Personal data by page, and strings that look similar but are none.
    personal: dict[str, tuple[str, ...]] = field(default_factory=dict)
    decoys: dict[str, tuple[str, ...]] = field(default_factory=dict)


def markup(text: str, status: int = 200, content_type: str = "text/html; charset=utf-8", encoding: str = "utf-8") -> Reply:
    """A page as a reply."""
    return Reply(status, text.encode(encoding), (("Content-Type", content_type),))


def redirect(status: int, to: str) -> Reply:
    """A redirect without a body."""
    return Reply(status, b"", (("Location", to),))


def build_pages() -> Pages:
    """The site, the same at every call."""
    pages = Pages()
    rng = random.Random(SEED)
    sections = {name: read_articles(name) for name in ("llm", "terms", "life")}
    _articles(pages, sections, rng)
    _listings(pages, sections)
    _copies(pages, sections, rng)
    _forum(pages, rng)
    _misc(pages)
    _leaks(pages, sections)
    _faults(pages)
    _traps(pages)
    _front(pages, sections)
    return pages


def _add(
    pages: Pages,
    path: str,
    title: str,
    sections: list[tuple[str, str]],
    look: Look | None = None,
    *,
    charset: str | None = "utf-8",
    content_type: str = "text/html; charset=utf-8",
    encoding: str = "utf-8",
    body: str | None = None,
) -> Reply:
    """Writes a page with a main text and remembers that text."""
    markup_text = render(title, body or paragraphs(sections), look or Look(), charset)
    reply = markup(markup_text, content_type=content_type, encoding=encoding)
    pages.routes[path] = Route(reply)
    lines = [title] + [line for heading, text in sections for line in (heading, *text.split("\n")) if line]
    pages.main_text[path] = "\n".join(lines)
    return reply


def _sections(article: Article) -> list[tuple[str, str]]:
    return [(section.question, section.answer) for section in article.sections]


LAYOUTS = ("article", "soup", "article", "table")
#: How the GBK pages say what they are: (content type, meta charset). The last says nothing at all.
GBK_CLAIMS = (
    ("text/html; charset=gbk", "gbk"),
    ("text/html", "gb2312"),
    ("text/html; charset=ISO-8859-1", "gbk"),
    ("text/html", None),
)
COMMENTS = (
    "写得明白，收藏了，回头给家里人也看看。",
    "楼上说得对，我也试过，确实是这样，感谢分享经验。",
    "第一次知道还有这种说法，长见识了，下次再来。",
)


def _articles(pages: Pages, sections: dict[str, list[Article]], rng: random.Random) -> None:
    """The real articles. /life/ is in GBK and says so in four ways, one of them wrong."""
    for folder, articles in sections.items():
        for number, article in enumerate(articles):
            others = rng.sample([other for other in articles if other is not article], 3)
            look = Look(
                layout=LAYOUTS[number % len(LAYOUTS)],
                related=tuple((f"/{folder}/{other.slug}.html", other.title) for other in others),
                comments=COMMENTS[: number % 4],
            )
            path = f"/{folder}/{article.slug}.html"
            if folder == "life":
                content_type, charset = GBK_CLAIMS[number % len(GBK_CLAIMS)]
                _add(pages, path, article.title, _sections(article), look, charset=charset, content_type=content_type, encoding="gbk")
            elif article.slug == "lichun":
                reply = _add(pages, path, article.title, _sections(article), look, charset=None, content_type="text/html")
                pages.routes[path] = Route(Reply(200, b"\xef\xbb\xbf" + reply.body, reply.headers))
            else:
                _add(pages, path, article.title, _sections(article), look)


PER_PAGE = 6


def _listings(pages: Pages, sections: dict[str, list[Article]]) -> None:
    """Lists of links over several pages: ?page=2 in /llm/, /page/2/ in /terms/, "next" only in /life/ (GBK)."""
    names = {"llm": "模型问答", "terms": "节气", "life": "生活"}
    for folder, articles in sections.items():
        last = -(-len(articles) // PER_PAGE)
        for page in range(1, last + 1):
            shown = articles[(page - 1) * PER_PAGE : page * PER_PAGE]
            items = "".join(f'<li><a href="/{folder}/{article.slug}.html">{article.title}</a></li>' for article in shown)
            address = _page_address(folder, page)
            following = f'<a rel="next" href="{_page_address(folder, page + 1)}">下一页</a>' if page < last else ""
            # A tracking parameter and a session: the same page under another address.
            again = f'<a href="{address}{"&" if "?" in address else "?"}utm_source=list&amp;sid={page}a7">刷新</a>'
            encoding = "gbk" if folder == "life" else "utf-8"
            text = render(f"{names[folder]}（第 {page} 页）", f"<ul>{items}</ul>{following}{again}", Look("soup"), encoding)
            pages.routes[address] = Route(markup(text, content_type=f"text/html; charset={encoding}", encoding=encoding))


def _page_address(folder: str, page: int) -> str:
    if page == 1:
        return f"/{folder}/"
    return f"/{folder}/page/{page}/" if folder == "terms" else f"/{folder}/?page={page}"


#: Rewordings of a repost.
REWORDINGS = (("可以", "能够"), ("多半", "大多"), ("常常", "往往"), ("就是", "便是"), ("因为", "由于"), ("先", "首先"), ("不要", "别"))


def _copies(pages: Pages, sections: dict[str, list[Article]], rng: random.Random) -> None:
    """/print/ repeats articles exactly; /users/repost- changes more and more of them."""
    for article in sections["llm"][:6]:
        body = paragraphs(_sections(article))
        text = f"<!DOCTYPE html><html><head><title>{article.title}</title></head><body><main><h1>{article.title}</h1>{body}</main></body></html>"
        pages.routes[f"/print/{article.slug}.html"] = Route(markup(text))
        pages.main_text[f"/print/{article.slug}.html"] = article.text
    for number, article in enumerate(sections["terms"][:12]):
        changed: list[tuple[str, str]] = []
        for place, (question, answer) in enumerate(_sections(article)):
            for old, new in REWORDINGS[: number // 2]:
                answer = answer.replace(old, new)
            # From the ninth on whole answers are written anew: near duplicates no longer.
            if number >= 8 and place < number - 8:
                other = rng.choice(sections["life"]).sections[place % 3]
                question, answer = other.question, other.answer
            changed.append((question, answer))
        changed[-1] = (changed[-1][0], changed[-1][1] + "本文由网友转载整理。")
        _add(pages, f"/users/repost-{article.slug}.html", article.title, changed, Look("soup"))


THREADS = (
    ("求购一辆二手自行车", "想买一辆二十六寸的自行车，成色不限，能骑就好。有意的请打 {phone}，或者发邮件到 {email}。晚上八点以后都在，可以当面看车，也可以先发照片。"),
    ("捡到一张借书证", "昨天在二楼靠窗的位置捡到一张借书证，上面的名字是{name}，证件号 {identity}。请失主到一楼服务台来取，记得带上能证明身份的东西。"),
    ("合买植物灯的接龙", "植物灯三盏起送，已经有五个人报名，还差两位就能下单。钱先转到 {card}，户名{name}，转好在楼下回一声，我来统计数量。"),
    ("服务器连不上了", "从 192.0.2.{octet} 连图书馆的预约系统一直超时，换了网络也没用，重启过电脑也不行。管理员看到请联系 {email}，最好今天能修好，明天要续借。"),
    ("组队去爬山", "周日早上七点在北门集合，一起去爬山，中午在山顶吃干粮，下午四点回来。想来的加微信 {wechat}，没有微信的打 {phone} 也行。"),
    ("转让一张游泳卡", "还剩二十次，因为要搬家用不上了，半价转让，到明年三月都有效。联系人{name}，电话 {dashed}，只在本地当面交接，不邮寄。"),
    ("寻找走失的橘猫", "它昨晚从阳台跑出去，左耳有一个小缺口，胆子很小，听到生人会躲。看到请打 {phone}，一定重谢，请不要追赶它，给我打电话就好。"),
    ("订单号是不是写错了", "我的订单号是 20260315088012，页面却说不存在。书号 9787000000000 我核对了三遍都没有错，请问是不是要加上年份？问过店家，说系统正在升级，要等两天。"),
)


def _forum(pages: Pages, rng: random.Random) -> None:
    """Threads with invented personal data; the last has only numbers that look like it."""
    rows = []
    for number, (title, pattern) in enumerate(THREADS, 1):
        person: Person = invent(rng)
        values = {
            "name": person.name,
            "phone": person.phone,
            "email": person.email,
            "identity": person.identity,
            "card": person.card,
            "octet": str(rng.randrange(1, 255)),
            "wechat": f"qinghe_{rng.randrange(100, 999)}",
            "dashed": f"{person.phone[:3]}-{person.phone[3:7]}-{person.phone[7:]}",
        }
        path = f"/forum/thread-{number}.html"
        answer = "谢谢楼主，已经看到了，这件事我也会帮忙转告。希望问题早点解决，祝大家一切顺利。"
        _add(pages, path, title, [("", pattern.format(**values)), ("", answer)], Look("soup", comments=COMMENTS[:1]))
        secrets = ("phone", "email", "identity", "card", "wechat", "dashed")
        found = [values[key] for key in secrets if "{" + key + "}" in pattern]
        if "{octet}" in pattern:
            found.append(f"192.0.2.{values['octet']}")
        pages.personal[path] = tuple(found)
        pages.routes[f"/forum/{number}/print"] = Route(markup("<p>打印版不让抓</p>"))
        rows.append(f'<li><a href="{path}">{title}</a> <a href="/forum/{number}/print">打印</a></li>')
    pages.decoys["/forum/thread-8.html"] = ("20260315088012", "9787000000000")
    text = render("论坛", f"<ul>{''.join(rows)}</ul>", Look("soup"), "utf-8")
    pages.routes["/forum/"] = Route(markup(text))


ENGLISH = (
    "The library opens at nine in the morning and closes at eight in the evening, and readers are asked to keep their voices low. "
    "Books may be borrowed for thirty days and renewed once, unless another reader is waiting for them. "
    "The reading room on the second floor has power sockets, a water fountain and a quiet corner for telephone calls."
)
JAPANESE = (
    "図書館は午前九時に開き、午後八時に閉まります。館内では静かにしてください。本は三十日間借りることができ、予約がなければ一度だけ延長できます。"
    "二階の閲覧室にはコンセントと給水機があり、電話は階段のところでお願いします。"
)
KOREAN = (
    "도서관은 오전 아홉 시에 열고 오후 여덟 시에 닫습니다. 안에서는 조용히 해 주세요. 책은 삼십 일 동안 빌릴 수 있고 예약이 없으면 한 번 연장할 수 있습니다. "
    "이 층 열람실에는 콘센트와 정수기가 있습니다."
)


def _misc(pages: Pages) -> None:
    """Pages that a filter ought to drop, and a few that it drops although they are good."""
    filler = "这里的每一句话都在说同一件事，好让这一页够长，不会因为太短就被删掉。读到这里的人可以停下来想一想，为什么需要这样的规则。"
    bullets = "\n".join(f"• {name}专区，更多内容请看里面的页面" for name in ("植物", "旅行", "做饭", "修理", "读书", "钓鱼", "木工", "摄影", "跑步", "绘画"))
    teasers = "\n".join(f"关于{name}，最近有一件事情让很多人都没有想到……" for name in ("天气", "交通", "学校", "医院", "超市", "公园", "车站", "书店"))
    tags = " ".join(f"#{name}# 的分享" for name in ("早餐", "通勤", "猫", "咖啡", "夕阳", "跑步", "周末", "读书", "电影", "露营"))
    spam = "这是全城最低价的上门服务，不满意不收钱。" * 12
    numbers = "\n".join(f"一月 {day} 日的数 {day * 37 % 100}.{day} {day * 91 % 1000} {day * 53 % 10}%" for day in range(1, 29))
    keywords = "，".join(f"{kind}{size}" for kind in ("螺丝", "螺母", "垫片", "轴承", "齿轮", "弹簧", "皮带", "管件") for size in ("三号", "五号", "八号", "十号")) + "。"
    code = (
        "字典用花括号写，例如 prices = {'葱': 2, '姜': 5}，键和值用冒号隔开。取值写 prices['葱']，没有这个键会报错。"
        "想要一个默认值，就用 get 方法。遍历字典可以用 items，它一次给出键和值。字典从三点七版起保证按放入的顺序排列。"
    )
    lorem = "这一页的模板还没有换成正文。Lorem ipsum dolor sit amet 是排版用的假文。编辑看到请尽快替换。" + filler + "谢谢配合。"
    adverts = "需要代开发票的请加客服。本店长期代开发票，票种齐全，可以先验后付。" + filler + "信用第一，诚信经营，欢迎新老客户。"
    mojibake = "锟斤拷锟斤拷锟斤拷的锟斤拷锟斤拷，烫烫烫烫烫烫是锟斤拷锟斤拷。" * 6
    fragments = "\n".join("这是一行没有写完的话 后面的标点不见了 也没有人来补上" for _ in range(9))
    for slug, title, text in (
        ("short", "敬请期待", "页面正在建设中，敬请期待。"),
        ("bullets", "全部专区", bullets),
        ("teasers", "你可能错过的新闻", teasers),
        ("tags", "话题广场", tags + "。" + filler),
        ("spam", "上门服务", spam),
        ("numbers", "一月数据", numbers),
        ("keywords", "配件目录", keywords),
        ("dictionary", "字典入门", code),
        ("lorem", "模板页", lorem),
        ("adverts", "票务咨询", adverts),
        ("mojibake", "乱码页", mojibake),
        ("fragments", "断句页", fragments),
        ("english", "Opening hours", ENGLISH),
        ("japanese", "開館時間", JAPANESE),
        ("korean", "이용 안내", KOREAN),
    ):
        _add(pages, f"/misc/{slug}.html", title, [("", text)])
    noindex = Look(head='<meta name="robots" content="noindex, nofollow">')
    _add(pages, "/misc/draft.html", "草稿", [("", "这一页还没有校对，作者用 meta 标签说了不要收录。" + filler)], noindex)
    pages.routes["/misc/data.csv"] = Route(Reply(200, "日期,数值\n一月,3\n".encode(), (("Content-Type", "text/csv; charset=utf-8"),)))
    rows = [path for path in pages.routes if path.startswith("/misc/")]
    items = "".join(f'<li><a href="{path}">{path}</a></li>' for path in rows)
    text = render("杂项", f"<ul>{items}</ul>", Look("soup"), "utf-8")
    pages.routes["/misc/"] = Route(markup(text))


#: Articles whose questions, with answers, are in testset.jsonl as well.
LEAKED = (("llm", 5, 0), ("terms", 9, 0), ("life", 4, 1))


def leaked_questions() -> list[tuple[str, str]]:
    """(question, answer) of the exam that a page of the site gives away."""
    found = []
    for folder, article, section in LEAKED:
        chosen = read_articles(folder)[article].sections[section]
        found.append((chosen.question, chosen.answer))
    return found


def _leaks(pages: Pages, sections: dict[str, list[Article]]) -> None:
    """A page that prints questions of the test set with their answers."""
    lines = [(question, answer) for question, answer in leaked_questions()]
    look = Look("soup", related=(("/llm/", "模型问答"),))
    _add(pages, "/quiz/answers.html", "期末测验答案汇总", lines, look)


def _faults(pages: Pages) -> None:
    """Addresses that answer late, badly, or elsewhere."""

    def note(path: str, title: str) -> Reply:
        text = (
            f"{title}时，抓取程序最容易出错。遇到这种情况不要着急，先看状态码，再看响应头里有没有写要等多久。"
            "如果写了，就照着等；如果没写，就把等待的时间加倍，并且加上一点随机。重试几次还是不行，就记下来，以后再说。"
            f"这一页说的是{title}，它自己就是一个例子：第一次来的人拿不到正文，耐心的人才能看到这段话。"
        )
        return _add(pages, path, title, [("", text)])

    busy = markup("<p>请求太多</p>", 429)
    slow_down = Reply(429, busy.body, (*busy.headers, ("Retry-After", "1")))
    broken = markup("<p>服务器出错了</p>", 500)
    away = Reply(503, b"", (("Retry-After", "1"),))
    ok = note("/faults/busy.html", "服务器说请求太多")
    pages.routes["/faults/busy.html"] = Route(ok, before=(slow_down,))
    ok = note("/faults/broken.html", "服务器临时出错")
    pages.routes["/faults/broken.html"] = Route(ok, before=(broken, broken))
    ok = note("/faults/away.html", "服务器正在维护")
    pages.routes["/faults/away.html"] = Route(ok, before=(away,))
    ok = note("/faults/slow.html", "服务器答得很慢")
    pages.routes["/faults/slow.html"] = Route(ok, delays=(0.4, 0.4))
    ok = note("/faults/stuck.html", "服务器迟迟不答")
    pages.routes["/faults/stuck.html"] = Route(ok, delays=(4.0,))
    pages.routes["/faults/dead.html"] = Route(broken)
    pages.routes["/faults/gone.html"] = Route(markup("<p>这一页已经删除</p>", 410))
    note("/about.html", "网站搬过家")
    pages.routes["/old-about"] = Route(redirect(301, "/older-about"))
    pages.routes["/older-about"] = Route(redirect(302, "about.html"))
    pages.routes["/go/ping"] = Route(redirect(302, "/go/pong"))
    pages.routes["/go/pong"] = Route(redirect(302, "/go/ping"))
    pages.routes["/go/outside"] = Route(redirect(302, "https://outside.example/"))
    pages.routes["/go/trap"] = Route(redirect(302, "/private/secret.html"))
    names = sorted(path for path in pages.routes if path.startswith(("/faults/", "/go/", "/old")))
    items = "".join(f'<li><a href="{path}">{path}</a></li>' for path in (*names, "/faults/missing.html"))
    pages.routes["/faults/"] = Route(markup(render("故障", f"<ul>{items}</ul>", Look("soup"), "utf-8")))


def _traps(pages: Pages) -> None:
    """What robots.txt forbids, and loops that it does not mention. /trap/calendar/N is answered by the server."""
    for path in ("/private/secret.html", "/private/open.html", "/files/report.pdf", "/search?q=分词器", "/trap/honeypot.html"):
        _add(pages, path, "陷阱" if path != "/private/open.html" else "允许的一页", [("", "能不能来这一页，要看 robots.txt 里哪条规则更长。更长的规则说了算，一样长就听允许的。这一条写在标准里，许多程序却按先后顺序读，于是走错了门。遇到拿不准的时候，宁可不抓，先去问问站长。他知道哪里不想被人打扰，也知道哪里可以放心取用。")])
    loop = '<p>左边的门通向右边，右边的门通向左边。</p><a href="/loop/{to}">继续走</a><a href="deep/">往深处走</a>'
    pages.routes["/loop/left"] = Route(markup(render("左边的门", loop.format(to="right"), Look(), "utf-8")))
    pages.routes["/loop/right"] = Route(markup(render("右边的门", loop.format(to="left"), Look(), "utf-8")))


def calendar(number: int) -> Reply:
    """One page of a calendar without an end."""
    return markup(render(f"第 {number} 天", f'<p>今天没有安排。</p><a href="/trap/calendar/{number + 1}">明天</a>', Look(), "utf-8"))


def deep(path: str) -> Reply:
    """/loop/deep/deep/…: a relative link that makes every address longer."""
    return markup(render("更深处", '<p>还能再深一点。</p><a href="deep/">再深一点</a>', Look(), "utf-8"))


#: Pages that no page links to: only the sitemap names them.
ORPHANS = ("/quiz/answers.html", "/about.html")


def _front(pages: Pages, sections: dict[str, list[Article]]) -> None:
    """The front page, robots.txt and the sitemap."""
    links = [
        *(f'<a href="{path}">{path}</a>' for path in ("/llm/", "/terms/", "/life/", "/forum/", "/misc/", "/faults/", "/loop/left")),
        *(f'<a href="{path}">{path}</a>' for path in sorted(pages.routes) if path.startswith(("/print/", "/users/repost-"))),
        '<a href="/private/secret.html">内部</a>',
        '<a href="/private/open.html">公开</a>',
        '<a href="/files/report.pdf">报告</a>',
        '<a href="/search?q=%E5%88%86%E8%AF%8D%E5%99%A8">搜索</a>',
        '<a href="/trap/calendar/1">日历</a>',
        '<a style="display:none" href="/trap/honeypot.html">看不见的链接</a>',
        '<a rel="nofollow" href="/misc/nofollow.html">不必跟</a>',
        '<a href="https://outside.example/">站外</a>',
        '<a href="mailto:someone@example.com">写信</a>',
        '<a href="javascript:void(0)">什么也不做</a>',
        '<a href="#top">回到顶部</a>',
        f'<a href="{ORIGIN_MARK}/llm/tokenizer.html?utm_medium=front#what">带跟踪参数的链接</a>',
    ]
    text = render("青禾资料站", "<p>欢迎来到练习网站。</p>" + "".join(f"<div>{link}</div>" for link in links), Look("soup"), "utf-8")
    pages.routes["/"] = Route(markup(text))
    pages.routes["/misc/nofollow.html"] = Route(markup("<p>标了 nofollow 的链接</p>"))
    pages.routes["/robots.txt"] = Route(Reply(200, ROBOTS.encode(), (("Content-Type", "text/plain; charset=utf-8"),)))
    locations = _locations(ORPHANS)
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locations}</urlset>'
    pages.routes["/sitemap.xml"] = Route(Reply(200, sitemap.encode(), (("Content-Type", "application/xml"),)))


def _locations(paths: Iterable[str]) -> str:
    return "".join(f"<url><loc>{ORIGIN_MARK}{html.escape(path)}</loc></url>" for path in paths)
