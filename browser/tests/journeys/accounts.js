// The pages of accounts, in the order in which they are first seen. What is
// shown only once is looked at where it is shown.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { codeShown } from '../code.js'
import { assertAccessible, assertNoSidewaysScroll, listenForComplaints } from '../looks.js'
import { assertSays, fillDate, follow, go, heading, submit, visit, withoutScripts } from './office.js'

const password = 'seven invented kites over a harbour'

let firstLink
export function firstLinkIs (path) {
  firstLink = path
}

let recover
export function recoverIs (command) {
  recover = command
}

// A link for an officer, made by whoever keeps the machine.
async function linkAtTheMachine (reference) {
  const { stdout } = await recover(reference)
  return stdout.match(/\/sign-in-link\/\w+/)[0]
}

// Whoever has an account: the name, and codes on paper, each good once.
export const administrator = { name: 'first.sample', codes: [] }
const officer = { name: 'second.sample', codes: [] }
const third = { name: 'third.sample', codes: [] }

const windows = [{ width: 1280, height: 900 }, { width: 320, height: 640 }]

// Everything that is asked of a page, of the page that is there now.
export async function look (page, { scripts = true } = {}) {
  assert.equal(await page.locator('h1').count(), 1, page.url())
  for (const size of windows) {
    await page.setViewportSize(size)
    await assertNoSidewaysScroll(page)
    // The looker is a script itself.
    if (scripts) await assertAccessible(page)
  }
  await page.setViewportSize(windows[0])
}

// Chromium tells of every answer that is not 200; some of these pages are one.
const refused = /^Failed to load resource: the server responded with a status of 4(03|04|22|29)/

export function journey (steps, settings) {
  return visit(async (page, context) => {
    const complaints = listenForComplaints(page)
    await steps(page, context)
    assert.deepEqual(complaints.filter((said) => !refused.test(said)), [])
  }, settings)
}

export async function fill (page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`)
    if (await field.first().getAttribute('type') === 'radio') {
      await page.locator(`main [name="${name}"][value="${value}"]`).check()
    } else if (await field.evaluate((element) => element.tagName) === 'SELECT') {
      await field.selectOption(value)
    } else {
      await field.fill(value)
    }
  }
}

// Fills the form for an account, and gives the codes on paper.
export async function makeAccount (page, { name }, others = {}) {
  const letters = await page.locator('main strong[dir="ltr"]').innerText()
  await fill(page, { ...others, name, password, again: password, code: codeShown(letters) })
  await submit(page)
  const codes = await page.locator('main li strong[dir="ltr"]').allInnerTexts()
  assert.equal(codes.length, 10)
  return codes
}

// Sends name, password and code: the form of a passkey stands below it.
function sendProofs (page) {
  return go(page, () => page.locator('main form[action="/sign-in"] button').click())
}

export async function signIn (page, { name, codes }) {
  await page.goto('/sign-in')
  await fill(page, { name, password, code: codes.pop() })
  await sendProofs(page)
}

// Enters officers with a post each, who then make their accounts.
export async function takeOn (page, ...officers) {
  for (const officer of officers) {
    await page.goto('/registers/officers/new')
    await fill(page, { name: `Sample ${officer.reference}`, agency: 'interior', _reference: officer.reference })
    await fillDate(page, 'known_since', '1', '1', '2020')
    await submit(page)
    await page.goto('/registers/posts/new')
    await fill(page, { officer: officer.reference, agency: 'interior', role: officer.role })
    await fillDate(page, 'begins_on', '1', '1', '2020')
    await submit(page)
    officer.link = await linkAtTheMachine(officer.reference)
  }
  for (const officer of officers) {
    await page.context().clearCookies({ name: /opennrm/ })
    await page.goto(officer.link)
    officer.codes = await makeAccount(page, officer)
  }
}

describe('the first administrator', { concurrency: 1 }, () => {
  test('makes an account with the link that the program prints', journey(async (page) => {
    await page.goto(firstLink)
    await look(page)
    await fill(page, { officer: 'Sample First', name: 'ab', password: 'short', again: 'shorter', code: '000000' })
    await submit(page)
    assert.ok(await page.locator('.govuk-error-message').count() > 0)
    assert.equal(await page.locator('[name="officer"]').inputValue(), 'Sample First', 'what was typed is kept')
    assert.equal(await page.locator('[name="password"]').inputValue(), '', 'a password is not')
    await look(page)
    administrator.codes = await makeAccount(page, administrator, { officer: 'Sample First' })
    await look(page)
    await page.goto(firstLink)
    assert.match(await heading(page), /sign in|not found|no longer/i)
  }))

  test('is asked to sign in from then on, and signs in', journey(async (page) => {
    await page.goto('/registers')
    assert.match(page.url(), /\/sign-in/)
    await fill(page, { name: administrator.name, password: 'not the password at all', code: '000000' })
    await sendProofs(page)
    await assertSays(page.locator('main'), 'do not fit together')
    await look(page)
    await signIn(page, administrator)
    assert.doesNotMatch(page.url(), /sign-in/)
  }))

  test('enters an officer and a post, and proposes to let them in, without JavaScript', journey(async (page) => {
    await signIn(page, administrator)
    await page.goto('/registers/officers/new')
    await look(page, { scripts: false })
    await fill(page, { name: 'Sample Second', agency: 'interior', _reference: 'OFF-SECOND' })
    await fillDate(page, 'known_since', '1', '1', '2020')
    await submit(page)
    await page.goto('/registers/posts/new')
    await look(page, { scripts: false })
    await fill(page, { officer: 'OFF-SECOND', agency: 'interior', role: 'programme_officer' })
    await fillDate(page, 'begins_on', '1', '1', '2020')
    await submit(page)
    // Accounts are given only shortly after one has shown who one is.
    officer.first = await half(page, /^Let/, 'in_person_with_document', { scripts: false })
  }, withoutScripts))

  test('has another one who confirms it, let in at the machine', journey(async (page) => {
    await enterSecondAdministrator(page)
    await page.context().clearCookies()
    await page.goto(await linkAtTheMachine('OFF-THIRD'))
    third.codes = await makeAccount(page, third)
    await signIn(page, third)
    officer.second = await half(page, /^Let/, 'in_person_known')
  }))
})

async function enterSecondAdministrator (page) {
  await signIn(page, administrator)
  await page.goto('/registers/officers/new')
  await fill(page, { name: 'Sample Third', agency: 'interior', _reference: 'OFF-THIRD' })
  await fillDate(page, 'known_since', '1', '1', '2020')
  await submit(page)
  await page.goto('/registers/posts/new')
  await fill(page, { officer: 'OFF-THIRD', agency: 'interior', role: 'administrator', gives_posts_everywhere: 'yes' })
  await fillDate(page, 'begins_on', '1', '1', '2020')
  await submit(page)
}

// Proposes to let the second officer in, or confirms it; gives the half of the
// link that is shown.
async function half (page, link, check, how) {
  await page.goto('/accounts')
  await look(page, how)
  await go(page, () => page.locator('tr', { hasText: 'Sample Second' }).getByRole('link', { name: link }).click())
  await look(page, how)
  await submit(page)
  await assertSays(page.locator('main'), 'not said how you made sure')
  await look(page, how)
  await page.locator('[name="check"]').selectOption(check)
  await submit(page)
  await look(page, how)
  return page.locator('main strong[dir="ltr"]').innerText()
}

async function join (page, { first, second }) {
  await page.goto('/sign-in-link')
  await look(page)
  await fill(page, { first, second: first })
  await submit(page)
  await assertSays(page.locator('main'), 'do not fit together')
  await look(page)
  await fill(page, { first, second })
  await submit(page)
  await assertSays(page.locator('main'), 'Sample Second')
}

describe('an officer', { concurrency: 1 }, () => {
  test('makes an account with both halves of the link, which is good once', journey(async (page) => {
    await join(page, officer)
    await look(page)
    const link = page.url()
    officer.codes = await makeAccount(page, officer)
    await page.goto(link)
    await assertSays(page.locator('main'), 'no longer good')
    await look(page)
  }))

  test('works, and does not see what the post does not open', journey(async (page) => {
    await signIn(page, officer)
    await page.goto('/registers')
    assert.equal(await page.locator('main a[href="/registers/persons"]').count(), 0)
    await page.goto('/registers/awards/new')
    assert.ok(await page.locator('#recipient').isVisible())
    for (const hidden of ['/registers/persons', '/registers/persons/new']) {
      await page.goto(hidden)
      await assertSays(page.locator('h1'), /not|no/i)
      await look(page)
    }
  }))

  test('changes the password after showing again who they are, and signs out', journey(async (page) => {
    await signIn(page, officer)
    await page.goto('/account')
    await follow(page, 'Change the password')
    await look(page)
    await page.goto('/account')
    await page.locator('form[action="/sign-out"] button').click()
    await page.waitForURL(/sign-in/)
    await page.goto('/account')
    assert.match(page.url(), /sign-in/)
  }))
})

describe('an account is recovered by two', { concurrency: 1 }, () => {
  test('each sees a half of the link, and the officer joins them and is told', journey(async (page) => {
    await signIn(page, administrator)
    const first = await half(page, /^Recover/, 'in_person_with_document')
    await page.context().clearCookies()
    await signIn(page, officer)
    assert.match(page.url(), /\/account\/recovery$/)
    await assertSays(page.locator('main'), 'Sample First')
    await look(page)
    await page.context().clearCookies()
    await signIn(page, third)
    const second = await half(page, /^Recover/, 'in_person_known')
    await page.context().clearCookies()

    await join(page, { first, second })
    officer.codes = await makeAccount(page, officer)
    await signIn(page, officer)
    assert.match(page.url(), /\/account\/recovery$/)
    await assertSays(page.locator('main'), 'Sample Third')
    await look(page)
    await go(page, () => page.locator('form[action="/account/recovery"] button').click())
    assert.match(page.url(), /\/account$/)
  }))
})

const pages = ['/account', '/account/password', '/account/paper', '/account/confirm', '/accounts',
  '/registers/officers', '/registers/posts/new']

for (const language of ['en', 'az']) {
  describe(`pages of accounts in the language ${language}`, () => {
    test('used by everyone, fit, complain of nothing', journey(async (page) => {
      for (const address of ['/sign-in', '/sign-in-link']) {
        await page.goto(address)
        await look(page)
      }
      await signIn(page, administrator)
      for (const address of pages) {
        await page.goto(address)
        assert.equal(await page.locator('html').getAttribute('lang'), language)
        await look(page)
      }
    }, { language }))
  })
}

test('pages of accounts without JavaScript fit and complain of nothing', journey(async (page) => {
  await signIn(page, administrator)
  for (const address of pages) {
    await page.goto(address)
    await look(page, { scripts: false })
  }
}, { language: 'az', ...withoutScripts }))
