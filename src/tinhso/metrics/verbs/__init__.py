"""Every state change of the wing; actor first."""

from tinhso.metrics.verbs.comparing import compare, recompute
from tinhso.metrics.verbs.freezing import freeze
from tinhso.metrics.verbs.stating import correct_figure, enter_figure, import_figure

__all__ = ["compare", "correct_figure", "enter_figure", "freeze", "import_figure", "recompute"]
