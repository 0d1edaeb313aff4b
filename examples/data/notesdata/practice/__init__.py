"""The practice site: invented pages on the loopback address, with everything that makes crawling hard."""
