// A sheet comes in: its faults are told line by line and nothing is saved;
// the mended sheet is shown first, and then saved whole.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertSays, heading, send, visit, withoutScripts, words } from './office.js'

const header = 'reference,recipient,recipient_kind,awarded_on,awarded_by'

function sheet (...lines) {
  return { name: 'awards.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...lines, ''].join('\n')) }
}

async function preview (page, file) {
  await page.setInputFiles('input[type=file]', file)
  await send(page, 'Check without saving')
}

// How many awards there are, looked up in a tab beside the import.
async function awards (page) {
  const beside = await page.context().newPage()
  await beside.goto('/registers/awards')
  const counted = Number((await words(beside.locator('#records-caption'))).replace(/\D/g, ''))
  await beside.close()
  return counted
}

async function importOf (page, reference) {
  const before = await awards(page)
  await page.goto('/registers/awards/import')
  await preview(page, sheet(
    `${reference}-1,Invented Orchard Public Union,public_association,2017-04-05,interior`,
    `${reference}-2,Invented Harbour Public Union,no_such_kind,2017-13-40,interior`))
  const faults = page.locator('#faults')
  assert.match(await words(faults), /^2 /)
  await assertSays(page.locator('table'), 'no_such_kind')
  await assertSays(page.locator('table'), '2017-13-40')
  assert.equal(await page.getByRole('button', { name: 'Import', exact: true }).count(), 0)
  assert.equal(await awards(page), before)

  await preview(page, sheet(
    `${reference}-1,Invented Orchard Public Union,public_association,2017-04-05,interior`,
    `${reference}-2,Invented Harbour Public Union,media,2017-06-07,interior`))
  await assertSays(page.locator('#preview-caption ~ tbody'), 'Invented Harbour Public Union')
  assert.equal(await awards(page), before)
  await send(page, 'Import')
  await assertSays(page.locator('.govuk-notification-banner'), /\b2\b/)
  assert.equal(await awards(page), before + 2)

  await page.locator('#search').fill(`${reference}-2`)
  await send(page, 'Search', page.locator('.nrm-header'))
  await page.getByRole('link', { name: `${reference}-2`, exact: true }).waitFor()
}

describe('a sheet of awards is imported', () => {
  test('all of it or nothing, after its faults were told and its rows were shown', visit((page) =>
    importOf(page, 'AWD-SHEET-A')))

  test('so it is without JavaScript', visit((page) =>
    importOf(page, 'AWD-SHEET-B'), withoutScripts))

  test('the empty sheet that is offered has the names that an import asks for', visit(async (page, context) => {
    await page.goto('/registers/awards/import')
    assert.match(await heading(page), /import/i)
    const href = await page.getByRole('link', { name: /CSV/ }).getAttribute('href')
    const answer = await context.request.get(href)
    assert.equal((await answer.text()).replace('\uFEFF', '').trim(), header)
  }))
})
