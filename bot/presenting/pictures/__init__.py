"""Pictures: who stands where, what was said when, how a record went. Drawn as PNG, and told in words as well."""

from bot.presenting.pictures.contents import Board, Mark, Picture, Point, Record, RecordPoint, Timeline, file_name
from bot.presenting.pictures.drawing import draw, warm_up

__all__ = ["Board", "Mark", "Picture", "Point", "Record", "RecordPoint", "Timeline", "draw", "file_name", "warm_up"]
