from .channel import Channel, Folder, Mailbox, SenderRule
from .original import RawMessage
from .outbound import Outbound, Recipient

__all__ = ["Channel", "Folder", "Mailbox", "Outbound", "RawMessage", "Recipient", "SenderRule"]
