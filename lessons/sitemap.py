"""Tells search engines which pages there are, where the server has a public address.

https://www.sitemaps.org/protocol.html
"""

from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lessons.address import PUBLIC_URL, public_address
from lessons.page_head import all_heads

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
NO_ADDRESS = f"This server was not told its public address ({PUBLIC_URL}).\n"


def answer_sitemap(_: Request) -> Response:
    """Answer with the addresses of the welcome page, the lessons and their steps."""
    if not (public := public_address()):
        return PlainTextResponse(NO_ADDRESS, 404)
    pages = [f"<url><loc>{escape(public + h.address)}</loc></url>" for h in all_heads()]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *pages,
        "</urlset>",
    ]
    return Response("\n".join(lines) + "\n", media_type="application/xml")


def answer_robots(_: Request) -> Response:
    """Answer with where the sitemap is. Crawlers ask at the root of a host alone."""
    if not (public := public_address()):
        return PlainTextResponse(NO_ADDRESS, 404)
    return PlainTextResponse(f"User-agent: *\nAllow: /\nSitemap: {public}{SITEMAP}\n")
