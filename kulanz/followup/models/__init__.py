from .callback import Callback
from .commission import Commission, CommissionFile
from .promise import Promise

__all__ = ["Callback", "Commission", "CommissionFile", "Promise"]
