"""The DuckDB warehouse: what the reports say, who owes them, and the tables that analysts read.

One file holds four schemas: `core` (facts as the reports state them, keyed by content), `ref` (the catalogs and who owes
which report), `ops` (runs, files, corrections) and `mart` (the views that analysts use).  Their tables, views and columns
are described in Vietnamese by `COMMENT`s in `migrations/*.sql`.

    warehouse.store         open, known, load, correct
    warehouse.consolidate   the consolidated table of one period; findings; submissions
    warehouse.exports       that table as CSV
    warehouse.workbook      that table as XLSX
    warehouse.query         a user's SQL, read-only

A writer works on a copy and publishes it by renaming: readers never meet a lock or a half-written file.
"""
