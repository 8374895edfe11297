"""The map of a guide: positions worked out from the guide alone, with nothing drawn yet."""

from bti.guide.graph.arrows import Arrow, arrows
from bti.guide.graph.layout import lay_out
from bti.guide.graph.picture import Picture
from bti.guide.graph.ways import ways_in_words

__all__ = ["Arrow", "Picture", "arrows", "lay_out", "ways_in_words"]
