"""What may be permitted in the administration of the system, and to which roles."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import Role, register_action

PEOPLE_MANAGE = register_action("people.manage", _("quản lý người dùng và vai trò"), [Role.SYSTEM_OWNER])
ORGANIZATIONS_MANAGE = register_action("organizations.manage", _("quản lý cơ cấu đơn vị"), [Role.SYSTEM_OWNER])
AUDIT_VIEW = register_action("audit.view", _("xem nhật ký"), [Role.SYSTEM_OWNER, Role.UNIT_LEADER])
CERTIFICATES_MANAGE = register_action("certificates.manage", _("quản lý chứng thư ký số"), [Role.SYSTEM_OWNER])
OPERATIONS_VIEW = register_action("operations.view", _("theo dõi vận hành"), [Role.SYSTEM_OWNER])
OPERATIONS_OPERATE = register_action(
    "operations.operate", _("gửi lại thư treo, dừng và chạy lại việc nền"), [Role.SYSTEM_OWNER]
)
