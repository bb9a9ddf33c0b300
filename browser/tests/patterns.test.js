// The styles and scripts themselves, on pages of invented content.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startChromium } from './chromium.js'
import { assertAccessible, assertNoSidewaysScroll, listenForComplaints } from './looks.js'
import { patternNames, servePatterns } from './patterns.js'

let browser, patterns
before(async () => {
  patterns = await servePatterns()
  browser = await startChromium()
})
after(async () => {
  await browser?.close()
  await patterns?.stop()
})

async function open (name, settings = {}) {
  const context = await browser.newContext(settings)
  const page = await context.newPage()
  const complaints = listenForComplaints(page)
  await page.goto(`${patterns.address}/${name}`)
  return { page, complaints, close: () => context.close() }
}

const windows = {
  'a desk': { viewport: { width: 1440, height: 900 } },
  'a telephone': { viewport: { width: 320, height: 640 } },
  'a browser without JavaScript': { viewport: { width: 1024, height: 768 }, javaScriptEnabled: false }
}

for (const name of await patternNames()) {
  describe(`the pattern ${name}`, () => {
    for (const [place, settings] of Object.entries(windows)) {
      test(`fits and complains of nothing in ${place}`, async () => {
        const { page, complaints, close } = await open(name, settings)
        // Asked of the browser from outside, so that it answers without
        // JavaScript on the page too.
        await assertNoSidewaysScroll(page)
        assert.deepEqual(complaints, [])
        await close()
      })
    }

    for (const place of ['a desk', 'a telephone']) {
      test(`can be used by everyone in ${place}`, async () => {
        const { page, close } = await open(name, windows[place])
        await assertAccessible(page)
        await close()
      })
    }
  })
}

test('the key / goes to the search box, and is a character inside a field', async () => {
  const { page, close } = await open('form')
  await page.keyboard.press('/')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search')
  await page.focus('#said')
  await page.keyboard.press('/')
  assert.equal(await page.inputValue('#said'), '/')
  await close()
})

test('a page with typed text asks before it is left', async () => {
  const { page, close } = await open('form')
  await page.fill('#said', 'An invented sentence')
  const asked = page.waitForEvent('dialog')
  const leaving = page.goto(`${patterns.address}/home`).catch(() => 'stayed')
  const dialog = await asked
  assert.equal(dialog.type(), 'beforeunload')
  await dialog.dismiss()
  assert.equal(await leaving, 'stayed')
  assert.equal(await page.inputValue('#said'), 'An invented sentence')
  await close()
})

test('a page lets go of typed text that is being sent', async () => {
  const { page, close } = await open('form')
  await page.fill('#said', 'An invented sentence')
  await page.evaluate(() => {
    const form = document.querySelector('form[data-keep-typed-text]')
    form.method = 'get'
    form.action = '/home'
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/home/)
  await close()
})

test('a page on which nothing was typed lets go at once', async () => {
  const { page, close } = await open('record')
  await page.goto(`${patterns.address}/home`)
  assert.match(page.url(), /home$/)
  await close()
})

test('every sheet of a practice country says so', async () => {
  const { page, close } = await open('report')
  await page.emulateMedia({ media: 'print' })
  const banner = page.locator('.nrm-practice-banner')
  assert.ok(await banner.isVisible())
  // The head of a table is what browsers print again on each sheet.
  assert.equal(
    await banner.evaluate((element) => getComputedStyle(element).display), 'table-header-group')
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).display), 'table')
  assert.equal(await page.locator('.nrm-search').isVisible(), false)
  await close()
})

test('the keyboard reaches every link and shows where it is', async () => {
  const { page, close } = await open('list', windows['a desk'])
  const wanted = await page.evaluate(() =>
    [...document.querySelectorAll('a[href], button:not([hidden]), input, select, textarea, [tabindex="0"]')].length)
  const seen = new Set()
  for (let pressed = 0; pressed < wanted; pressed++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      const style = getComputedStyle(element)
      const shown = style.boxShadow !== 'none' || style.outlineStyle !== 'none'
      return {
        place: [...document.querySelectorAll('*')].indexOf(element),
        name: element.outerHTML.slice(0, 80),
        shown
      }
    })
    assert.ok(focus.shown, `${focus.name} shows that it has the focus`)
    seen.add(focus.place)
  }
  assert.equal(seen.size, wanted)
  await close()
})
