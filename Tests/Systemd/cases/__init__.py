# All tests, in the order in which they are run.
# SPDX-License-Identifier: Apache-2.0
from . import files, life, reload, journal, confinement, people, packages, guide, figures  # noqa: F401
