"""What an officer does at the one-stop counter's screens."""

from playwright.sync_api import Page, expect

from tests.onestop.dossiers import ANSWERS

CLOCK = "Đồng hồ hồ sơ"


def open_marriage(page: Page) -> None:
    """From the start of the counter with the keyboard alone."""
    page.goto("/mot-cua/tiep-nhan/")
    page.get_by_label("Thủ tục nào?").fill("ket hon")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký kết hôn")


def fill_in(page: Page, name: str = "Sùng Thị Mỷ", number: str = "002301000018") -> None:
    page.get_by_label("Số định danh, mã số thuế").fill(number)
    page.get_by_label("Họ và tên, tên tổ chức").fill(name)
    page.get_by_label("Điện thoại").first.fill("0912345678")
    for field, value in ANSWERS["to-khai-ket-hon"].items():
        page.locator(f"[name='answers.to-khai-ket-hon.{field}']").fill(value)


def take_in(page: Page) -> str:
    """The code of the dossier whose receipt is shown."""
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/bien-nhan/")
    return page.get_by_role("heading", level=1).inner_text()


def act(page: Page, code: str, name: str) -> None:
    page.goto(f"/mot-cua/ho-so/{code}/")
    page.get_by_role("link", name=name, exact=True).click()


def send(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text("Diễn biến", exact=True)).to_be_visible()


def clock_says(page: Page, text: str) -> None:
    expect(page.get_by_label(CLOCK)).to_contain_text(text)
