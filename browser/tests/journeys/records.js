// Entering a record with faults and without, finding it again, and reading
// the pages in another language.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertSays, follow, go, heading, send, visit, withoutScripts, words } from './office.js'

const typed = {
  recipient: 'Invented Lantern Public Union',
  'awarded_on-day': '31',
  'awarded_on-month': '2',
  'awarded_on-year': '2017',
  _reference: 'AWD-INVENTED-1',
  _reason: 'Told by telephone'
}

async function fill (page, values) {
  for (const [field, value] of Object.entries(values)) await page.fill(`#${field}`, value)
}

async function assertHolds (page, values) {
  for (const [field, value] of Object.entries(values)) {
    assert.equal(await page.inputValue(`#${field}`), value, `${field} keeps what was typed`)
  }
}

// The words of the error that stands at a field and is told with it.
async function errorAt (page, control, field) {
  const described = await page.locator(control).evaluate((element) =>
    (element.closest('[aria-describedby]') ?? element).getAttribute('aria-describedby'))
  assert.ok(described?.split(' ').includes(`${field}-error`), `${control} is told its error`)
  return words(page.locator(`#${field}-error`))
}

async function enterWithFaults (page, reference) {
  await page.goto('/registers/awards/new')
  await fill(page, { ...typed, _reference: reference })
  await page.getByLabel('Awarded by').selectOption('interior')
  await send(page, 'Save')
  await assertHolds(page, { ...typed, _reference: reference, awarded_by: 'interior' })
  assert.equal(await page.locator('.govuk-error-summary__list li').count(), 2)
  assert.match(await errorAt(page, '#awarded_on-day', 'awarded_on'), /\w/)
  assert.match(await errorAt(page, '#recipient_kind-1', 'recipient_kind'), /\w/)
}

async function mend (page) {
  await page.fill('#awarded_on-day', '28')
  await page.getByRole('radio', { name: 'Public association', exact: true }).check()
  await send(page, 'Save')
}

describe('the records of a practice country', () => {
  test('a form with faults keeps all that was typed, and each error leads to its field', visit(async (page) => {
    await enterWithFaults(page, typed._reference)
    const errors = page.locator('.govuk-error-summary__list a')
    for (const error of await errors.all()) {
      const field = (await error.getAttribute('href')).slice(1)
      await error.click()
      assert.equal(await page.evaluate(() => document.activeElement.id), field)
    }
    await mend(page)
    assert.equal(await heading(page), `Award ${typed._reference}`)
    await assertSays(page.locator('.govuk-summary-list').first(), typed.recipient)
    await assertSays(page.locator('.nrm-history__version'), typed._reason)
  }))

  test('so it does without JavaScript', visit(async (page) => {
    await enterWithFaults(page, 'AWD-INVENTED-2')
    await mend(page)
    assert.equal(await heading(page), 'Award AWD-INVENTED-2')
  }, withoutScripts))

  for (const [place, settings] of [['', {}], [' without JavaScript', withoutScripts]]) {
    test(`a record is found by its reference number${place}`, visit(async (page) => {
      await page.goto('/registers')
      await page.locator('#search').fill('DEC-2017-00002')
      await send(page, 'Search', page.locator('.nrm-header'))
      assert.ok(!page.url().includes('DEC-2017'), 'what was looked for stays out of the address')
      await follow(page, 'DEC-2017-00002')
      assert.equal(await heading(page), 'Decision DEC-2017-00002')
    }, settings))
  }

  test('a search that finds nothing says so and keeps the words', visit(async (page) => {
    await page.goto('/search')
    await page.locator('#search-again').fill('NOTHING-OF-THE-KIND')
    await send(page, 'Search')
    assert.ok(await page.locator('.nrm-empty').isVisible())
    assert.equal(await page.inputValue('#search-again'), 'NOTHING-OF-THE-KIND')
  }))

  test('every page can be read in the other language, which is remembered', visit(async (page) => {
    await page.goto('/figures/V1?year=2017')
    const english = await heading(page)
    await go(page, () => page.locator('.nrm-languages a[lang="az"]').click())
    assert.match(page.url(), /\/figures\/V1\?year=2017$/)
    assert.equal(await page.locator('html').getAttribute('lang'), 'az')
    assert.notEqual(await heading(page), english)
    await page.goto('/registers')
    assert.equal(await page.locator('html').getAttribute('lang'), 'az')
    await go(page, () => page.locator('.nrm-languages a[lang="en"]').click())
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  }))

  test('an address that leads nowhere says so and leads home', visit(async (page) => {
    const answer = await page.goto('/registers/awards/00000000000000000000000000000000')
    assert.equal(answer.status(), 404)
    await follow(page, 'To the home page')
    assert.equal(await heading(page), 'The year 2017')
  }))
})
