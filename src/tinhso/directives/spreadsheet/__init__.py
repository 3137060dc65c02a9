"""Plans and lists as workbooks: the empty form, what a filled one says, the rows to correct, and lists taken out."""

from tinhso.directives.spreadsheet.export import export_csv, export_xlsx
from tinhso.directives.spreadsheet.form import failed_rows, form
from tinhso.directives.spreadsheet.plan import CellProblem, PlanRow, PlanSheet
from tinhso.directives.spreadsheet.reading import read

__all__ = [
    "CellProblem",
    "PlanRow",
    "PlanSheet",
    "export_csv",
    "export_xlsx",
    "failed_rows",
    "form",
    "read",
]
