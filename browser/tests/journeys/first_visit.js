// What a browser brings along on its first visit: its languages, its keyboard,
// its slow line, and its printer.

import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { describe, test } from 'node:test'
import { follow, go, heading, recordBehind, visit, words } from './office.js'

// The size in which a page goal is given: 30 KB.
const PAGE_BYTES_MAX = 30_000

// What the browser fetched for a page, with the bytes that came over the line.
async function fetched (page, address) {
  const line = await page.context().newCDPSession(page)
  const bytes = {}
  const names = {}
  line.on('Network.responseReceived', ({ requestId, response }) => {
    names[requestId] = new URL(response.url).pathname
  })
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[requestId] = encodedDataLength
  })
  await line.send('Network.enable')
  await page.goto(address, { waitUntil: 'networkidle' })
  await line.detach()
  return Object.entries(names).map(([id, path]) => ({ path, bytes: bytes[id] ?? 0 }))
}

const noLanguageYet = (locale) => ({ language: null, locale })

describe('a first visit', () => {
  for (const { locale, tag } of [
    { locale: 'az-AZ', tag: 'az' },
    { locale: 'en-GB', tag: 'en' },
    { locale: 'pt-BR', tag: 'en' }
  ]) {
    test(`a browser that speaks ${locale} is answered in ${tag}`, visit(async (page) => {
      for (const address of ['/', '/registers', '/figures/V1?year=2017', '/report', '/nowhere']) {
        await page.goto(address)
        assert.equal(await page.locator('html').getAttribute('lang'), tag, address)
      }
    }, noLanguageYet(locale)))
  }

  test('a language that was chosen weighs more than the browser\'s', visit(async (page) => {
    await page.goto('/')
    await go(page, () => page.locator('.nrm-languages a[lang="en"]').click())
    await page.goto('/registers')
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  }, noLanguageYet('az-AZ')))

  for (const address of ['/', '/registers', '/registers/decisions', '/figures', '/figures/V1?year=2017', '/report']) {
    test(`${address} itself comes in less than 30 KB`, visit(async (page) => {
      const [first, ...rest] = await fetched(page, address)
      assert.ok(first.bytes < PAGE_BYTES_MAX, `${first.bytes} bytes`)
      // Styles and scripts come once and are kept for ever.
      for (const { path } of rest) assert.match(path, /^\/assets\//)
      for (const { path, bytes } of await fetched(page, address)) {
        if (path.startsWith('/assets/')) assert.ok(bytes === 0, `${path} was fetched again`)
      }
    }))
  }

  test('what is small on the way is the same when it has come', visit(async (page, context) => {
    const own = { 'Sec-Fetch-Site': 'same-origin', 'Accept-Encoding': 'gzip' }
    const small = await context.request.get('/licences', { headers: own })
    assert.equal(small.headers()['content-encoding'], 'gzip')
    const whole = await context.request.get('/licences')
    assert.equal(whole.headers()['content-encoding'], undefined)
    const body = await small.body()
    const text = body[0] === 0x1f ? gunzipSync(body).toString() : body.toString()
    assert.equal(text, await whole.text())
  }))
})

describe('the keyboard alone', () => {
  test('the first stop leads over the frame to the page', visit(async (page) => {
    await page.goto('/registers/decisions')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main-content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null))
  }))

  test('from the first page to a saved record without a pointer', visit(async (page) => {
    await page.goto('/registers/awards/new')
    await page.locator('#recipient').focus()
    await page.keyboard.type('Invented Keyboard Union')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    for (const part of ['7', '5', '2017']) {
      await page.keyboard.type(part)
      await page.keyboard.press('Tab')
    }
    await page.locator('#_reference').focus()
    await page.keyboard.type('AWD-KEYBOARD-1')
    await go(page, () => page.keyboard.press('Enter'))
    assert.match(await heading(page), /AWD-KEYBOARD-1/)
  }))

  test('whatever stands in focus is seen to stand in it', visit(async (page) => {
    for (const address of ['/', '/registers/decisions', '/report?year=2017']) {
      await page.goto(address)
      for (let stop = 0; stop < 25; stop++) {
        await page.keyboard.press('Tab')
        const seen = await page.evaluate(() => {
          // A card shows the focus of its link.
          for (let own = document.activeElement; own && own !== document.body; own = own.parentElement) {
            const style = getComputedStyle(own)
            if (style.outlineStyle !== 'none' || style.boxShadow !== 'none') return true
          }
          return document.activeElement === document.body
        })
        assert.ok(seen, `${address}: stop ${stop + 1} shows its focus`)
      }
    }
  }))
})

describe('the most common work', () => {
  test('an appeal is one press away from the first page', visit(async (page) => {
    await page.goto('/')
    await follow(page, 'Appeal')
    assert.equal(await heading(page), 'New: Appeal')
  }))
})

describe('paper', () => {
  test('no address of a person\'s file stands on it', visit(async (page) => {
    await page.goto('/figures/V1?year=2017')
    await go(page, () => recordBehind(page).click())
    await go(page, () => page.locator('.govuk-summary-list a[href^="/registers/persons/"]').click())
    await page.emulateMedia({ media: 'print' })
    const written = await page.evaluate(() => [...document.querySelectorAll('a')]
      .map((link) => getComputedStyle(link, '::after').content)
      .filter((content) => content.includes('/registers/')))
    assert.deepEqual(written, [])
    assert.match(await words(page.locator('h1')), /^Person /)
  }))
})
