"""Addresses of outages and their paper slips."""

from tinhso.onestop.office.urls.routes import page
from tinhso.onestop.office.views import outages

ALL = "gian-doan/"
ONE = f"{ALL}<int:outage_id>/"

outage_urlpatterns = [
    page(ALL, outages.every, "outages"),
    page(f"{ALL}moi/", outages.declare, "declare_outage"),
    page(f"{ALL}phieu/", outages.number_block, "number_slips"),
    page(f"{ALL}phieu/<int:block_id>/", outages.block_paper, "slip_block"),
    page(ONE, outages.one, "outage"),
    page(f"{ONE}ket-thuc/", outages.end, "end_outage"),
    page(f"{ONE}khong-xay-ra/", outages.call_off, "call_off_outage"),
    page(f"{ONE}hong/", outages.spoil, "spoil_slip"),
    page(f"{ONE}tra-lai/", outages.give_back, "return_slips"),
    page(f"{ONE}ghi-lai/", outages.reopen, "reopen_slip"),
    page(f"{ONE}xac-nhan/", outages.confirm, "confirm_outage"),
]
