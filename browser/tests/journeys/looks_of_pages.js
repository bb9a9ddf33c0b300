// Every kind of page in every language, at a desk and on a telephone: it can
// be used by everyone, it fits, and the browser complains of nothing.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertAccessible, assertNoSidewaysScroll, listenForComplaints } from '../looks.js'
import { go, recordBehind, visit } from './office.js'

const submit = (page) => go(page, () => page.locator('main form[method="post"] button').last().click())

async function aRecord (page, year = 2017) {
  await page.goto(`/figures/V1?year=${year}`)
  await go(page, () => recordBehind(page).click())
  return new URL(page.url()).pathname
}

async function importing (page, lines) {
  await page.goto('/registers/awards/import')
  await page.setInputFiles('#file', {
    name: 'awards.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`)
  })
  await submit(page)
}

const header = 'reference,recipient,recipient_kind,awarded_on,awarded_by'

const pages = {
  'the home page': (page) => page.goto('/'),
  'the registers': (page) => page.goto('/registers'),
  'a list of records': (page) => page.goto('/registers/decisions'),
  'a record': (page) => aRecord(page),
  'a person with all that hangs on them': async (page) => {
    await aRecord(page)
    await go(page, () => page.locator('.govuk-summary-list a[href^="/registers/persons/"]').click())
  },
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
  'voiding without a reason': async (page) => {
    await page.goto(`${await aRecord(page)}/void`)
    await submit(page)
  },
  'an import': (page) => page.goto('/registers/awards/import'),
  'the faults of an import': (page) =>
    importing(page, [header, 'AWD-LOOK-1,Invented Union,no_such_kind,2017-13-40,interior']),
  'the preview of an import': (page) =>
    importing(page, [header, 'AWD-LOOK-1,Invented Union,media,2017-03-04,interior']),
  'what a search found': async (page) => {
    await page.goto('/search')
    await page.fill('#search-again', 'DEC-2017-00002')
    await submit(page)
  },
  'one figure': (page) => page.goto('/figures/V1?year=2017'),
  'one figure broken down twice': async (page) => {
    await page.goto('/figures/V1?year=2017')
    await page.locator('#by-first').selectOption({ index: 1 })
    await page.locator('#by-second').selectOption({ index: 2 })
    await go(page, () => page.locator('form[action$="#parts"] button').click())
  },
  'a year without records': (page) => page.goto('/?year=2012'),
  'the report and its frozen sets': (page) => page.goto('/report?year=2017'),
  'freezing unconfirmed': async (page) => {
    await page.goto('/report/freeze?year=2017')
    await submit(page)
  },
  'the licences': (page) => page.goto('/licences'),
  'an address that leads nowhere': (page) => page.goto('/nowhere')
}

// Chromium tells of every answer that is not 200; some of these pages are one.
const refused = /^Failed to load resource: the server responded with a status of 4(04|22)/

const atADesk = { width: 1280, height: 900 }
const onATelephone = { width: 320, height: 640 }

// Looking at all that can be wrong for people takes long: each page is looked
// at so in one language at a desk and in the other on a telephone. Whether it
// fits is asked of both in both.
for (const [language, looked] of [['en', atADesk], ['az', onATelephone]]) {
  // Two at a time: they only look, but for the voided record, which is of a
  // year that no other look reads.
  describe(`pages in the language ${language}`, { concurrency: 2 }, () => {
    for (const [name, reach] of Object.entries(pages)) {
      test(`${name}: used by everyone, fits, complains of nothing`, visit(async (page) => {
        const complaints = listenForComplaints(page)
        await reach(page)
        assert.equal(await page.locator('html').getAttribute('lang'), language)
        for (const place of [atADesk, onATelephone]) {
          await page.setViewportSize(place)
          await assertNoSidewaysScroll(page)
          if (place === looked) await assertAccessible(page)
        }
        assert.deepEqual(complaints.filter((said) => !refused.test(said)), [])
      }, { language }))
    }
  })
}
