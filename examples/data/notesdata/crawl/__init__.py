"""A polite crawler in three steps: simple (requests), polite_async (httpx), scrapy_spider (Scrapy)."""
