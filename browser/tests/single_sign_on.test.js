// Single sign-on with a certified provider: an account is linked, signed in to
// and out of, and whatever is not right lets nobody in.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startChromium } from './chromium.js'
import { makeAccount, showAgain, signIn } from './first_administrator.js'
import { assertAccessible, assertNoSidewaysScroll } from './looks.js'
import { startProgram } from './program.js'
import { startProvider } from './provider.js'

let provider, program, chromium, baseURL
before(async () => {
  provider = await startProvider()
  program = await startProgram({ years: null, serve: ['--single-sign-on', provider.settings] })
  baseURL = program.address.replace('127.0.0.1', 'localhost')
  provider.forClient(baseURL)
  chromium = await startChromium()
})
after(async () => {
  await chromium?.close()
  await program?.stop()
  await provider?.stop()
})

const pathOf = (page) => new URL(page.url()).pathname
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

async function showWho (page, who, acr = 'substantial') {
  await page.getByLabel('Who are you?').fill(who)
  await page.getByLabel('How sure?').fill(acr)
  await press(page, 'Show it')
}

// Somebody at the page for signing in, with a browser of their own, who goes
// to the provider.
async function sent () {
  const context = await chromium.newContext({ baseURL })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Sign in with State sign-on' }).click()
  await page.waitForURL((url) => url.origin === provider.issuer)
  return { context, page }
}

async function isLetIn (page) {
  await page.goto('/account')
  return pathOf(page) === '/account'
}

async function cookies (context) {
  const all = await context.cookies(baseURL)
  return Object.fromEntries(all.map(({ name, value }) => [name, value]))
}

// Where the provider sends somebody back to, who does not arrive.
async function ledBack (page, who) {
  provider.holds = true
  await showWho(page, who)
  await page.waitForLoadState()
  provider.holds = false
  return new URL(provider.ledTo)
}

test('an officer links the account, signs in by it and out again', async () => {
  const context = await chromium.newContext({ baseURL })
  const page = await context.newPage()
  const { paper } = await makeAccount(page, program)

  // Whom the provider knows and nobody has linked is not let in.
  const stranger = await sent()
  await showWho(stranger.page, 'subject-of-first')
  await stranger.page.getByText('No account here is known').first().waitFor()
  // It is told above the form: the name that was typed nowhere is not blamed.
  assert.match(await stranger.page.getByRole('alert').innerText(), /No account here is known/)
  assert.equal(await stranger.page.locator('#name-error').count(), 0)
  await assertAccessible(stranger.page)
  assert.equal(await isLetIn(stranger.page), false)
  await stranger.context.close()

  // Somebody else has left a sign-in open with the provider, in this browser.
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Sign in with State sign-on' }).click()
  await showWho(page, 'subject-of-somebody-else')
  await page.getByText('No account here is known').first().waitFor()

  await page.goto('/sign-in')
  await assertAccessible(page)
  await assertNoSidewaysScroll(page)
  await signIn(page, paper[0])
  // It is linked by whoever has shown again who they are.
  const early = await page.goto('/account/single')
  assert.equal(early.status(), 403)
  await showAgain(page, paper[1], '/account')
  await assertAccessible(page)
  await page.getByRole('link', { name: 'Link this account with State sign-on' }).click()
  // Who it is is asked anew, so that nobody else's name becomes the account's.
  await showWho(page, 'subject-of-first')
  await page.waitForURL((url) => url.pathname === '/account')
  await page.getByRole('button', { name: 'End the link' }).waitFor()
  await press(page, 'Sign out')
  await page.waitForURL((url) => url.pathname === '/sign-in')

  // The provider knows the browser still: nothing is typed.
  await page.getByRole('link', { name: 'Sign in with State sign-on' }).click()
  await page.waitForURL((url) => url.origin === baseURL && !url.pathname.startsWith('/sign-in'))
  assert.equal(await isLetIn(page), true)
  await page.getByText('First Sample').first().waitFor()
  // …and says nothing new of who sits there: what is grave asks again.
  assert.equal((await page.goto('/registers/posts/new')).status(), 403)
  await showAgain(page, paper[2], '/registers/posts/new')
  // The sign-in before this one ends, and the device is known still.
  const before = await cookies(context)
  await page.goto('/sign-in/single')
  await page.waitForURL((url) => url.origin === baseURL && !url.pathname.startsWith('/sign-in'))
  const now = await cookies(context)
  assert.equal(now['opennrm-device'], before['opennrm-device'])
  assert.notEqual(now.opennrm, before.opennrm)
  const copied = await chromium.newContext({ baseURL })
  await copied.addCookies([{ name: 'opennrm', value: before.opennrm, url: baseURL }])
  assert.equal(await isLetIn(await copied.newPage()), false)
  await copied.close()
  await page.goto('/account')
  await press(page, 'Sign out')
  await page.getByRole('link', { name: 'Sign out of State sign-on too' }).click()
  await page.waitForURL((url) => url.origin === provider.issuer)
  await context.close()
})

test('a token with one thing changed is not believed', async () => {
  const seconds = Math.floor(Date.now() / 1000)
  for (const [what, change, signer] of [
    ['nonce', (claims) => { claims.nonce = 'made up' }],
    ['audience', (claims) => { claims.aud = 'another' }],
    ['several audiences', (claims) => { claims.aud = ['opennrm', 'another'] }],
    ['issuer', (claims) => { claims.iss = 'https://elsewhere.example' }],
    ['expired', (claims) => { claims.exp = seconds - 120 }],
    ['of tomorrow', (claims) => { claims.iat = seconds + 86_400 }],
    ['key', () => {}, provider.another]
  ]) {
    provider.change = change
    provider.signer = signer ?? provider.signer
    const { context, page } = await sent()
    await showWho(page, 'subject-of-first')
    await page.getByText('not to be believed').first().waitFor()
    assert.equal(await isLetIn(page), false, what)
    await context.close()
  }
  provider.change = null
})

test('whoever has shown too little is not let in', async () => {
  const { context, page } = await sent()
  await showWho(page, 'subject-of-first', 'low')
  await page.getByText('not shown single sign-on surely enough').first().waitFor()
  assert.equal(await isLetIn(page), false)
  await context.close()
})

test('what comes back is good once, for the browser that was sent', async () => {
  const says = async (page, to, words) => {
    await page.goto(String(to))
    await page.getByText(words).first().waitFor()
    assert.equal(await isLetIn(page), false)
  }
  const notSent = 'was not sent to single sign-on from here'
  const one = await sent()
  const to = await ledBack(one.page, 'subject-of-first')
  const elsewhere = await chromium.newContext({ baseURL })
  await says(await elsewhere.newPage(), to, notSent)
  await elsewhere.close()
  await says(one.page, to, notSent)
  await one.context.close()

  for (const [change, words] of [
    [(to) => to.searchParams.set('state', 'made up'), notSent],
    [(to) => to.searchParams.set('iss', 'https://elsewhere.example'), 'not to be believed'],
    [(to) => to.searchParams.set('error', 'access_denied'), 'did not let you in'],
    [(to) => to.searchParams.set('code', 'made up'), 'does not answer']
  ]) {
    const { context, page } = await sent()
    const to = await ledBack(page, 'subject-of-first')
    change(to)
    await says(page, to, words)
    await context.close()
  }

  // Who was let in is let in once by one code.
  const { context, page } = await sent()
  const used = await ledBack(page, 'subject-of-first')
  await page.goto(String(used))
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await context.clearCookies()
  await says(page, used, notSent)
  await context.close()
})
