// The canary is seen where it leaks.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { canary, leaks } from './canary.js'

test('a planted word is found in files and in what was printed, in three forms', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opennrm-canary-'))
  try {
    await writeFile(join(folder, 'sound.db'), 'nothing of the kind')
    assert.deepEqual(await leaks(folder, Buffer.from('a line')), [])
    await mkdir(join(folder, 'below'))
    await writeFile(join(folder, 'below', 'open.db'), `\0\x01${canary}\x02`)
    await writeFile(join(folder, 'address.log'), `GET /?name=${encodeURIComponent(canary)}`)
    await writeFile(join(folder, 'wrapped'), Buffer.from(`${canary} 7`).toString('base64'))
    assert.deepEqual((await leaks(folder, Buffer.from(`for ${canary}`))).sort(),
      ['address.log', 'open.db', 'what the program printed', 'wrapped'])
  } finally {
    await rm(folder, { recursive: true })
  }
})
