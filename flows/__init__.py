"""The nightly run under Prefect.

Prefect reports usage to its makers unless told otherwise, and it decides so when it is imported: it is
told here, before any module of this package imports it.
"""

from __future__ import annotations

import os

os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY"] = "false"
os.environ["PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS"] = "false"
# The temporary server of a slow or busy machine needs more than the 20 seconds that Prefect grants it.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
