"""The API's root: one typed API, each wing's router under its name."""

from ninja import NinjaAPI

api = NinjaAPI(title="Tỉnh Số", version="1")
