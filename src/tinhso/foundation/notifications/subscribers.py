"""Messages of the topic `notify.person` become a line in the bell and, if the person has an address, a mail.

Payload: {"account": id, "text": str, "url": str, "kind": str, "mail": bool, "at": ISO 8601}; `at` is when it happened,
however late it is delivered. The line is written inside the delivery's transaction; the mail goes outside, its
Message-ID made of the message's key, so that a mail that is sent again after a crash is the same mail to every mailbox
that drops duplicates (RFC 5322, 3.6.4).
"""

from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage

from tinhso.foundation.accounts.models import Account
from tinhso.foundation.delivery.subscribers import GiveUp, Message, TryLater, subscribe
from tinhso.foundation.notifications.models import Notification

TOPIC = "notify.person"


def write_line(message: Message) -> None:
    payload = message.payload
    Notification.objects.get_or_create(
        account_id=payload["account"],
        key=message.key,
        defaults={
            "kind": payload["kind"],
            "text": payload["text"],
            "url": payload.get("url", ""),
            "created_at": datetime.fromisoformat(payload["at"]),
        },
    )


def send_mail(message: Message) -> None:
    if not settings.MAIL_ENABLED or not message.payload.get("mail"):
        return
    account = Account.objects.filter(pk=message.payload["account"], is_active=True).exclude(email="").first()
    if account is None:
        return
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    mail = EmailMessage(
        subject=f"[Tỉnh Số] {message.payload['text'][:120]}",
        body=f"{message.payload['text']}\n\n{message.payload.get('url', '')}\n",
        to=[account.email],
        headers={"Message-ID": f"<{message.key}@{domain}>"},
    )
    try:
        mail.send()
    except SMTPRecipientsRefused as refusal:
        raise GiveUp(str(refusal)) from refusal
    except (SMTPException, OSError) as failure:
        raise TryLater(str(failure)) from failure


def register() -> None:
    subscribe("bell", TOPIC, write_line, inside=True)
    subscribe("mail", TOPIC, send_mail, inside=False)
