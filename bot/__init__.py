"""A Discord bot that answers questions about one public debate with dated, attributed, sourced statements."""

import os

# The matrices here are small: handing them to a second thread costs more than it brings (numpy's OpenBLAS reads
# this when it is first imported). Who sets the variable is obeyed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
