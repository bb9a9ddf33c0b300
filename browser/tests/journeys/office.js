// Where the journeys take place: one practice country, one Chromium, and the
// steps that every journey is made of.

import assert from 'node:assert/strict'
import { startChromium } from '../chromium.js'
import { startProgram } from '../program.js'

// How long a page or a file may take: nothing is timed here, and the slowest
// machine that runs the tests draws a year's report in all formats meanwhile.
export const patience = 180_000

let program, chromium

export async function openOffice (settings) {
  program = await startProgram(settings)
  chromium = await startChromium()
  return program
}

export async function closeOffice () {
  await chromium?.close()
  await program?.stop()
}

// Runs a journey in a fresh browser of its own, which remembers a language and
// nothing else.
export function visit (journey, { language = 'en', ...settings } = {}) {
  return async () => {
    const context = await chromium.newContext({
      baseURL: program.address,
      viewport: { width: 1280, height: 900 },
      ...settings
    })
    context.setDefaultTimeout(patience)
    if (language) await context.addCookies([{ name: 'language', value: language, url: program.address }])
    try {
      await journey(await context.newPage(), context)
    } finally {
      await context.close()
    }
  }
}

export const withoutScripts = { javaScriptEnabled: false }

// Does what leads to another page, and is back when that page is there.
export async function go (page, deed) {
  const arrived = page.waitForEvent('load')
  await deed()
  await arrived
}

export function follow (page, name, within = page.locator('main')) {
  return go(page, () => within.getByRole('link', { name, exact: true }).click())
}

export function send (page, name, within = page.locator('main')) {
  return go(page, () => within.getByRole('button', { name, exact: true }).click())
}

// Sends the form of a page, whatever its button is called.
export function submit (page) {
  return go(page, () => page.locator('main form[method="post"] button').last().click())
}

export async function words (locator) {
  return (await locator.innerText()).replace(/\s+/g, ' ').trim()
}

export async function heading (page) {
  return words(page.getByRole('heading', { level: 1 }))
}

// What the explorer says of a figure now.
export async function figure (page, id, year) {
  await page.goto(`/figures/${id}?year=${year}`)
  return words(page.locator('.nrm-figure-opened__value'))
}

// What the home page says of a figure now.
export async function figureAtHome (page, name, year) {
  await page.goto(`/?year=${year}`)
  return words(cardOf(page, name).locator('.nrm-figure__value'))
}

export function cardOf (page, name) {
  return page.locator('.nrm-figure')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
}

// The first record behind a figure: its link on the figure's page.
export function recordBehind (page) {
  return page.locator('.nrm-table__reference').getByRole('link').first()
}

export async function assertSays (locator, pattern) {
  const said = await words(locator)
  if (typeof pattern === 'string') assert.ok(said.includes(pattern), `“${pattern}” stands in “${said}”`)
  else assert.match(said, pattern)
}

export async function fillDate (page, field, day, month, year) {
  for (const [part, value] of Object.entries({ day, month, year })) {
    await page.fill(`#${field}-${part}`, value)
  }
}

// A record that nothing else links to; gives its address. By the order of the
// form and not by its words, so that it goes in every language.
export async function enterAward (page, reference) {
  await page.goto('/registers/awards/new')
  await page.fill('#recipient', 'Invented Kite Public Union')
  await page.locator('input[name="recipient_kind"][value="public_association"]').check()
  await fillDate(page, 'awarded_on', '3', '5', '2017')
  await page.fill('#_reference', reference)
  await submit(page)
  return new URL(page.url()).pathname
}
