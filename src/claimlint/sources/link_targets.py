"""Where a link leads: its target goes in, whether it can stand for a source comes out."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from claimlint.sources.late_patterns import late

_SHOP = late(
    r"/(?:shop|store|stores|product|products|cart|checkout|buy|order|collections|pricing|book|booking|book-now"
    r"|appointments?|schedule|contact|contact-us|subscribe|newsletter|signup|sign-up|donate)(?:[/.?]|$)",
    re.IGNORECASE,
)
_SHOP_HOST = late(r"(?:^|\.)(?:shop|store|amazon|ebay|etsy|walmart|iherb|zocdoc|calendly)\.", re.IGNORECASE)
_STAND_IN = late(r"^example\.(?:com|org|net)$|^(?:todo|tk|xxx)$", re.IGNORECASE)


def host_of(target: str) -> str:
    """The host of a web address in lower case without `www.`; empty for anything else."""
    address = f"https://{target}" if target.lower().startswith("www.") else target
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = (parts.hostname or "") if parts.scheme.lower() in ("http", "https") else ""
    return host.removeprefix("www.")


def is_stand_in(target: str) -> bool:
    """Whether a link leads nowhere: empty, or an address that only stands for one."""
    return not target.strip(" #") or bool(_STAND_IN.search(host_of(target)))


def can_be_source(target: str, own_host: str = "") -> bool:
    """Whether a page of somebody else is named: no home page, no shop, no link within the own site."""
    host = host_of(target)
    if not host or is_stand_in(target) or (own_host and host == own_host):
        return False
    parts = urlsplit(target if "://" in target else f"https://{target}")
    leads_on = bool(parts.path.strip("/")) or bool(parts.query)
    return leads_on and not _SHOP.search(parts.path) and not _SHOP_HOST.search(host)


WEAK = ("encyclopedia", "social", "press-release")
_WEAK_HOSTS = {
    "encyclopedia": "wikipedia.org fandom.com",
    "social": "facebook.com instagram.com tiktok.com twitter.com x.com threads.net reddit.com quora.com youtube.com"
    " youtu.be pinterest.com linkedin.com",
    "press-release": "prnewswire.com businesswire.com globenewswire.com einpresswire.com prweb.com eurekalert.org",
}


def weakness_of(target: str) -> str:
    """Why a page is a weak sole source for a figure, as one of WEAK; empty for other hosts. From general knowledge."""
    host = f".{host_of(target)}"
    weak = ((kind, one) for kind, hosts in _WEAK_HOSTS.items() for one in hosts.split())
    return next((kind for kind, one in weak if host.endswith(f".{one}")), "")
