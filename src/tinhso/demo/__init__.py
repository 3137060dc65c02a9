"""A province in mid-work for looking around and for trying things out: `tinhso.demo.loading.load`."""
