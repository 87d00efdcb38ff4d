#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A student is admitted from the machine-readable lines of the passport (the specimen of ICAO Doc 9303, its validity moved
on), with a slip of the finger on the way; visa, registration and insurance follow; the gap shows on the student's page and on
Today, where a task is done and a rule is taken over."""
import re

from comity_ui import App, wait
from hands import choose, comity, demo_office, expect, fill, open_kind, new_record, page, save, sidebar
from journey import Journey

FIRST = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
SECOND = 'L898902C36UTO7408122F3204153ZE184226B<<<<<16'
journey = Journey()


def lines(j, first, second):
    j.form.find('text', 'Machine-readable lines').set_text(f'{first}\n{second}')


def typed(j, label):
    return j.form.find('text', label).text


@journey.step('the lines fill names, date of birth and sex')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Students')
    j.form = new_record(j.app)
    fill(j.app, j.form, 'Given names', 'Ana')
    lines(j, FIRST, SECOND)
    wait(lambda: typed(j, 'Family name') == 'Eriksson', lambda: f'the family name is {typed(j, "Family name")!r}')
    j.form.find(name=re.compile('All check digits are right'))
    assert typed(j, 'Given names') == 'Ana', 'what was typed is overwritten'
    j.picture('read')


@journey.step('what differs from what was typed is shown and can be taken over')
def _(j):
    j.form.find(name=re.compile('Given names: “Anna Maria” in the passport, “Ana” in the form'))
    j.form.find('button', re.compile('Take Over')).click()
    wait(lambda: typed(j, 'Given names') == 'Anna Maria', 'the name is not taken over')


@journey.step('a wrong character is named')
def _(j):
    lines(j, FIRST, SECOND.replace('7408122', '7408112'))
    j.form.find(name=re.compile('The check digit of the date of birth does not match'))
    lines(j, FIRST, SECOND.replace('L898902C3', 'L8989O2C3'))
    j.form.find(name=re.compile('Perhaps character 6 of line 2 is “0”, not “O”'))
    lines(j, FIRST, SECOND[:-1])
    j.form.find(name=re.compile('Line 2 has 43 characters; it should have 44'))
    j.picture('wrong')
    lines(j, FIRST, SECOND)
    j.form.find(name=re.compile('All check digits are right'))


@journey.step('a Cyrillic name that is another one is doubted')
def _(j):
    fill(j.app, j.form, 'Family name in Cyrillic', 'Иванова')
    j.form.find(name=re.compile('“Иванова” does not sound like “Eriksson”'))
    fill(j.app, j.form, 'Family name in Cyrillic', 'Эрикссон')
    wait(lambda: not j.form.look(name=re.compile('does not sound like')), 'the right name is doubted')


@journey.step('saved, the student has the passport among the papers')
def _(j):
    choose(j.app, j.form, 'Citizenship', 'Sweden')
    choose(j.app, j.form, 'Status', 'Enrolled')
    save(j.app, j.form)
    expect(j.app, 'Student', 'Anna Maria')
    page(j.app, 'Student').find('list', 'Papers').find('list item', re.compile('^Passport'))
    student, = comity('--office', demo_office(), 'list', 'student', '--search', 'eriksson anna', '--json')
    assert (student['birth_date'], student['sex']) == ('1974-08-12', 'F'), student
    paper, = comity('--office', demo_office(), 'list', 'paper', '--where', f'student={student["id"]}', '--json')
    assert (paper['valid_to'], paper['number'][-3:]) == ('2032-04-15', '2C3'), paper


def add_paper(j, kind, **fields):
    j.app.find('button', re.compile('^Add: Paper')).click()
    form = j.app.find('dialog', re.compile('^Paper'))
    choose(j.app, form, 'Kind of paper', kind)
    for label, text in fields.items():
        fill(j.app, form, label.replace('_', ' '), text)
    save(j.app, form)
    page(j.app, 'Student').find('list', 'Papers').find('list item', re.compile('^' + kind))


@journey.step('visa, registration and insurance are added; the gap is said')
def _(j):
    add_paper(j, 'Visa', Valid_from='1 September 2026', Valid_to='31 August 2027')
    add_paper(j, 'Registration', Valid_from='3 September 2026', Valid_to='31 August 2027')
    add_paper(j, 'Insurance', Valid_from='1 September 2026', Valid_to='19 November 2026')
    page(j.app, 'Student').find('grouping', 'Cover').find(name=re.compile('Insurance ended yesterday|Insurance ended 1 day ago'))
    j.picture('gap')


@journey.step('the deadlines say so, and lead back to the student')
def _(j):
    j.app.key('ctrl+d')
    row = page(j.app, 'Deadlines').find('list', 'Overdue').find('list item', re.compile('^Insurance: Eriksson Anna Maria'))
    assert row.description.startswith('1 day late. '), row.description
    j.picture('deadlines')
    j.app.real_click(row)
    expect(j.app, 'Student', 'Anna Maria')


@journey.step('a task is put on Today and done there')
def _(j):
    j.app.key('ctrl+0')
    page(j.app, 'Today')
    j.app.key('ctrl+n')
    j.app.still()
    j.app.key('Up')
    j.app.key('Return')
    form = j.app.find('dialog', re.compile('^Task'))
    fill(j.app, form, 'What to do', 'Ring the insurer')
    fill(j.app, form, 'Due', '20 November 2026')
    save(j.app, form)
    j.app.key('ctrl+0')
    week = page(j.app, 'Today').find('list', 'This week')
    week.find('list item', re.compile('^Ring the insurer')).find('button', 'Mark as Done').click()
    wait(lambda: not page(j.app, 'Today').find('list', 'This week').look('list item', re.compile('^Ring the insurer')),
         'the task is still there')
    task, = comity('--office', demo_office(), 'list', 'task', '--json')
    assert (task['state'], task['done_on']) == ('done', '2026-11-20'), task


@journey.step('rules of a country are taken over')
def _(j):
    j.app.key('ctrl+k')
    dialog = j.app.find('dialog', 'Search Everything')
    dialog.find('entry').set_text('take over')
    dialog.find('list item', re.compile('Take Over Deadline Rules'), pred=lambda node: node.selected)
    j.app.key('Return')
    dialog = j.app.find('dialog', 'Take Over Deadline Rules')
    j.app.real_click(dialog.find('list item', re.compile('^Uzbekistan')))
    dialog.find('button', 'Add 3 Rules').click()
    j.app.gone('dialog')
    rules = comity('--office', demo_office(), 'list', 'deadline_rule', '--json')
    assert len(rules) == 3, rules


@journey.step('a figure opens the list behind it')
def _(j):
    j.app.key('ctrl+0')
    students = sidebar(j.app).find('list item', re.compile('^Students'))

    def opened():  # the page may still be filling anew: what was clicked may then be gone
        if not students.selected and (figure := j.app.look('button', re.compile('foreign students'))):
            figure.click()
        return students.selected
    wait(opened, 'the students are not shown')
    page(j.app, 'Students').find(name=re.compile('Enrolled'))
    j.picture('figure')


journey.finish()
