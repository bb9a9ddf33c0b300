// Oversight: an officer asks for a file in an emergency and gets one answer,
// and the overseer is told, asks who was touched, and reviews what is unusual.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canary } from '../canary.js'
import { administrator, fill, journey, look, signIn, takeOn } from './accounts.js'
import { assertSays, go, withoutScripts } from './office.js'

const helper = { name: 'helper.sample', role: 'case_manager', reference: 'OFF-HELPER', codes: [] }
const overseer = { name: 'overseer.sample', role: 'independent_rapporteur', reference: 'OFF-OVERSEER', codes: [] }

const pages = ['/oversight', '/oversight/person', '/oversight/touched', '/oversight/unusual']

// Presses the button of the form that goes to this address.
function press (page, action) {
  return go(page, () => page.locator(`main form[action="${action}"] button`).last().click())
}

describe('oversight', { concurrency: 1 }, () => {
  test('needs a helper and an overseer', journey(async (page) => {
    await signIn(page, administrator)
    await takeOn(page, helper, overseer)
  }))

  test('gives one answer in an emergency, without JavaScript too', journey(async (page) => {
    await signIn(page, helper)
    await page.goto('/emergency')
    await look(page, { scripts: false })
    await fill(page, { reference: 'PER-2020-99999', reason: 'Why not' })
    await press(page, '/emergency')
    assert.equal(await page.locator('#reference').inputValue(), 'PER-2020-99999', 'what was typed is kept')
    await look(page, { scripts: false })
    await fill(page, { reason: `Invented: ${canary} is in danger now.` })
    await press(page, '/emergency')
    await assertSays(page.locator('main'), 'If there is a file of this reference')
    await look(page, { scripts: false })
    await press(page, '/emergency/file')
    await assertSays(page.locator('h1'), /not|no/i)
  }, withoutScripts))

  for (const language of ['en', 'az']) {
    test(`is fit for everyone in the language ${language}`, journey(async (page) => {
      await signIn(page, helper)
      await page.goto('/emergency')
      await look(page)
      await page.context().clearCookies({ name: /opennrm/ })
      await signIn(page, overseer)
      for (const address of pages) {
        await page.goto(address)
        assert.equal(await page.locator('html').getAttribute('lang'), language)
        await look(page)
      }
      await page.goto('/oversight/touched')
      await fill(page, { from: '2020-01-01' })
      await press(page, '/oversight/touched')
      await look(page)
      await page.goto('/oversight/person')
      await fill(page, { reference: 'PER-2020-99999' })
      await press(page, '/oversight/person')
      assert.equal(await page.locator('.govuk-error-message').count(), 1)
      await look(page)
    }, { language }))
  }

  test('tells the overseer of the emergency', journey(async (page) => {
    await signIn(page, overseer)
    await page.goto('/oversight')
    await assertSays(page.locator('main'), /met no file.*: 1/)
  }))
})
