// A photograph is attached to a person: what is wrong is told and nothing typed
// is lost; the copy says nothing of where it was made; a void one is opened no
// more. In both languages, at a desk and on a telephone, and without JavaScript.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { canary } from '../canary.js'
import { assertAccessible, assertNoSidewaysScroll, listenForComplaints } from '../looks.js'
import { assertSays, go, submit, visit, withoutScripts } from './office.js'

const place = '40.4093N 49.8671E'

// A picture that a browser has taken, in which a camera says where it was.
async function photograph (page) {
  const plain = await page.screenshot({ type: 'jpeg' })
  const said = Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0', 'latin1'), Buffer.from(place)])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(said.length + 2)
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, said, plain.subarray(2)])
}

async function person (page) {
  const answer = await page.request.post('/api/v1/persons', {
    data: { fields: { registered_on: '2017-02-01', family_name: canary, birth_year: 1990, age_status: 'adult', sex: 'female', citizenship: 'AZ' } }
  })
  assert.equal(answer.status(), 201, await answer.text())
  return `/registers/persons/${(await answer.json()).address}`
}

async function looks (page) {
  await assertAccessible(page)
  await assertNoSidewaysScroll(page)
}

async function attach (page, complaints) {
  const bytes = await photograph(page)
  const record = await person(page)
  await page.goto(record)
  await go(page, () => page.locator('#documents + a').click())
  await looks(page)

  const title = `Invented title of ${canary}`
  await page.fill('#title', title)
  await page.selectOption('#kind', 'passport')
  await page.setInputFiles('input[type=file]', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>no photograph</html>') })
  await submit(page)
  assert.equal(await page.inputValue('#title'), title)
  assert.equal(await page.locator('.govuk-error-summary__list li').count(), 2)
  await looks(page)
  complaints.splice(0)

  await page.locator('input[name=part][value=identity]').check()
  await page.setInputFiles('input[type=file]', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes })
  await submit(page)
  await assertSays(page.locator('main'), title)
  await looks(page)
  const document = page.url().replace('?saved', '')

  const preview = page.locator('img.nrm-preview')
  assert.ok(await preview.evaluate((picture) => picture.decode().then(() => picture.naturalWidth > 100)))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main a[href$="/copy"]').click()
  ])
  assert.match(download.suggestedFilename(), /^DOC-\d+-\d+-copy\.jpg$/)
  const copy = await readFile(await download.path())
  assert.ok(bytes.includes(place) && !copy.includes(place) && !copy.includes('Exif'))

  await page.goto(record)
  await looks(page)
  await page.goto(`${document}/void`)
  await submit(page)
  assert.equal(await page.locator('.govuk-error-summary__list li').count(), 1)
  complaints.splice(0)
  await page.fill('#_reason', 'It is of somebody else')
  await submit(page)
  await assertSays(page.locator('.nrm-history'), 'It is of somebody else')
  assert.equal(await page.locator('main img, main a[href$="/copy"]').count(), 0)
  await looks(page)
  assert.deepEqual(complaints, [])
}

function attached (settings) {
  return visit((page) => attach(page, listenForComplaints(page)), settings)
}

describe('a document of a person', () => {
  for (const language of ['en', 'az']) {
    test(`is attached, looked at, taken out and voided at a desk (${language})`, attached({ language }))
    test(`…and on a telephone (${language})`, attached({ language, viewport: { width: 390, height: 844 } }))
  }

  test('so it is without JavaScript', visit(async (page) => {
    await page.goto(await person(page))
    await go(page, () => page.locator('#documents + a').click())
    await page.selectOption('#kind', 'passport')
    await page.locator('input[name=part][value=identity]').check()
    await page.setInputFiles('input[type=file]', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) })
    await submit(page)
    assert.equal(await page.locator('img.nrm-preview').count(), 1)
  }, withoutScripts))
})
