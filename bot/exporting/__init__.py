"""Exports as files: csv, xlsx, jsonl and Parquet, made in a process beside the conversations."""

from bot.exporting.export import ExportResult, export
from bot.exporting.order import FORMATS, SETS, Order

__all__ = ["FORMATS", "SETS", "ExportResult", "Order", "export"]
