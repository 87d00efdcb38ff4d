# SPDX-License-Identifier: GPL-3.0-or-later
"""A university's website with the registers that know it, on the loopback."""
import http.server
import json
import threading
import urllib.parse

LOGO = '''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="white"/>
<circle cx="50" cy="50" r="40" fill="navy"/></svg>'''
PAGE = '''<!DOCTYPE html><html lang="ru"><head><meta charset="windows-1251"><title>Главная — Пробный университет</title>
<link rel="icon" sizes="32x32" href="/small.png"><link rel="manifest" href="/site.webmanifest">
<link rel="alternate" hreflang="en" href="/en/">
<script type="application/ld+json">{"@graph": [{"@type": ["CollegeOrUniversity"], "name": "Пробный университет",
"url": "/", "logo": {"@id": "#l"}, "telephone": "+7 495 123-45-67", "sameAs": ["https://ror.org/02yqqv993"],
"address": {"addressLocality": "Москва", "addressCountry": "RU"}}, {"@id": "#l", "url": "/logo.svg"},]}</script>
</head><body><a href="https://t.me/sample">Telegram</a></body></html>'''
RECORD = {
    'id': 'https://ror.org/02yqqv993', 'status': 'active', 'types': ['education', 'funder'], 'established': 1758,
    'names': [{'value': 'Sample University', 'types': ['ror_display', 'label'], 'lang': 'en'},
              {'value': 'Пробный университет', 'types': ['label'], 'lang': 'ru'},
              {'value': 'SU', 'types': ['acronym'], 'lang': None}],
    'links': [], 'domains': ['sample.example'], 'external_ids': [
        {'type': 'wikidata', 'all': ['Q1'], 'preferred': None}],
    'relationships': [{'type': 'parent', 'label': 'Ministry of Samples', 'id': 'https://ror.org/02h3bfj85'}],
    'locations': [{'geonames_id': 524901, 'geonames_details': {
        'country_code': 'RU', 'country_name': 'Russia', 'name': 'Moscow', 'lat': 55.75222, 'lng': 37.61556,
        'country_subdivision_code': 'MOW', 'country_subdivision_name': 'Moscow'}}]}
ENTITY = {'entities': {'Q1': {'id': 'Q1', 'labels': {'en': {'language': 'en', 'value': 'Sample Univ.'}}, 'claims': {
    'P154': [{'mainsnak': {'snaktype': 'value', 'datavalue': {'value': 'Sample logo.svg'}}, 'rank': 'normal'}]}}}}
RIGHTS = {'query': {'pages': {'7': {'imageinfo': [{'extmetadata': {
    'LicenseShortName': {'value': 'CC BY-SA 4.0'}, 'Artist': {'value': '<a href="/x">A. Sample</a>'}}}]}}}}


class Handler(http.server.BaseHTTPRequestHandler):
    asked, more = [], {}  # more: path -> content and its type

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.asked.append(self.path)
        path = urllib.parse.unquote(self.path)
        found = {
            **self.more,
            '/': (PAGE.encode('windows-1251'), 'text/html'),
            '/site.webmanifest': (b'{"icons": [{"src": "/big.png", "sizes": "512x512"}]}', 'application/json'),
            '/logo.svg': (LOGO.encode(), 'image/svg+xml'),
            '/broken': (b'<html><link rel=icon href=/html-as-icon.png>', 'text/html'),
            '/html-as-icon.png': (b'<html>not here</html>', 'image/png'),
            '/v2/organizations/02yqqv993': (json.dumps(RECORD).encode(), 'application/json'),
            '/v2/organizations?affiliation=Sample University': (json.dumps({'items': [
                {'chosen': True, 'organization': RECORD}]}).encode(), 'application/json'),
            '/wiki/Special:EntityData/Q1.json': (json.dumps(ENTITY).encode(), 'application/json'),
            '/wiki/Special:FilePath/Sample_logo.svg?width=512': (LOGO.encode(), 'image/svg+xml'),
        }.get(path)
        if '/w/api.php' in path and 'imageinfo' in path:
            found = (json.dumps(RIGHTS).encode(), 'application/json')
        if '/v2/organizations' in path and not found:
            found = (b'{"items": [], "number_of_results": 0}', 'application/json')
        self.send_response(200 if found else 404)
        self.send_header('Content-Type', found[1] if found else 'text/plain')
        self.send_header('Content-Length', str(len(found[0]) if found else 0))
        self.end_headers()
        if found:
            self.wfile.write(found[0])


SERVER = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
threading.Thread(target=SERVER.serve_forever, daemon=True).start()
HOST = f'http://127.0.0.1:{SERVER.server_address[1]}'
MIRROR = {'COMITY_ROR_URL': HOST, 'COMITY_WIKIDATA_URL': HOST, 'COMITY_COMMONS_URL': HOST}
