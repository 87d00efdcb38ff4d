# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists and calendars behind an address: imported once, kept as feeds, asked again."""
import http.server
import io
import os
import sys
import threading
import zipfile

from harness import Office, main

CALENDAR = '''BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//test//EN\r
BEGIN:VEVENT\r
UID:1@sample.example\r
DTSTART;VALUE=DATE:20270310\r
SUMMARY:Day of Languages\r
LOCATION:Hall\r
END:VEVENT\r
END:VCALENDAR\r
'''


def book(**sheets):
    """A workbook with a name in each sheet."""
    cell = '<table-cell value-type="string"><p>{}</p></table-cell>'
    row = '<table-row>' + cell + '</table-row>'
    tables = ''.join(f'<table name="{sheet}">{row.format("Name")}{row.format(name)}</table>'
                     for sheet, name in sheets.items())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w') as archive:
        archive.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
        archive.writestr('content.xml', '<document-content><body><spreadsheet>' + tables +
                         '</spreadsheet></body></document-content>')
    return buffer.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    """Says what `pages` holds, with an ETag, and 304 to whoever knows it."""
    pages, asked = {}, []

    def log_message(self, *_):
        pass

    def do_GET(self):
        body = self.pages.get(self.path.split('?')[0])
        tag = f'"{hash(body)}"'
        known = self.headers.get('If-None-Match') == tag
        status = 404 if body is None else 304 if known else 200
        self.asked.append((self.path, status))
        self.send_response(status)
        self.send_header('ETag', tag)
        content = body.encode() if isinstance(body, str) else body
        if status == 200:
            self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        if status == 200:
            self.wfile.write(content)


SERVER = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
threading.Thread(target=SERVER.serve_forever, daemon=True).start()
HOST = f'http://127.0.0.1:{SERVER.server_address[1]}'
OWN = '--allow-private'


def kept_of(office, text):
    """The files of the cache of the web that hold a text."""
    folder = os.path.join(office.environment['XDG_CACHE_HOME'], 'comity', 'web')
    paths = [entry.path for entry in os.scandir(folder)] if os.path.isdir(folder) else []
    contents = {}
    for path in paths:
        with open(path, 'rb') as file:
            contents[path] = file.read()
    return [path for path, content in contents.items() if text.encode() in content]


def names(office, kind):
    return sorted(row['name'] for row in office.ok('export', kind).objects)


def test_formats():
    """CSV, JSON and iCalendar come in from an address as from a file"""
    Handler.pages = {'/list.csv': 'Name;City\nSample University;Turin\n',
                     '/list': '[{"name": "Other University", "city": "Bari"}]', '/days.ics': CALENDAR}
    with Office() as office:
        office.ok('import', 'partner', HOST + '/list.csv?key=secret', OWN)
        office.ok('import', 'partner', HOST + '/list', OWN)
        office.ok('import', 'event', HOST + '/days.ics', OWN)
        assert names(office, 'partner') == ['Other University', 'Sample University']
        event = office.ok('export', 'event').object
        assert (event['name'], event['starts'], event['venue']) == ('Day of Languages', '2027-03-10', 'Hall')
        assert 'secret' not in office.ok('history', '--json').out


def test_people():
    """a list of people leaves nothing in the cache of the web, and an erasure empties what others left there"""
    Handler.pages = {'/people.csv': 'Family name;Given names\nQvexova;Anna\n', '/list.csv': 'Name;City\nQvexova Foundation;Rome\n'}
    with Office() as office:
        office.ok('import', 'student', HOST + '/people.csv', OWN, '--feed', 'People')
        assert office.ok('feed', 'refresh', OWN, '--json').object['unchanged']
        assert kept_of(office, 'Qvexova') == []
        office.ok('import', 'partner', HOST + '/list.csv', OWN)
        assert len(kept_of(office, 'Qvexova')) == 1
        office.ok('erase', 'student', office.ok('export', 'student').object['id'], '--yes')
        assert kept_of(office, 'Qvexova') == []


def test_refused():
    """without consent the own network is not asked; what is no list or not there is told in one sentence"""
    Handler.pages = {'/page': '<html><p>Hello'}
    with Office() as office:
        before = len(Handler.asked)
        office.refused(1, 'import', 'partner', HOST + '/list.csv', says=['allow'])
        assert len(Handler.asked) == before
        office.refused(1, 'import', 'partner', HOST + '/nothing.csv', OWN)
        office.refused(1, 'import', 'partner', HOST + '/page', OWN)
        office.refused(2, 'import', 'partner', '/dev/null', '--feed', 'List', says=['address'])
        office.refused(2, 'feed', 'forget', says=['list'])
        office.refused(1, 'feed', 'refresh', 'Nothing', says=['list'])
        assert office.ok('feed', 'list').out == ''


def test_feed():
    """a feed remembers how it was read, is asked with its ETag, tells what is new, and takes it in as one step"""
    Handler.pages = {'/list.csv': 'Who,Where\nSample University,Turin\n'}
    with Office() as office:
        map_path = office.path + '.json'
        with open(map_path, 'w', encoding='utf-8') as f:
            f.write('{"columns": {"Who": "name", "Where": "city"}, "header": 1}')
        office.ok('import', 'partner', HOST + '/list.csv', OWN, '--map', map_path, '--feed', 'List')
        feed = office.ok('feed', 'list', '--json').object
        assert (feed['name'], feed['kind'], feed['address']) == ('List', 'partner', HOST + '/list.csv'), feed
        again = office.ok('feed', 'refresh', OWN, '--json').object
        assert again == {'feed': 'List', 'unchanged': True}
        assert Handler.asked[-1] == ('/list.csv', 304)

        Handler.pages['/list.csv'] = 'Who,Where\nSample University,Rome\nNew University,Bari\n'
        tried = office.ok('feed', 'refresh', 'List', OWN, '--dry-run', '--json').objects
        assert [(row['title'], row['outcome']) for row in tried[:-1]] == [('Sample University', 'changed'),
                                                                          ('New University', 'added')], tried
        assert tried[0]['details'] == 'City: Turin → Rome'
        assert names(office, 'partner') == ['Sample University']
        done = office.ok('feed', 'refresh', feed['id'], OWN, '--json').objects[-1]
        assert (done['feed'], done['added'], done['changed']) == ('List', 1, 1), done
        assert {row['city'] for row in office.ok('export', 'partner').objects} == {'Rome', 'Bari'}
        office.ok('undo')
        assert names(office, 'partner') == ['Sample University']
        assert 'unchanged' not in office.ok('feed', 'refresh', OWN, '--dry-run', '--json').objects[-1]


def test_feed_keeps_how_it_is_read():
    """a feed is read again in the charset, of the sheet and in the format that were said the first time"""
    cases = [('/list.csv', ('--charset', 'CP1250'), lambda name: f'Name;City\n{name};Bari\n'.encode('cp1250')),
             ('/book.ods', ('--sheet', 'Second'), lambda name: book(First='Nobody', Second=name)),
             ('/list', ('--format', 'list'), lambda name: f'{name}, Italy\n{name} Second, Italy\n')]
    for path, said, page in cases:
        Handler.pages = {path: page('Łąka')}
        with Office() as office:
            office.ok('import', 'partner', HOST + path, OWN, *said, '--feed', 'List')
            Handler.pages = {path: page('Śnieżka')}
            first = names(office, 'partner')
            office.ok('feed', 'refresh', OWN)
            after = names(office, 'partner')
            assert after == sorted(first + [name.replace('Łąka', 'Śnieżka') for name in first]), (path, first, after)


def test_nothing_for_rows_that_stay():
    """what only rows name that stay as they are is no news, and does not come in for them"""
    Handler.pages = {'/list.csv': 'Who,Unit\nSample University,Law\n'}
    with Office() as office:
        map_path = office.path + '.json'
        with open(map_path, 'w', encoding='utf-8') as f:
            f.write('{"columns": {"Who": "name", "Unit": "our_unit"}, "header": 1, "duplicates": "skip", '
                    '"create": ["*"]}')
        office.ok('import', 'partner', HOST + '/list.csv', OWN, '--map', map_path, '--feed', 'List')
        units = office.ok('export', 'option').objects
        Handler.pages['/list.csv'] = 'Who,Unit\nSample University,Music\n'
        done = office.ok('feed', 'refresh', OWN, '--json').objects[-1]
        assert (done['skipped'], done['added'], done['changed'], done['created']) == (1, 0, 0, 0), done
        assert office.ok('export', 'option').objects == units


def test_failing():
    """a feed that fails stops no other"""
    Handler.pages = {'/a.csv': 'Name\nFirst University\n', '/b.csv': 'Name\nSecond University\n'}
    with Office() as office:
        for name in ('a', 'b'):
            office.ok('import', 'partner', f'{HOST}/{name}.csv', OWN, '--feed', name)
        Handler.pages = {'/b.csv': 'Name\nSecond University\nThird University\n'}
        result = office.run('feed', 'refresh', OWN)
        assert result.status == 1 and 'a: ' in result.err and len(result.err.splitlines()) == 1, result
        assert names(office, 'partner') == ['First University', 'Second University', 'Third University']


if __name__ == '__main__':
    main(sys.modules[__name__])
