"""Exports as files: csv and xlsx in the language of whoever asked, written beside the conversations."""

from bot.exporting.export import FORMATS, ExportResult, export

__all__ = ["FORMATS", "ExportResult", "export"]
