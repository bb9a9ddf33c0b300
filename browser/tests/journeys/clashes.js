// Two officers open one record: whoever saves second is told, and neither
// loses a word.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertSays, enterAward, send, visit, withoutScripts, words } from './office.js'

// Two tabs of the record's form; in the first another recipient and the body
// that gave the award are saved.
async function twoTabs (page, context, reference) {
  const address = await enterAward(page, reference)
  const second = await context.newPage()
  await page.goto(`${address}/edit`)
  await second.goto(`${address}/edit`)
  await page.fill('#recipient', 'Invented Kite Foundation')
  await page.getByLabel('Awarded by').selectOption('interior')
  await page.fill('#_reason', 'The charter names a foundation')
  await send(page, 'Save')
  return { address, second }
}

async function clashIsToldAndSettled (page, context, reference) {
  const { second } = await twoTabs(page, context, reference)
  await second.fill('#recipient', 'Invented Kites Union')
  await second.fill('#awarded_on-day', '4')
  await send(second, 'Save')

  const clash = second.locator('section[aria-labelledby="section-clash"]')
  await assertSays(clash, 'Invented Kite Foundation')
  await assertSays(clash, 'Invented Kites Union')
  await assertSays(clash, 'Local officer')
  await assertSays(clash, 'Awarded by')
  assert.equal(Number(await second.inputValue('#awarded_on-day')), 4)

  await clash.getByRole('radio').last().check()
  await send(second, 'Save')
  const now = second.locator('.govuk-summary-list').first()
  await assertSays(now, 'Recipient Invented Kites Union')
  await assertSays(now, 'Awarded on 4 May 2017')
  await assertSays(now, 'Awarded by Ministry of Internal Affairs')

  const history = await words(second.locator('.nrm-history'))
  for (const value of ['Invented Kite Foundation', 'Invented Kites Union', 'The charter names a foundation']) {
    assert.ok(history.includes(value), `“${value}” stands in the history`)
  }
  assert.equal(await second.locator('.nrm-history__version').count(), 3)
}

describe('two tabs change one record', () => {
  test('the second is told, shown both values, and nothing is lost', visit((page, context) =>
    clashIsToldAndSettled(page, context, 'AWD-CLASH-1')))

  test('so it is without JavaScript', visit((page, context) =>
    clashIsToldAndSettled(page, context, 'AWD-CLASH-2'), withoutScripts))

  test('the second may take what the first has written', visit(async (page, context) => {
    const { second } = await twoTabs(page, context, 'AWD-CLASH-3')
    await second.fill('#recipient', 'Invented Kites Union')
    await send(second, 'Save')
    await second.locator('section[aria-labelledby="section-clash"]').getByRole('radio').first().check()
    await send(second, 'Save')
    await assertSays(second.locator('.govuk-summary-list').first(), 'Recipient Invented Kite Foundation')
  }))
})
