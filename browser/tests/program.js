// Starts the program on a practice country of its own, on a spare port, and
// removes both afterwards. The program is named in OPENNRM_PROGRAM; `make test`
// builds it and says where it lies. What it printed and what it kept is then
// searched for what was typed into sealed fields.

import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { leaks } from './canary.js'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

export async function startProgram ({ country = 'country/azerbaijan', years = '2016-2017', serve = [] } = {}) {
  const program = process.env.OPENNRM_PROGRAM
  if (!program) {
    throw new Error('OPENNRM_PROGRAM must name the program: run "make test", or "make build" and set it to the path printed')
  }
  const folder = await mkdtemp(join(tmpdir(), 'opennrm-browser-'))
  const settings = ['--database', join(folder, 'practice.db'), '--country', join(root, country)]
  const command = (...words) => run(program, [...settings, ...words], { cwd: root })

  let server
  const said = []
  const stop = async () => {
    if (server && server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await ended
    }
    const leaked = await leaks(folder, Buffer.concat(said))
    await rm(folder, { recursive: true })
    assert.deepEqual(leaked, [], 'nothing sealed stands in the open')
  }

  try {
    await command('init')
    if (years) await command('practice', '--years', years)
    server = spawn(program, [...settings, 'serve', '--listen', '127.0.0.1:0', ...serve], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe']
    })
    for (const output of [server.stdout, server.stderr]) output.on('data', (bytes) => said.push(bytes))
    server.stderr.pipe(process.stderr)
    const { address, firstLink } = printed(server)
    return { address: await address, firstLink, folder, command, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

// The address, and the link with which the first administrator makes an
// account, as the program prints them.
function printed (server) {
  const lines = createInterface({ input: server.stdout })
  const first = (pattern) => new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = line.match(pattern)
      if (found) resolve(found[0])
    })
    server.once('error', reject)
    server.once('exit', (code) =>
      reject(new Error(`the program ended with ${code} before it printed its address`)))
  })
  const firstLink = first(/http:\/\/\S+\/first-administrator\/\w+/)
  // Whoever needs no link waits for none.
  firstLink.catch(() => {})
  return { address: first(/http:\/\/127\.0\.0\.1:\d+/), firstLink }
}
