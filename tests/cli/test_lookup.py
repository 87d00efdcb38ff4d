# SPDX-License-Identifier: GPL-3.0-or-later
"""What an address tells: lookup and logo, against a site and registers on the loopback."""
import os
import sys
import tempfile

from harness import Office, main
from sample_site import HOST, MIRROR, PAGE, RECORD, Handler


def saved(office, text, *rest, charset='utf-8'):
    path = os.path.join(office.folder, 'page.html')
    with open(path, 'wb') as f:
        f.write(text.encode(charset))
    return office.ok('lookup', '--page', path, '--base', 'https://sample.example/a/', *rest).object


def test_saved_page():
    """a saved page is read without the network: charset, fields with source and address, logos best first"""
    with Office(make=False) as office:
        before = len(Handler.asked)
        found = saved(office, PAGE, charset='windows-1251')
        assert set(found) == {'fields', 'names', 'logos', 'links', 'charset', 'problems'}, found
        assert found['charset'] == 'windows-1251'
        assert found['fields']['name'] == {'value': 'Пробный университет', 'source': 'page',
                                           'address': 'https://sample.example/a/'}, found
        assert found['fields']['country']['value'] == 'RU' and found['fields']['ror']['value'] == '02yqqv993'
        assert [logo['url'] for logo in found['logos']][:2] == ['https://sample.example/logo.svg',
                                                                'https://sample.example/small.png']
        assert found['logos'][0]['kind'] == 'json-ld' and found['logos'][0]['reason']
        scores = [logo['score'] for logo in found['logos']]
        assert scores == sorted(scores, reverse=True)
        assert {link['name'] for link in found['links']} == {'en', 'Telegram'}
        assert len(Handler.asked) == before


def test_shapes_of_linked_data():
    """linked data of every shape gives the logo"""
    organisation = '{"@type": "Organization", "logo": %s}'
    shapes = [organisation % '"/l.png"', organisation % '["/l.png", "/m.png"]',
              organisation % '{"@type": "ImageObject", "url": "/l.png"}',
              organisation % '{"@type": "ImageObject", "contentUrl": ["/l.png"]}',
              '[%s]' % (organisation % '"/l.png"'), '{"@graph": [%s]}' % (organisation % '"/l.png"'),
              '{"@type": "WebPage", "publisher": %s}' % (organisation % '"/l.png"'),
              '{"@type": "WebSite", "a": [{"b": %s}]}' % (organisation % '"/l.png"'),
              '{"@type": "https://schema.org/CollegeOrUniversity", "logo": "/l.png"}',
              '<!-- {"@type": "School", "logo": "/l.png",} -->', '//<![CDATA[\n%s\n//]]>' % (organisation % '"/l.png"')]
    with Office(make=False) as office:
        for shape in shapes:
            found = saved(office, f'<script type="application/ld+json">{shape}</script>')
            assert found['logos'][0]['url'] == 'https://sample.example/l.png', (shape, found)


def test_address():
    """an address gives what the page, the register and Wikidata say, each with its source"""
    with Office(make=False) as office:
        found = office.ok('lookup', '--allow-private', HOST, **MIRROR).object
        fields = found['fields']
        assert fields['name']['value'] == 'Sample University' and fields['name']['source'] == 'ror'
        assert fields['name_local']['value'] == 'Пробный университет'
        assert fields['name_local_language']['value'] == 'ru'
        assert fields['type']['value'] == 'education' and fields['established']['value'] == '1758'
        assert fields['latitude']['value'] == '55.75222' and fields['geonames']['value'] == '524901'
        assert fields['parent'] | {'fetched': ''} == {
            'value': 'Ministry of Samples', 'ror': '02h3bfj85', 'source': 'ror', 'fetched': '',
            'address': HOST + '/v2/organizations/02yqqv993'}, fields['parent']
        assert fields['website'] | {'fetched': ''} == {'value': HOST + '/', 'source': 'page', 'address': HOST + '/',
                                                       'fetched': ''}
        assert fields['phone']['source'] == 'page'
        assert fields['wikidata']['value'] == 'Q1'
        assert found['logos'][0]['kind'] == 'wikidata', found['logos']
        assert found['logos'][0]['rights'] == 'CC BY-SA 4.0, by A. Sample'
        assert any(logo['url'].endswith('/big.png') and logo['width'] == 512 for logo in found['logos'])
        assert found['problems'] == []


def test_ids_and_names():
    """an id in any form and a name lead to the register; a name that is nobody's is said so"""
    with Office(make=False) as office:
        for typed in (['02yqqv993'], ['https://ror.org/02yqqv993'], ['Q1'], ['Sample', 'University']):
            found = office.ok('lookup', *typed, **MIRROR).object
            assert found['fields']['name']['value'].startswith('Sample Univ'), (typed, found)
        office.refused(1, 'lookup', 'Nobody at all', says=['ROR has no organisation'], **MIRROR)


def test_own_network():
    """hosts of one's own network are asked only with the option; other schemes never"""
    with Office(make=False) as office:
        before = len(Handler.asked)
        office.refused(1, 'lookup', HOST, says=['127.0.0.1', 'allow'], COMITY_ROR_URL=HOST)
        office.refused(1, 'lookup', HOST.replace('http:', 'https:'), says=['allow'])
        office.refused(1, 'lookup', '--allow-private', 'https' + HOST[4:], says=['http://'])
        office.refused(1, 'logo', HOST, '-o', '/nonexistent/x.png', says=['allow'])
        assert len(Handler.asked) == before


def test_wrong_use():
    """wrong use of lookup and logo ends with 2"""
    with Office(make=False) as office:
        office.refused(2, 'lookup', says=['missing'])
        office.refused(2, 'lookup', '--page', '/dev/null', says=['--base'])
        office.refused(2, 'logo', 'example.org', says=['-o'])
        office.refused(1, 'lookup', 'https://user:secret@example.org', says=['user name'])


def test_logo():
    """the logo is a PNG of the size that is kept; HTML under the name of a picture is refused"""
    with Office(make=False) as office, tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'logo.png')
        for typed in (HOST, HOST + '/logo.svg'):
            office.ok('logo', '--allow-private', typed, '-o', path, **MIRROR)
            with open(path, 'rb') as f:
                head = f.read(24)
            assert head[:8] == b'\x89PNG\r\n\x1a\n' and head[16:24] == (192).to_bytes(4, 'big') * 2, head
            os.remove(path)
        office.refused(1, 'logo', '--allow-private', HOST + '/html-as-icon.png', '-o', path)
        assert not os.path.exists(path)


def test_refresh():
    """refreshing fills what is empty, keeps what was typed, follows what came from the web, and is undone at once"""
    with Office() as office:
        full = office.add('partner', 'name=Our Own Name', f'website={HOST}/', 'city=Typed')
        lost = office.add('partner', 'name=Lost', 'website=http://127.0.0.1:1/')
        office.ok('refresh', 'partner', '--dry-run', '--allow-private', **MIRROR)
        assert 'ror' not in office.ok('show', 'partner', full, '--json').object
        rows = {row['id']: row for row in
                office.ok('refresh', 'partner', '--allow-private', **MIRROR).objects}
        assert rows[full]['kept']['name']['new'] == 'Sample University', rows
        assert rows[full]['kept']['city'] | {'address': ''} == {'old': 'Typed', 'new': 'Moscow', 'source': 'ror',
                                                               'address': ''}
        assert rows[full]['changed']['country']['new'] == 'RU' and rows[full]['logo']
        assert rows[lost]['changed'] == {} and rows[lost]['problems'], rows
        shown = office.ok('show', 'partner', full, '--json').object
        assert shown['name'] == 'Our Own Name' and shown['city'] == 'Typed' and shown['ror'] == '02yqqv993', shown
        assert shown['logo'].startswith('sha256-') and shown['logo_source'] and shown['register_checked'] == '2026-11-20'
        origins = {row['field']: row for row in office.ok('export', 'origin').objects}
        assert origins['country']['from'] == 'ror' and origins['country']['address'].startswith(HOST), origins
        assert 'city' not in origins and origins['logo']['original'] != shown['logo']
        assert 'Sample University' in rows[full]['names'], rows
        names = sorted(row['value'] for row in office.ok('export', 'name').objects)
        assert 'Sample University' in names and len(set(names)) == len(names), names
        RECORD['established'] = 1759
        try:
            again = office.ok('refresh', 'partner', '--where', 'ror=02yqqv993', '--allow-private', **MIRROR).object
        finally:
            RECORD['established'] = 1758
        assert set(again['changed']) == {'established'} and not again['names'], again
        office.ok('check')
        office.ok('undo')
        assert office.ok('show', 'partner', full, '--json').object['established'] == '1758'
        office.ok('undo')
        assert 'ror' not in office.ok('show', 'partner', full, '--json').object
        assert office.ok('export', 'origin').out == ''


if __name__ == '__main__':
    main(sys.modules[__name__])
