"""The text of a page without what surrounds it: three extractors and a measure for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import trafilatura
from parsel import Selector
from resiliparse.extract.html2text import extract_plain_text


# #region extractors
def plain(page: str) -> str:
    """Everything that a browser would show: each piece of text a line."""
    pieces = Selector(text=page).xpath("//body//text()[not(ancestor::script or ancestor::style)]").getall()
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def with_trafilatura(page: str) -> str:
    """The main text by trafilatura: rules on the tree, two other extractors as a fallback."""
    return trafilatura.extract(page, include_comments=False, include_tables=True, deduplicate=False) or ""


def with_resiliparse(page: str) -> str:
    """The main text by Resiliparse: one fast pass of rules over tags and class names."""
    text: str = extract_plain_text(page, main_content=True, list_bullets=True, alt_texts=False, links=False, comments=False)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def unwrap_layout(page: str) -> str:
    """PAGE with the tables that hold headings turned into blocks, the cell with a heading into an article. Old pages are laid out with
    tables; an extractor takes them for data and writes the whole text into one row."""
    selector = Selector(text=page)
    for table in selector.xpath("//table[.//h1 or .//h2]"):
        for element in table.root.iter("table", "tbody", "tr", "td"):
            cell = element.tag == "td" and (element.find(".//h1") is not None or element.find(".//h2") is not None)
            element.tag = "article" if cell else "div"
            # Width and alignment mean nothing for a block.
            element.attrib.clear()
    return str(selector.get())


def unwrapped(page: str) -> str:
    """trafilatura on a page whose layout tables are unwrapped: what the pipeline uses."""
    return with_trafilatura(unwrap_layout(page))


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "plain": plain,
    "trafilatura": with_trafilatura,
    "resiliparse": with_resiliparse,
    "trafilatura, tables unwrapped": unwrapped,
}
# #endregion


# #region score
GRAM = 5


@dataclass(frozen=True)
class Score:
    """Shared, extracted and wanted character 5-grams."""

    shared: int
    extracted: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was extracted that belongs to the text."""
        return self.shared / self.extracted if self.extracted else 0.0

    @property
    def recall(self) -> float:
        """Share of the text that was extracted."""
        return self.shared / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.shared / (self.extracted + self.wanted) if self.extracted + self.wanted else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.shared + other.shared, self.extracted + other.extracted, self.wanted + other.wanted)


def score(extracted: str, wanted: str) -> Score:
    """Compares two texts as bags of character 5-grams, white space left out: order and line breaks do not count, doubling does."""
    have, want = _grams(extracted), _grams(wanted)
    return Score((have & want).total(), have.total(), want.total())


def _grams(text: str) -> Counter[str]:
    dense = "".join(text.split())
    return Counter(dense[start : start + GRAM] for start in range(len(dense) - GRAM + 1))


# #endregion


def title_of(page: str) -> str:
    """The heading of a page, else the title without the name of the site."""
    selector = Selector(text=page)
    heading = selector.xpath("string(//h1)").get("").strip()
    return heading or selector.xpath("string(//title)").get("").split(" - ")[0].strip()
