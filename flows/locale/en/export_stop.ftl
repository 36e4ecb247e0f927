# Stopping an export.
export-stop = ✖ Cancel
export-stopped = ✖ The export was cancelled. No file was kept.
