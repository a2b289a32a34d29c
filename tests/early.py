"""Loaded before the settings are: where the tests keep their data, and which hosts they may reach."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="kulanz-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["KULANZ_DATA"] = _folder
os.environ.setdefault("KULANZ_LOG", "ERROR")
os.environ["KULANZ_PRIVATE_HOSTS"] = "127.0.0.1,localhost"
