from .conversation import Conversation, Strand, Tag
from .message import Attachment, Message, Original
from .note import Note, Presence

__all__ = [
    "Attachment",
    "Conversation",
    "Message",
    "Note",
    "Original",
    "Presence",
    "Strand",
    "Tag",
]
