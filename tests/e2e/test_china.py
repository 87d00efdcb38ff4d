#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The delegation to China of March 2024, from the invitation to what came out of it: stages, papers, both sides by
rank, a programme typed where it stands, and the outcome that becomes the signed agreement."""
import re

from comity_ui import App, wait
from hands import choose, click_in, expect, fill, new_record, open_kind, page, save, stored, suggest, toggle
from journey import Journey

NAME, PARTNER = 'Delegation to Ürümqi', 'Xinjiang Medical University'
OUTCOME = 'Agreement on joint training'
journey = Journey()


def visit(j):
    return page(j.app, 'Delegation')


def go_on(j, stage):
    """The button under the stages; the stage that was reached."""
    visit(j).find('button', f'Go On to “{stage}”').click()
    visit(j).gone('button', f'Go On to “{stage}”')


def add_member(j, side, name, post):
    visit(j).find('button', f'Add a member: {side}').click()
    form = j.app.find('dialog', re.compile('New record$'))
    fill(j.app, form, 'Full name', name)
    fill(j.app, form, 'Post', post)
    save(j.app, form)
    expect(j.app, 'Delegation', name)


@journey.step('the invitation has come: the visit is written down')
def _(j):
    j.app = App('--demo', env={'COMITY_TODAY': '2024-03-27'})
    open_kind(j.app, 'Delegations')
    form = new_record(j.app)
    fill(j.app, form, 'Name', NAME)
    toggle(j.app, form, 'Direction', 'Outgoing')
    choose(j.app, form, 'Stage', 'Requested')
    fill(j.app, form, 'First day', '19 March 2024')
    fill(j.app, form, 'Last day', '21 March 2024')
    suggest(j.app, form, 'Partners', 'xinjiang med', PARTNER)
    fill(j.app, form, 'City', 'Ürümqi')
    fill(j.app, form, 'Invitation', 'No. 24-17 of 5 February 2024')
    fill(j.app, form, 'Report due', '29 March 2024')
    save(j.app, form)
    expect(j.app, 'Delegation', NAME, PARTNER, 'Tuesday, 19 March', 'Wednesday, 20 March', 'Thursday, 21 March')
    j.picture('invited')


@journey.step('it is approved and ordered; the papers say so')
def _(j):
    go_on(j, 'Approved')
    go_on(j, 'Order issued')
    record = stored('delegation', NAME)
    assert (record['stage'], record['approved_on'], record['order_date']) == ('ordered', '2024-03-27', '2024-03-27'), record
    expect(j.app, 'Delegation', 'Report on the visit', 'in 2 days')
    j.picture('ordered')


@journey.step('both sides stand in order of rank')
def _(j):
    add_member(j, 'Our side', 'Jasur Rahimov', 'Vice-rector')
    add_member(j, 'Our side', 'Nilufar Saidova', 'Rector')
    add_member(j, 'Hosts', 'Wang Jianhua', 'President')
    row = visit(j).find('list item', re.compile('^Nilufar Saidova'))
    click_in(j.app, visit(j), row)
    j.app.find('dialog', re.compile('^Member'))
    j.app.key('Escape')
    j.app.gone('dialog', re.compile('^Member'))
    wait(lambda: row.focused, 'the member does not get the keyboard back')
    j.app.key('ctrl+Up')
    wait(lambda: stored('member', 'Nilufar')['position'] == 1, 'Ctrl+Up does not move her up')
    assert stored('member', 'Jasur')['position'] == 2
    wait(lambda: visit(j).find('list item', re.compile('^Nilufar Saidova')).focused, 'the focus does not go with her')
    j.picture('members')


@journey.step('the programme is typed where it stands, line after line')
def _(j):
    visit(j).find('button', 'Add to the Programme').click()
    for start, what in (('7:20', 'Flight to Ürümqi'), ('14:30', 'Met by the international office')):
        line = wait(lambda: j.app.look('list item', 'New line of the programme'), 'no new line')
        wait(lambda: line.find('text', 'Start').focused, 'the new line does not get the keyboard')
        j.app.type(start)
        line.find('text', 'What happens').set_text(what)
        j.app.key('Return')
        visit(j).find('label', what)
        wait(lambda: j.app.look('list item', 'New line of the programme') != line, 'the line is not saved')
    wait(lambda: j.app.find('list item', 'New line of the programme').find('text', 'Start').focused, 'no room for the next')
    j.picture('typing')
    j.app.type('25:00')
    j.app.find('list item', 'New line of the programme').find('text', 'What happens').set_text('Nothing')
    j.app.key('Return')
    wait(lambda: j.app.find('list item', 'New line of the programme').find('label', re.compile('25:00')),
         'a wrong time is not refused')
    j.picture('refused')
    j.app.key('Escape')
    j.app.gone('list item', 'New line of the programme')


@journey.step('a line is moved to the next day and changed in place, by keys')
def _(j):
    row = visit(j).find('list item', re.compile('^14:30 Met by'))
    click_in(j.app, visit(j), row)
    j.app.find('list item', 'Edit a line of the programme')
    j.app.key('Escape')
    j.app.gone('list item', 'Edit a line of the programme')
    met = visit(j).find('list item', re.compile('^14:30 Met by'))
    wait(lambda: met.focused, 'Escape does not lead back to the line')
    j.app.key('ctrl+Down')
    wait(lambda: stored('programme_item', 'Met by')['date'] == '2024-03-20', 'Ctrl+Down does not move it on')
    row = visit(j).find('list item', re.compile('^14:30 Met by'), pred=lambda node: node.focused)
    j.app.key('F2')
    line = j.app.find('list item', 'Edit a line of the programme')
    wait(lambda: line.find('text', 'What happens').focused, 'F2 does not edit')
    line.find('text', 'What happens').set_text('Signing of the agreement')
    line.find('text', 'Place').set_text('Main building, hall 1')
    j.app.key('Return')
    row = visit(j).find('list item', re.compile('^14:30 Signing of the agreement, Main building'))
    wait(lambda: visit(j).find('list item', re.compile('^14:30 Signing')).focused, 'the focus does not stay on the line')
    item = stored('programme_item', 'Signing of the agreement')
    assert (item['date'], item['start'], item['place']) == ('2024-03-20', '14:30', 'Main building, hall 1'), item
    j.picture('programme')


@journey.step('the outcome becomes the signed agreement, with one click and one form')
def _(j):
    visit(j).find('button', 'Add: Outcome').click()
    form = j.app.find('dialog', re.compile('New record$'))
    fill(j.app, form, 'What came out', OUTCOME)
    choose(j.app, form, 'Kind of outcome', 'Agreement signed')
    fill(j.app, form, 'Done on', '20 March 2024')
    save(j.app, form)
    visit(j).find('button', 'Make Agreement…').click()
    form = j.app.find('dialog', re.compile('^Agreement, New record'))
    assert form.find('text', 'Name').text == OUTCOME
    j.picture('make-agreement')
    save(j.app, form)
    visit(j).gone('button', 'Make Agreement…')
    expect(j.app, 'Delegation', f'Agreement: {OUTCOME}')
    agreement, outcome, delegation = stored('agreement', OUTCOME), stored('outcome', OUTCOME), stored('delegation', NAME)
    assert str(outcome['agreement']) == str(agreement['id']), outcome
    assert str(agreement['delegation']) == str(delegation['id']), agreement
    assert (agreement['stage'], agreement['signed_on'], agreement['signed_at']) == ('in_force', '2024-03-20', 'Ürümqi'), agreement
    j.picture('outcome')


@journey.step('it is reported; the agreement leads back to the visit')
def _(j):
    go_on(j, 'Under way')
    go_on(j, 'Reported')
    assert stored('delegation', NAME)['reported_on'] == '2024-03-27'
    visit(j).find('button', f'Open “{OUTCOME}”').click()
    expect(j.app, 'Agreement', OUTCOME, PARTNER, NAME)
    j.picture('agreement')


journey.finish()
