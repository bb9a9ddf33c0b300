// From the home page to a figure, to a record behind it, and to the figure
// that follows when the record changes.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  assertSays, cardOf, figure, figureAtHome, follow, go, heading, recordBehind, send, visit,
  withoutScripts, words
} from './office.js'

async function openRecordBehindVictims (page, year) {
  await page.goto(`/?year=${year}`)
  await go(page, () =>
    cardOf(page, 'Victims identified').getByRole('link', { name: 'Victims identified' }).click())
  assert.match(await heading(page), /Victims identified$/)
  const link = recordBehind(page)
  const reference = await words(link)
  await go(page, () => link.click())
  assert.equal(await heading(page), `Decision ${reference}`)
  return { reference, address: new URL(page.url()).pathname }
}

async function voidOpenedRecord (page, reason) {
  await follow(page, 'Void this record')
  await page.getByLabel('Why it was voided').fill(reason)
  await send(page, 'Void this record')
}

async function changeOutcome (page, outcome, reason) {
  await follow(page, 'Change')
  await page.getByRole('radio', { name: outcome, exact: true }).check()
  await page.locator('#_reason').fill(reason)
  await send(page, 'Save')
}

describe('the figures of a practice country', () => {
  test('the home page says how many victims were identified, and opens the figure', visit(async (page) => {
    await page.goto('/')
    assert.equal(await heading(page), 'The year 2017')
    assert.equal(await figureAtHome(page, 'Victims identified', 2017), '71')
    assert.match(await words(page.locator('.nrm-practice-banner')), /practice/i)

    await go(page, () => page.getByRole('link', { name: 'Victims identified', exact: true }).click())
    const opened = page.locator('.nrm-figure-opened')
    await assertSays(opened, /^71 persons Persons with a positive formal decision/)
    await assertSays(page.locator('.govuk-summary-list'), 'Counted from Decisions')
    assert.equal(await page.locator('#records ~ table tbody tr').count(), 25)
    await assertSays(page.locator('#records ~ table caption'), 'Records 1 to 25 of 71')
  }))

  test('a figure is broken down, and its parts add up to it', visit(async (page) => {
    await page.goto('/figures/V1?year=2017')
    await page.locator('#by-first').selectOption({ index: 1 })
    await send(page, 'Show', page.getByRole('form', { name: await words(page.locator('#parts')) }))
    assert.match(page.url(), /by=\w/)
    const numbers = page.locator('.nrm-charts table, #parts ~ div table').last()
    const parts = await numbers.locator('tbody tr').evaluateAll((rows) => rows.map((row) => ({
      name: row.querySelector('th').innerText.trim(),
      value: Number(row.querySelector('td:last-child').innerText.replace(/\D/g, ''))
    })))
    const total = parts.filter((part) => !/^(total|all)$/i.test(part.name))
      .reduce((sum, part) => sum + part.value, 0)
    assert.equal(total, 71, JSON.stringify(parts))
  }))

  test('the next page of the records behind a figure goes on where the first ended', visit(async (page) => {
    await page.goto('/figures/V1?year=2017')
    const first = await page.locator('#records ~ table .nrm-table__reference').allInnerTexts()
    await follow(page, 'Next')
    await assertSays(page.locator('#records ~ table caption'), 'Records 26 to 50 of 71')
    const second = await page.locator('#records ~ table .nrm-table__reference').allInnerTexts()
    assert.deepEqual(first.filter((reference) => second.includes(reference)), [])
  }))

  test('voiding a decision takes a victim off the figure, and its history says who and why', visit(async (page) => {
    const { reference, address } = await openRecordBehindVictims(page, 2017)
    await voidOpenedRecord(page, 'Entered twice by mistake')

    assert.equal(new URL(page.url()).pathname, address)
    assert.match(await heading(page), /void/i)
    const last = page.locator('.nrm-history__version--void')
    await assertSays(last, 'Version 2')
    await assertSays(last, 'Local officer')
    await assertSays(last, 'Reason: Entered twice by mistake')
    assert.equal(await page.locator('.nrm-history__version').count(), 2)

    assert.equal(await figure(page, 'V1', 2017), '70')
    await assertSays(page.locator('#records ~ table caption'), 'of 70')
    assert.notEqual(await words(recordBehind(page)), reference)
    assert.equal(await figureAtHome(page, 'Victims identified', 2017), '70')
  }))

  test('a record is not voided without a reason', visit(async (page) => {
    const { address } = await openRecordBehindVictims(page, 2017)
    const before = await figure(page, 'V1', 2017)
    await page.goto(address)
    await voidOpenedRecord(page, '')
    assert.ok(await page.locator('.govuk-error-summary').isVisible())
    assert.ok(await page.locator('#_reason-error').isVisible())
    assert.equal(await figure(page, 'V1', 2017), before)
  }))

  test('the same way is open without JavaScript', visit(async (page) => {
    assert.equal(await figureAtHome(page, 'Victims identified', 2016), '70')
    const { address } = await openRecordBehindVictims(page, 2016)
    await changeOutcome(page, 'Not recognised', 'The appeal was decided')

    assert.equal(new URL(page.url()).pathname, address)
    const last = page.locator('.nrm-history__version').first()
    await assertSays(last, 'Outcome: Recognised as a victim Not recognised')
    await assertSays(last, 'Local officer')
    await assertSays(last, 'Reason: The appeal was decided')
    assert.equal(await figure(page, 'V1', 2016), '69')
    assert.equal(await figureAtHome(page, 'Victims identified', 2016), '69')

    await page.goto(address)
    await voidOpenedRecord(page, 'Entered for another person')
    await assertSays(page.locator('.nrm-void'), 'Entered for another person')
  }, withoutScripts))

  test('a figure that was known earlier is still told', visit(async (page) => {
    await page.goto('/figures/V1?year=2017')
    const now = await words(page.locator('.nrm-figure-opened__value'))
    await page.getByLabel('As known on').fill('2018-01-31')
    await send(page, 'Show', page.getByRole('form', { name: 'Choose the year' }))
    assert.equal(await words(page.locator('.nrm-figure-opened__value')), '71')
    assert.notEqual(now, '71')
  }))
})
