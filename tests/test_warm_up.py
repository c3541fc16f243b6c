import subprocess
import sys

# In a process of its own, in which no test has imported anything yet.
WARM_UP = """
import gc, sys
from lessons.warm_up import SLOW_IMPORTS, warm_up
assert not {*SLOW_IMPORTS} & {*sys.modules}
warm_up()
assert {*SLOW_IMPORTS} <= {*sys.modules}
# What the modules hold is looked at no more; what comes now is.
assert gc.get_freeze_count() > 100_000
assert len(gc.get_objects()) < 1_000
assert gc.isenabled()
"""


def test_slow_modules_are_loaded_and_left_out_of_collections() -> None:
    subprocess.run([sys.executable, "-c", WARM_UP], check=True)
