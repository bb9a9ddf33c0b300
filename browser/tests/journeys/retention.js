// Keeping and erasing: one officer proposes to erase somebody whose time is
// over, another one agrees, and the certificate is shown, then and afterwards.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { administrator, fill, journey, look, signIn, takeOn } from './accounts.js'
import { assertSays, fillDate, follow, heading, send, submit, withoutScripts } from './office.js'

const listener = { name: 'listener.sample', role: 'hotline_operator', reference: 'OFF-LISTENER', codes: [] }
const finder = { name: 'finder.sample', role: 'identification_officer', reference: 'OFF-FINDER', codes: [] }
const one = { name: 'one.sample', role: 'national_coordinator', reference: 'OFF-ONE', codes: [] }
const two = { name: 'two.sample', role: 'national_coordinator', reference: 'OFF-TWO', codes: [] }

describe('keeping and erasing', { concurrency: 1 }, () => {
  test('needs somebody who finds people, and two coordinators', journey(async (page) => {
    await signIn(page, administrator)
    await takeOn(page, listener, finder, one, two)
  }))

  test('begins with a file of long ago', journey(async (page) => {
    await signIn(page, finder)
    await page.goto('/registers/persons/new')
    await fill(page, { sex: 'female', citizenship: 'AZ', _reference: 'PER-2005-00001' })
    await fillDate(page, 'registered_on', '1', '1', '2005')
    await submit(page)
    assert.match(page.url(), /\/registers\/persons\/[^/]+$/)
  }))

  test('and with a call of long ago, in nobody\'s file', journey(async (page) => {
    await signIn(page, listener)
    await page.goto('/registers/appeals/new')
    await fill(page, { channel: 'telephone', topic: 'other', _reference: 'APP-2005-00001' })
    await fillDate(page, 'received_on', '1', '2', '2005')
    await submit(page)
    assert.match(page.url(), /\/registers\/appeals\/[^/]+$/)
  }))

  test('goes on with a proposal, without JavaScript too', journey(async (page) => {
    await signIn(page, one)
    await page.goto('/retention')
    await look(page, { scripts: false })
    await assertSays(page.locator('main'), 'PER-2005-00001')
    await send(page, /^Propose to erase\s*: PER-2005-00001/)
    await assertSays(page.locator('main'), 'Your own proposal: another officer agrees to it.')
    assert.equal(await page.locator('form[action="/retention/agree"]').count(), 0)
  }, withoutScripts))

  for (const language of ['en', 'az']) {
    test(`is fit for everyone in the language ${language}`, journey(async (page) => {
      await signIn(page, two)
      await page.goto('/retention')
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      assert.equal(await page.locator('form[action="/retention/agree"]').count(), 1)
      await look(page)
    }, { language }))
  }

  test('ends with another officer, and a certificate', journey(async (page) => {
    await signIn(page, two)
    await page.goto('/retention')
    await send(page, /^Agree and erase\s*: DES-/)
    assert.equal(await heading(page), 'Certificate of destruction')
    const main = page.locator('main')
    for (const said of ['Sample OFF-ONE', 'Sample OFF-TWO', 'The time for keeping is over']) await assertSays(main, said)
    assert.doesNotMatch(await main.innerText(), /PER-2005-00001/)
    await look(page)
  }))

  test('leaves a certificate that is shown again', journey(async (page) => {
    await signIn(page, one)
    await page.goto('/retention')
    await look(page)
    await follow(page, /^Göstər\s*: DES-/)
    assert.equal(await heading(page), 'Məhvetmə aktı')
    await assertSays(page.locator('main'), 'Milli İstiqamətləndirmə Mexanizminin iş qaydası')
    await look(page)
  }, { language: 'az' }))

  test('takes a year of a register in the same way', journey(async (page) => {
    await signIn(page, one)
    await page.goto('/retention')
    await look(page)
    await send(page, /^Propose to erase\s*: Appeals, 2005/)
    await assertSays(page.locator('main'), '1 record')
  }))

  test('and ends with a certificate that names no record', journey(async (page) => {
    await signIn(page, two)
    await page.goto('/retention')
    await look(page)
    await send(page, /^Agree and erase\s*: DES-/)
    const main = page.locator('main')
    await assertSays(main, '31 December 2005')
    assert.doesNotMatch(await main.innerText(), /APP-2005-00001/)
    await look(page)
  }))
})
