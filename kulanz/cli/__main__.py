import sys

from kulanz.cli import main

sys.exit(main())
