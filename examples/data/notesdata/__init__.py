"""From a crawl to instruction data: the example of the chapter 数据 (/data)."""
