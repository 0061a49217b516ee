"""How many threads the sums of one question may take: one."""

from __future__ import annotations

from threadpoolctl import threadpool_limits


def use_one_thread() -> None:
    """Have NumPy's and SciPy's linear algebra stay on the thread that asks, here and from now on.

    Products for one question are too small to share. The helpers of OpenBLAS wait for them in a loop that keeps a core
    busy: with two questions at a time and the front beside them that costs more than the products.
    """
    threadpool_limits(limits=1)
