// Passkeys, with Chromium's virtual authenticator in place of a device: the
// first administrator makes one, signs in with it, and removes it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startChromium } from './chromium.js'
import { codeShown } from './code.js'
import { makeAccount, showAgain, signIn } from './first_administrator.js'
import { startProgram } from './program.js'

let program, chromium
before(async () => {
  program = await startProgram({ years: null })
  chromium = await startChromium()
})
after(async () => {
  await chromium?.close()
  await program?.stop()
})

// A device of the browser; gives the means to change it.
async function device (page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true
    }
  })
  return {
    ownerIsKnown: (isUserVerified) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    keys: async () =>
      (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  }
}

test('a passkey is made, signs its owner in, shows again who they are, and is removed', async () => {
  // Passkeys belong to a name: the machine's own.
  const baseURL = program.address.replace('127.0.0.1', 'localhost')
  const context = await chromium.newContext({ baseURL })
  const page = await context.newPage()
  const faults = []
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()) })
  const own = await device(page)
  const button = (name) => page.getByRole('button', { name, exact: true })

  const { secret, paper } = await makeAccount(page, program)

  // A code counts once: the next half minute's is taken as well.
  await signIn(page, codeShown(secret, 1))

  // Whoever finds a desk that was just signed in at makes none: the code of
  // the half minute before counts no more, one on paper does.
  await showAgain(page, paper[0], '/account/passkeys')
  await page.getByLabel('Where is it kept?').fill('office laptop')
  await button('Make a passkey').click()
  await page.waitForURL((url) => url.pathname === '/account')
  assert.equal((await own.keys()).length, 1)
  await page.getByText('office laptop').first().waitFor()

  const signOut = async () => {
    await page.goto('/account')
    await button('Sign out').click()
    await page.waitForURL((url) => url.pathname === '/sign-in')
  }
  await signOut()
  await button('Use a passkey').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto('/account')
  await page.getByText('First Sample').first().waitFor()

  // It counts as both proofs where they are asked for again.
  await page.goto('/account/confirm?next=/account/passkeys')
  await button('Use a passkey').click()
  await page.waitForURL((url) => url.pathname === '/account/passkeys')

  // A device that does not know its owner gives nothing, and the page says so,
  // then and not before.
  await signOut()
  assert.equal(await page.getByText('The device did not give a passkey').isVisible(), false)
  await own.ownerIsKnown(false)
  await button('Use a passkey').click()
  await page.getByText('The device did not give a passkey').waitFor()
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  await own.ownerIsKnown(true)
  await button('Use a passkey').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')

  // What was removed signs nobody in, though the device has it still, and what
  // it began elsewhere ends.
  const elsewhere = await context.cookies()
  await context.clearCookies()
  await page.goto('/sign-in')
  await button('Use a passkey').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto('/account/confirm?next=/account')
  await button('Use a passkey').click()
  await page.waitForURL((url) => url.pathname === '/account')
  await page.getByRole('button', { name: /^Remove.*office laptop$/ }).click()
  await page.waitForURL((url) => url.pathname === '/account')
  const here = await context.cookies()
  await context.clearCookies()
  await context.addCookies(elsewhere)
  await page.goto('/account')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  await context.clearCookies()
  await context.addCookies(here)
  await signOut()
  await button('Use a passkey').click()
  await page.getByText('does not sign anybody in here').first().waitFor()

  const unlike = faults.filter((fault) => !fault.includes('422'))
  assert.deepEqual(unlike, [])
  await context.close()
})

test('without scripts there is the form of name, password and code alone', async () => {
  const context = await chromium.newContext({ baseURL: program.address, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Name for signing in').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Use a passkey' }).count(), 0)
  await context.close()
})
