// Every kind of page in every language, at a desk and on a telephone, with
// scripts and without: it can be used by everyone, it fits, and the browser
// complains of nothing.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertAccessible, assertNoSidewaysScroll, listenForComplaints } from '../looks.js'
import { enterAward, go, recordBehind, submit, visit, withoutScripts } from './office.js'

async function aRecord (page, year = 2017) {
  await page.goto(`/figures/V1?year=${year}`)
  await go(page, () => recordBehind(page).click())
  return new URL(page.url()).pathname
}

async function aPerson (page) {
  await aRecord(page)
  await go(page, () => page.locator('.govuk-summary-list a[href^="/registers/persons/"]').click())
  return new URL(page.url()).pathname
}

async function importing (page, lines) {
  await page.goto('/registers/awards/import')
  await page.setInputFiles('input[type=file]', {
    name: 'awards.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`)
  })
  await submit(page)
}

// One record changed in two tabs, so that the second is told.
let clashes = 0
async function twoAtOneRecord (page) {
  const address = await enterAward(page, `AWD-LOOK-CLASH-${++clashes}`)
  const beside = await page.context().newPage()
  for (const tab of [page, beside]) await tab.goto(`${address}/edit`)
  for (const [tab, recipient] of [[beside, 'Invented Kites Union'], [page, 'Invented Kite Foundation']]) {
    await tab.fill('#recipient', recipient)
    await submit(tab)
  }
  await beside.close()
  assert.ok(await page.locator('section[aria-labelledby="section-clash"]').isVisible())
}

const header = 'reference,recipient,recipient_kind,awarded_on,awarded_by'

const pages = {
  'the home page': (page) => page.goto('/'),
  'the registers': (page) => page.goto('/registers'),
  'a list of records': (page) => page.goto('/registers/decisions'),
  'a list filtered and sorted': (page) =>
    page.goto('/registers/decisions?outcome=recognised&from=2017-03-01&sort=decided_on&order=ascending&page=2'),
  'a filter that is none': (page) => page.goto('/registers/decisions?from=2017'),
  'a record': (page) => aRecord(page),
  'a person with all that hangs on them': (page) => aPerson(page),
  'who has looked at a person': async (page) => {
    await page.goto(`${await aPerson(page)}/log`)
    assert.ok(await page.locator('main [role="rowheader"]').count() > 0)
  },
  'the entries of one who has looked': async (page) => {
    await page.goto(`${await aPerson(page)}/log?by=local`)
    assert.ok(await page.locator('main [role="rowheader"]').count() > 0)
  },
  'what a person is told': async (page) => {
    await page.goto(`/oversight/told/${(await aPerson(page)).split('/').pop()}`)
    assert.ok(await page.locator('main [role="rowheader"]').count() > 0)
  },
  'who was touched': async (page) => {
    await page.goto('/oversight/touched')
    await page.fill('#from', '2017-01-01')
    await go(page, () => page.locator('.nrm-filters__actions button').click())
    assert.ok(await page.locator('main [role="rowheader"]').count() > 0)
  },
  'unusual looks': (page) => page.goto('/oversight/unusual'),
  'a voided record and its history': async (page) => {
    await page.goto(`${await aRecord(page, 2016)}/void`)
    await page.fill('#_reason', 'Entered twice by mistake')
    await submit(page)
    assert.ok(await page.locator('.nrm-void').isVisible())
  },
  'a new record': (page) => page.goto('/registers/decisions/new'),
  'a new person': (page) => page.goto('/registers/persons/new'),
  'a record being changed, with errors': async (page) => {
    await page.goto(`${await aRecord(page)}/edit`)
    await page.fill('#person', '')
    await page.fill('#decided_on-month', '13')
    await submit(page)
    assert.ok(await page.locator('.govuk-error-message').count() > 0)
  },
  'two officers at one record': twoAtOneRecord,
  'voiding without a reason': async (page) => {
    await page.goto(`${await aRecord(page)}/void`)
    await submit(page)
  },
  'an import': (page) => page.goto('/registers/awards/import'),
  'the faults of an import': (page) =>
    importing(page, [header, 'AWD-LOOK-1,Invented Union,no_such_kind,2017-13-40,interior']),
  'the preview of an import': (page) =>
    importing(page, [header, 'AWD-LOOK-1,Invented Union,media,2017-03-04,interior']),
  'an import that was done': async (page) => {
    await importing(page, [header, 'AWD-LOOK-2,Invented Union,media,2017-03-04,interior'])
    await submit(page)
    assert.ok(await page.locator('.govuk-notification-banner').isVisible())
  },
  'what a search found': async (page) => {
    await page.goto('/search')
    await page.fill('#search-again', 'DEC-2017-00002')
    await submit(page)
  },
  'a search that found nothing': async (page) => {
    await page.goto('/search')
    await page.fill('#search-again', 'NOTHING-OF-THE-KIND')
    await submit(page)
  },
  'all figures': (page) => page.goto('/figures?year=2017'),
  'one figure': (page) => page.goto('/figures/V1?year=2017'),
  'one figure broken down': (page) => page.goto('/figures/V1?year=2017&by=form'),
  'one figure as it was known': (page) =>
    page.goto('/figures/V1?year=2017&as_known_on=2018-01-31'),
  'one figure broken down twice': async (page) => {
    await page.goto('/figures/V1?year=2017')
    await page.locator('#by-first').selectOption({ index: 1 })
    await page.locator('#by-second').selectOption({ index: 2 })
    await go(page, () => page.locator('form[action$="#parts"] button').click())
  },
  'one figure as it was frozen': (page) => page.goto('/figures/V1?year=2017&set=1'),
  'a list without records': (page) => page.goto('/registers/decisions?from=1999-01-01&until=1999-01-02'),
  'the search before it is asked': (page) => page.goto('/search'),
  'the report for freezing': (page) => page.goto('/report/freeze?year=2017'),
  'a figure that nobody reported': (page) => page.goto('/figures/V1?year=2012'),
  'a figure that there is none of': (page) => page.goto('/figures/V99?year=2017'),
  'a day that is none': (page) => page.goto('/figures/V1?year=2017&as_known_on=2017-02-30'),
  'a year without records': (page) => page.goto('/?year=2012'),
  'the report and its frozen sets': (page) => page.goto('/report?year=2017'),
  'the report as a draft': (page) => page.goto('/report/read?year=2017&set=draft'),
  'the report as it was frozen': (page) => page.goto('/report/read?year=2017&set=1'),
  'the revisions': (page) => page.goto('/report/revisions?year=2017'),
  'freezing unconfirmed': async (page) => {
    await page.goto('/report/freeze?year=2017')
    await submit(page)
  },
  'the log': (page) => page.goto('/log'),
  'who is due to be erased': (page) => page.goto('/retention'),
  'who has looked at a record': async (page) => page.goto(`${await aRecord(page)}/log`),
  'the page for programs': (page) => page.goto('/programs'),
  'the licences': (page) => page.goto('/licences'),
  'an address that leads nowhere': (page) => page.goto('/nowhere')
}

// Chromium tells of every answer that is not 200; some of these pages are one.
const refused = /^Failed to load resource: the server responded with a status of 4(00|04|09|22)/

const atADesk = { width: 1280, height: 900 }
const onATelephone = { width: 320, height: 640 }

function look (reach, language, settings = {}) {
  return visit(async (page) => {
    const complaints = listenForComplaints(page)
    await reach(page)
    assert.equal(await page.locator('html').getAttribute('lang'), language)
    assert.equal(await page.locator('h1').count(), 1)
    for (const place of [atADesk, onATelephone]) {
      await page.setViewportSize(place)
      await assertNoSidewaysScroll(page)
      // The looker is a script itself.
      if (settings !== withoutScripts) await assertAccessible(page)
    }
    assert.deepEqual(complaints.filter((said) => !refused.test(said)), [])
  }, { language, ...settings })
}

for (const language of ['en', 'az']) {
  // Two at a time: they only look, but for records of years or registers that
  // no other look counts.
  describe(`pages in the language ${language}`, { concurrency: 2 }, () => {
    for (const [name, reach] of Object.entries(pages)) {
      test(`${name}: used by everyone, fits, complains of nothing`, look(reach, language))
    }
  })
}

describe('pages without JavaScript', { concurrency: 2 }, () => {
  for (const [name, reach] of Object.entries(pages)) {
    test(`${name}: is reached, fits, complains of nothing`, look(reach, 'az', withoutScripts))
  }
})
