from .call import Call
from .conversation import Conversation
from .message import Attachment, Message, Original
from .note import Note, Presence
from .strand import Strand
from .tag import Tag

__all__ = [
    "Attachment",
    "Call",
    "Conversation",
    "Message",
    "Note",
    "Original",
    "Presence",
    "Strand",
    "Tag",
]
