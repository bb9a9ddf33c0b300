// The annual report: read as a draft, frozen, and what is said of it when a
// record changes afterwards.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unlink, readFile } from 'node:fs/promises'
import {
  assertSays, figure, follow, go, heading, patience, recordBehind, send, visit, withoutScripts, words
} from './office.js'

const files = {
  PDF: { type: 'application/pdf', begins: '%PDF' },
  HTML: { type: 'text/html', begins: '<!DOCTYPE html>' },
  DOCX: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: 'PK'
  },
  XLSX: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: 'PK'
  },
  CSV: { type: 'text/csv', begins: 'id,' },
  JSON: { type: 'application/json', begins: '{' }
}

async function assertFilesAnswer (page, context, tag) {
  const links = page.locator(`ul[aria-labelledby="files-${tag}"] a`)
  assert.equal(await links.count(), Object.keys(files).length)
  for (const link of await links.all()) {
    const name = (await words(link)).split(' ')[0]
    const answer = await context.request.get(await link.getAttribute('href'), { timeout: patience })
    assert.equal(answer.status(), 200, `${name} answers`)
    assert.equal(answer.headers()['content-type'].split(';')[0], files[name].type)
    const body = await answer.body()
    const begins = body.subarray(0, 40).toString().replace('\uFEFF', '')
    assert.ok(begins.startsWith(files[name].begins), `${name} begins with ${files[name].begins}: ${begins}`)
    if (name === 'JSON') assert.equal(JSON.parse(body).language, tag)
  }
}

function inReport (page, id, year, set) {
  const ofSet = set ? `&set=${set}` : ''
  return page.locator(`.figure-link[href="/figures/${id}?year=${year}${ofSet}"]`)
}

async function assertReportSays (page, id, year, value, set) {
  const said = new Set(await inReport(page, id, year, set).allInnerTexts())
  assert.deepEqual([...said], [value], 'the report says one number everywhere')
}

async function freeze (page, year) {
  await page.goto(`/report?year=${year}`)
  await follow(page, `Freeze the figures of ${year}`)
  await send(page, 'Freeze and issue')
  assert.ok(await page.locator('.govuk-error-summary').isVisible(), 'freezing asks to be confirmed')
  await page.goto(`/report?year=${year}`)
  assert.equal(await page.locator('#sets').count(), 0, 'nothing was frozen unconfirmed')

  await follow(page, `Freeze the figures of ${year}`)
  await page.locator('#confirmed').check()
  await send(page, 'Freeze and issue')
  assert.ok(await page.locator('.govuk-notification-banner').isVisible())
  assert.equal(await page.locator('#sets ~ tbody tr').count(), 1)
}

// Changes a record behind a figure after its year was frozen.
async function changeRecordBehind (page, year, reason) {
  await page.goto(`/figures/V1?year=${year}`)
  await go(page, () => recordBehind(page).click())
  await follow(page, 'Change')
  await page.getByRole('radio', { name: 'Not recognised', exact: true }).check()
  await page.locator('#_reason').fill(reason)
  await send(page, 'Save')
}

async function frozenThenRevised (page, year) {
  const frozen = await figure(page, 'V1', year)
  const now = String(Number(frozen) - 1)
  await freeze(page, year)
  await changeRecordBehind(page, year, 'Recognised on a forged paper')
  assert.equal(await figure(page, 'V1', year), now)

  await page.goto(`/report?year=${year}`)
  await follow(page, 'Read the report')
  await assertReportSays(page, 'V1', year, frozen, 1)
  await assertSays(page.locator('.nrm-report__cover'), `Set 1 of ${year}`)
  await go(page, () => inReport(page, 'V1', year, 1).first().click())
  assert.equal(await words(page.locator('.nrm-figure-opened__value')), frozen)
  await assertSays(page.locator('.govuk-inset-text'), `set 1 of ${year}. Known now: ${now}`)

  await page.goto(`/report/revisions?year=${year}`)
  const row = page.getByRole('row').filter({ hasText: 'Victims identified' })
  await assertSays(row, new RegExp(`\\b${frozen} ${now} −1\\b.*Recognised on a forged paper`))
  for (const link of await page.locator('.nrm-downloads a').all()) {
    const name = await words(link)
    const answer = await page.context().request.get(await link.getAttribute('href'), { timeout: patience })
    assert.equal(answer.headers()['content-type'].split(';')[0], files[name].type)
    if (name === 'HTML') assert.match(await answer.text(), /Recognised on a forged paper/)
  }
}

describe('the report of a practice country', () => {
  for (const { tag, title } of [
    { tag: 'en', title: 'Annual report for 2017' },
    { tag: 'az', title: '2017-ci il üzrə illik hesabat' }
  ]) {
    test(`is read as a draft in the language ${tag}`, visit(async (page) => {
      const victims = await figure(page, 'V1', 2017)
      await page.goto('/report?year=2017')
      assert.equal(await heading(page), title)
      await go(page, () => page.locator('main a.govuk-button').click())
      assert.equal(await page.locator('html').getAttribute('lang'), tag)
      assert.ok(await page.locator('.nrm-report__cover .notice', { hasText: /DRAFT|LAYİHƏ/ }).isVisible())
      await assertReportSays(page, 'V1', 2017, victims)
    }, { language: tag }))
  }

  test('every file of a draft answers', visit(async (page, context) => {
    await page.goto('/report?year=2017')
    await assertFilesAnswer(page, context, 'en')
  }))

  test('a number in the report opens the figure', visit(async (page) => {
    await page.goto('/report/read?year=2017')
    await go(page, () => inReport(page, 'V1', 2017).first().click())
    assert.match(await heading(page), /Victims identified$/)
  }))

  test('a file is saved under the name of its year and language', visit(async (page) => {
    await page.goto('/report?year=2017')
    const saved = page.waitForEvent('download')
    await page.locator('#files-en + ul a').first().click()
    const file = await saved
    assert.match(file.suggestedFilename(), /2017.*en.*\.pdf$/)
    const path = await file.path()
    assert.equal((await readFile(path)).subarray(0, 4).toString(), '%PDF')
    await unlink(path)
  }))

  test('a frozen report keeps its number when a record changes, and the revisions say why', visit(
    (page) => frozenThenRevised(page, 2017)))

  test('what was issued answers in both languages', visit(async (page, context) => {
    await page.goto('/report?year=2017')
    for (const tag of ['en', 'az']) await assertFilesAnswer(page, context, tag)
  }))

  test('freezing and revising need no JavaScript', visit(
    (page) => frozenThenRevised(page, 2016), withoutScripts))
})
