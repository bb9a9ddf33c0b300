// What is asked of every page, whoever made it.

import assert from 'node:assert/strict'
import axe from '@axe-core/playwright'
import { sings } from './canary.js'

const AxeBuilder = axe.default ?? axe

// Complaints of the browser while a page was open: errors of scripts, and
// whatever the content policy refused.
export function listenForComplaints (page) {
  const complaints = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function assertAccessible (page) {
  for (const shown of [page.url(), await page.title()]) {
    assert.ok(!sings(shown), `nothing personal stands in an address or a title: ${shown}`)
  }
  // No page has frames, and nobody reads what is right: asked for so, a long
  // table is looked at in a quarter of the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode()
    .options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
    .analyze()
  const said = violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  assert.deepEqual(said, [], `${page.url()} can be used by everyone`)
}

export async function assertNoSidewaysScroll (page) {
  const { wide, window } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth, window: document.documentElement.clientWidth
  }))
  assert.ok(wide <= window, `${page.url()} is ${wide} px wide in a window of ${window} px`)
}
