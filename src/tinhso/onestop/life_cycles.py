"""The wing's life cycles as tables."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.workflow import LifeCycle, Transition

VERSION = LifeCycle(
    name="onestop.procedure_version",
    states={"draft": _("Dự thảo"), "published": _("Đã công bố"), "withdrawn": _("Đã bãi bỏ")},
    initial="draft",
    final=frozenset({"withdrawn"}),
    transitions=(
        Transition("edit", frozenset({"draft"}), "draft", _("Sửa")),
        Transition("publish", frozenset({"draft"}), "published", _("Công bố")),
        Transition("withdraw", frozenset({"published"}), "withdrawn", _("Bãi bỏ")),
    ),
)
