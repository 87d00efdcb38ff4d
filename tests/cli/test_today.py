# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due by rules and dates; taking rules over. Today is Friday 20 November 2026."""
import sys

from harness import Office, main


def lines(office, *arguments):
    return office.ok('today', '--json', *arguments).objects


def told(office, *arguments):
    """Each line in short: its group, day, what to do and about whom."""
    return [(o['group'], o['due'], o['what'], o.get('who')) for o in lines(office, *arguments)]


def student(office, name, *values):
    return office.add('student', f'family_name={name}', 'status=enrolled', *values)


def paper(office, owner, kind, *values):
    return office.add('paper', f'student={owner}', f'kind={kind}', *values)


def rule(office, name, trigger, *values):
    return office.add('deadline_rule', f'name={name}', f'trigger={trigger}', 'active=true', *values)


def test_groups():
    """a date that is a deadline by itself: late, this week, within thirty days, not yet"""
    with Office() as office:
        for due in ('2025-11-18', '2025-11-19', '2026-11-19', '2026-11-20', '2026-11-27', '2026-11-28',
                    '2026-12-20', '2026-12-21'):
            office.add('task', f'name=Until {due}', f'due={due}')
        assert told(office) == [
            ('overdue', '2026-11-19', 'Until 2026-11-19', None),
            ('overdue', '2025-11-19', 'Until 2025-11-19', None),
            ('week', '2026-11-20', 'Until 2026-11-20', None),
            ('week', '2026-11-27', 'Until 2026-11-27', None),
            ('month', '2026-11-28', 'Until 2026-11-28', None),
            ('month', '2026-12-20', 'Until 2026-12-20', None)], told(office)
        assert [o['days'] for o in lines(office)] == [-1, -366, 0, 7, 8, 30]
        assert len(lines(office, '--limit', '1')) == 3
        assert 'Overdue: 2 · This week: 2 · Next 30 days: 2' in office.ok('today').out
        later = told(office, '--date', '2027-01-01')
        assert ('overdue', '2026-12-21', 'Until 2026-12-21', None) in later, later


def test_partial_dates():
    """a month or a year is due on its last day, in the group of that day"""
    with Office() as office:
        for due in ('2026-10', '2026-11', '2026-12', '2026', '2027-03'):
            office.add('task', f'name=In {due}', f'due={due}')
        assert told(office) == [('overdue', '2026-10-31', 'In 2026-10', None),
                                ('month', '2026-11-30', 'In 2026-11', None),
                                ('later', '2026-12-31', 'In 2026-12', None),
                                ('later', '2026-12-31', 'In 2026', None)], told(office)
        december = [(group, what) for group, _due, what, _who in told(office, '--date', '2026-12-05')]
        assert december == [('overdue', 'In 2026-11'), ('overdue', 'In 2026-10'), ('month', 'In 2026-12'),
                            ('month', 'In 2026')], december


def test_task_states():
    """a task that is done, cancelled or put off is not shown; it names what it is about"""
    with Office() as office:
        partner = office.add('partner', 'name=Ankara Clinic')
        office.add('task', 'name=Done', 'due=2026-11-20', 'state=done')
        office.add('task', 'name=Cancelled', 'due=2026-11-20', 'state=cancelled')
        office.add('task', 'name=Put off', 'due=2026-11-20', 'snoozed_until=2026-11-21')
        office.add('task', 'name=Back', 'due=2026-11-20', 'snoozed_until=2026-11-20',
                   f'record=partner/{partner}')
        assert told(office) == [('week', '2026-11-20', 'Back', 'Ankara Clinic')], told(office)
        assert len(told(office, '--date', '2026-11-21')) == 2


def test_task_lead():
    """a task is shown so many days before as it says itself, else thirty"""
    with Office() as office:
        office.add('task', 'name=Early', 'due=2027-02-28', 'lead_days=100')
        office.add('task', 'name=Not yet', 'due=2027-02-28', 'lead_days=99')
        office.add('task', 'name=Usual', 'due=2027-02-28')
        office.add('task', 'name=Late', 'due=2026-11-27', 'lead_days=5')
        office.add('task', 'name=On the day', 'due=2026-11-20', 'lead_days=0')
        assert told(office) == [('week', '2026-11-20', 'On the day', None), ('later', '2027-02-28', 'Early', None)], told(office)
        names = [what for _, _, what, _ in told(office, '--date', '2027-01-28')]
        assert names == ['Late', 'On the day', 'Early', 'Not yet'], names


def test_papers():
    """a paper that a newer one replaces, that was refused, or whose student has left is passed over"""
    with Office() as office:
        here = student(office, 'Here')
        gone = office.add('student', 'family_name=Gone', 'status=graduated')
        paper(office, here, 'insurance', 'valid_to=2026-11-10')
        assert told(office) == [('overdue', '2026-11-10', 'Insurance', 'Here')]
        paper(office, here, 'insurance', 'valid_to=2027-11-10', 'state=requested')
        assert len(told(office)) == 1
        paper(office, here, 'insurance', 'valid_to=2027-11-10', 'state=issued')
        assert told(office) == []
        paper(office, here, 'visa', 'valid_to=2026-11-25', 'state=refused')
        paper(office, here, 'invitation', 'valid_to=2026-11-25')
        paper(office, gone, 'visa', 'valid_to=2026-11-25')
        assert told(office) == []


def test_rule_takes_the_place_of_the_date():
    """a rule about some papers replaces their last day as a deadline, and no others'"""
    with Office() as office:
        who = student(office, 'Haddad')
        paper(office, who, 'visa', 'valid_to=2026-12-10')
        paper(office, who, 'insurance', 'valid_to=2026-12-10')
        made = rule(office, 'Extend the visa', 'paper.valid_to', 'condition=paper.kind=visa', 'amount=20',
                    'unit=days', 'side=before')
        assert told(office) == [('week', '2026-11-20', 'Extend the visa', 'Haddad'),
                                ('month', '2026-12-10', 'Insurance', 'Haddad')], told(office)
        first = lines(office)[0]
        assert (first['rule'], first['term'], first['date']) == (
            made, '20 days before “Valid to”', '2026-12-10'), first
        assert (first['kind'], first['page'], first['page_id']) == ('paper', 'student', who)
        assert not first['checked']
        office.ok('set', 'deadline_rule', made, 'checked_on=2026-11-01')
        assert lines(office)[0]['checked']
        office.ok('set', 'deadline_rule', made, 'active=false')
        assert [l[2] for l in told(office)] == ['Visa', 'Insurance']


def test_working_days():
    """working days pass over weekends and holidays of the rule's country"""
    with Office() as office:
        who = student(office, 'Silva')
        office.add('enrolment', f'student={who}', 'date=2026-11-19', 'status=arrived')
        rule(office, 'Register', 'enrolment.date', 'condition=enrolment.status=arrived', 'amount=2',
             'unit=working_days', 'side=after', 'country=UZ')
        assert told(office) == [('week', '2026-11-23', 'Register', 'Silva')]
        office.add('holiday', 'name=Day off', 'date=2026-11-23', 'country=RU')
        assert told(office)[0][1] == '2026-11-23'
        office.add('holiday', 'name=Day off', 'date=2026-11-23', 'country=UZ')
        assert told(office)[0][1] == '2026-11-24'
        office.add('holiday', 'name=Worked', 'date=2026-11-21', 'country=UZ', 'working=true')
        assert told(office)[0][1] == '2026-11-21'


def test_done():
    """a field that is filled, or a paper that is not older than the date, makes it done"""
    with Office() as office:
        who = student(office, 'Diallo')
        office.add('enrolment', f'student={who}', 'date=2026-11-18', 'status=arrived')
        rule(office, 'Register', 'enrolment.date', 'condition=enrolment.status=arrived', 'amount=3',
             'unit=days', 'side=after', 'done_paper=registration')
        rule(office, 'Report', 'delegation.ends', 'amount=3', 'unit=days', 'side=after',
             'done_field=delegation.reported_on')
        visit = office.add('delegation', 'name=Visit', 'direction=in', 'starts=2026-11-16', 'ends=2026-11-18')
        assert {l[2] for l in told(office)} == {'Register', 'Report'}
        paper(office, who, 'registration', 'valid_from=2025-09-01')
        assert {l[2] for l in told(office)} == {'Register', 'Report'}
        paper(office, who, 'registration', 'valid_from=2026-11-19')
        office.ok('set', 'delegation', visit, 'reported_on=2026-11-19')
        assert told(office) == []


def test_citizenships():
    """only some citizenships, or all but some, by country and by group"""
    with Office() as office:
        for name, country in (('Ivanov', 'RU'), ('Singh', 'IN'), ('Nobody', None)):
            who = student(office, name, *([f'citizenship={country}'] if country else []))
            office.add('enrolment', f'student={who}', 'date=2026-11-19', 'status=arrived')
        group = office.add('country_group', 'name=Neighbours', 'code=n', 'countries=RU;KZ')
        ended = office.add('country_group', 'name=Before', 'code=b', 'countries=IN', 'until=2020-01-01')
        made = rule(office, 'Register', 'enrolment.date', 'amount=3', 'unit=days', 'side=after',
                    'except_countries=RU')

        def who():
            return sorted(l[3] for l in told(office))
        assert who() == ['Nobody', 'Singh'], who()
        office.ok('set', 'deadline_rule', made, 'except_countries=', f'except_groups={group};{ended}')
        assert who() == ['Nobody', 'Singh'], who()
        office.ok('set', 'deadline_rule', made, 'except_groups=', 'only_countries=IN', f'only_groups={group}')
        assert who() == ['Ivanov', 'Singh'], who()
        office.ok('set', 'deadline_rule', made, 'only_countries=', f'only_groups={ended}')
        assert who() == [], who()


def test_others():
    """an agreement that another one continues is passed over; a closed door is never late; lead time"""
    with Office() as office:
        old = office.add('agreement', 'name=Old', 'stage=in_force', 'valid_to=2026-11-10')
        assert told(office) == [('overdue', '2026-11-10', 'In force to', 'Old')]
        office.add('agreement', 'name=New', f'supersedes={old}')
        office.add('event', 'name=Congress', 'call_closes=2026-11-19', 'registration_closes=2026-11-21')
        assert told(office) == [('week', '2026-11-21', 'Registration closes', 'Congress')]
        office.add('agreement', 'name=Long', 'stage=in_force', 'valid_to=2027-08-01')
        rule(office, 'Give notice', 'agreement.valid_to', 'amount=6', 'unit=months', 'side=before',
             'lead_days=80')
        assert ('later', '2027-02-01', 'Give notice', 'Long') in told(office), told(office)


def test_leaving():
    """a rule about those who leave asks although they have left"""
    with Office() as office:
        who = office.add('student', 'family_name=Keita', 'status=expelled')
        office.add('enrolment', f'student={who}', 'date=2026-11-19', 'status=expelled')
        rule(office, 'Tell', 'enrolment.date', 'condition=enrolment.status=expelled', 'amount=3',
             'unit=working_days', 'side=after', 'done_field=enrolment.notice_sent_on')
        assert told(office) == [('week', '2026-11-24', 'Tell', 'Keita')], told(office)


def test_packs():
    """rules of a country are taken over once, with their sources, unchecked"""
    with Office() as office:
        offered = office.ok('rules', '--json').objects
        assert {o['pack'] for o in offered} == {'belarus', 'russia', 'uzbekistan'}
        assert all(o['source'].startswith('http') and o['term'] for o in offered)
        assert len({o['code'] for o in offered}) == len(offered)
        for pack in ('belarus', 'russia', 'uzbekistan'):
            assert office.ok('rules', pack, '--json').object['added'] > 0
            assert office.ok('rules', pack, '--json').object['added'] == 0
        rules = office.ok('list', 'deadline_rule', '--json').objects
        assert all('checked_on' not in r for r in rules), rules
        holidays = office.ok('list', 'holiday', '--where', 'country=UZ', '--json').objects
        assert len(holidays) == 7, holidays
        assert office.ok('check').out == 'The office is sound.\n'


def test_wrong():
    """what cannot be asked is refused in one sentence"""
    with Office() as office:
        office.refused(2, 'today', '--date', 'soon', says=['soon'])
        office.refused(2, 'today', '--date', '2026', says=['2026'])
        office.refused(2, 'rules', 'atlantis', says=['atlantis', 'uzbekistan'])


if __name__ == '__main__':
    main(sys.modules[__name__])
