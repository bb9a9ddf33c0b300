// The first administrator: makes an account by the link that the program
// prints, and shows who they are by name, password and code.

import { codeShown } from './code.js'

const password = 'four lamps under the quiet bridge'

// Gives the secret of the app, and the codes on paper.
export async function makeAccount (page, program) {
  await page.goto(new URL(await program.firstLink).pathname)
  const secret = await page.locator('main strong[dir=ltr]').innerText()
  await page.getByLabel('Your name').fill('First Sample')
  await page.locator('select').selectOption({ index: 0 })
  await page.getByLabel('Name for signing in').fill('first')
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByLabel('The new password once more').fill(password)
  await page.getByLabel('The code that the app shows').fill(codeShown(secret))
  await page.locator('main form button[type=submit]').click()
  await page.getByText('Your codes on paper').first().waitFor()
  return { secret, paper: await page.locator('main li strong[dir=ltr]').allInnerTexts() }
}

export async function signIn (page, code) {
  await page.goto('/sign-in')
  await page.getByLabel('Name for signing in').fill('first')
  await prove(page, code, 'Sign in')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

// Shows again who it is, on the way to another page.
export async function showAgain (page, code, next) {
  await page.goto(`/account/confirm?next=${next}`)
  await prove(page, code, 'Continue')
  await page.waitForURL((url) => url.pathname === next)
}

async function prove (page, code, name) {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name, exact: true }).click()
}
