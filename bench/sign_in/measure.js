// Asks the running program, as a stranger would, and compares the times of the
// answers. What is printed is a table in Markdown.

import { randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
import { codeShown } from '../../browser/tests/code.js'
import { startProgram } from '../../browser/tests/program.js'

const accounts = Number(process.argv[2])
const password = 'four lamps under the quiet bridge'
// So many wrong passwords are read for one name before there is a wait.
const free = 5

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

// One request; gives the answer and how long it took, in microseconds.
function ask (address, method, path, { cookies = '', type, body } = {}) {
  return new Promise((resolve, reject) => {
    const headers = { cookie: cookies, 'sec-fetch-site': 'same-origin' }
    if (body !== undefined) {
      headers['content-type'] = type
      headers['content-length'] = Buffer.byteLength(body)
    }
    const begun = process.hrtime.bigint()
    const sent = request(new URL(path, address), { method, headers, agent }, (answer) => {
      const microseconds = Number(process.hrtime.bigint() - begun) / 1000
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => { text += part })
      answer.on('end', () => resolve({
        microseconds,
        status: answer.statusCode,
        text,
        cookies: (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
      }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const form = (fields) => new URLSearchParams(fields).toString()
const hidden = (text, name) => text.match(new RegExp(`name="${name}" value="([^"]*)"`))[1]
const letters = (text) => text.match(/<strong dir="ltr">([A-Z2-7 ]+)<\/strong>/)[1]

async function enrol (address, path, name, more = {}) {
  const page = await ask(address, 'GET', path)
  const made = await ask(address, 'POST', path, {
    cookies: page.cookies,
    type: 'application/x-www-form-urlencoded',
    body: form({
      _token: hidden(page.text, '_token'),
      secret: hidden(page.text, 'secret'),
      name,
      password,
      again: password,
      code: codeShown(letters(page.text)),
      ...more
    })
  })
  if (made.status !== 200) throw new Error(`no account was made: ${made.status}\n${made.text}`)
  return made.text.match(/<strong dir="ltr">([0-9a-f-]+)<\/strong>/)[1]
}

// An account for each of the names, in the order of the names.
async function makeAccounts ({ address, firstLink, command }, names) {
  const path = new URL(await firstLink).pathname
  const first = await ask(address, 'GET', path)
  const agency = first.text.match(/<option value="([^"]+)"/)[1]
  const paper = await enrol(address, path, 'first', { officer: 'First Sample', agency })
  const page = await ask(address, 'GET', '/sign-in')
  const signed = await ask(address, 'POST', '/sign-in', {
    cookies: page.cookies,
    type: 'application/x-www-form-urlencoded',
    body: form({ _token: hidden(page.text, '_token'), name: 'first', password, code: paper })
  })
  const cookies = signed.cookies
  const enter = async (register, fields) => {
    const made = await ask(address, 'POST', `/api/v1/${register}`, {
      cookies, type: 'application/json', body: JSON.stringify({ fields })
    })
    if (made.status !== 201) throw new Error(`${register}: ${made.status}\n${made.text}`)
    return JSON.parse(made.text)
  }
  const links = []
  for (const [at, name] of names.entries()) {
    const officer = await enter('officers', { name: `Sample ${at}`, agency, known_since: '2020-01-01' })
    await enter('posts', { officer: officer.reference, agency, role: 'statistician', begins_on: '2020-01-01' })
    const { stdout } = await command('recover', officer.reference, '--as', 'Keeper Sample')
    links.push([name, stdout.match(/\/sign-in-link\/[0-9a-f]+/)[0]])
  }
  for (const [name, link] of links) await enrol(address, link, name)
}

function shuffled (all) {
  for (let at = all.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    ;[all[at], all[other]] = [all[other], all[at]]
  }
  return all
}

const median = (sorted) => (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
const middle = (all) => median([...all].sort((one, other) => one - other))

// Mann and Whitney's test with the normal approximation: how often one of the
// first is longer than one of the second, and how likely a difference as large
// is by chance. The shift is the median of all differences (Hodges, Lehmann).
function compare (first, second) {
  const all = [...first.map((value) => [value, 1]), ...second.map((value) => [value, 0])]
    .sort(([one], [other]) => one - other)
  let ranks = 0
  for (const [at, [, isFirst]] of all.entries()) if (isFirst) ranks += at + 1
  const [n, m] = [first.length, second.length]
  const u = ranks - n * (n + 1) / 2
  const z = (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12)
  const differences = Float64Array.from(first.flatMap((one) => second.map((other) => one - other))).sort()
  return { longer: u / (n * m), p: erfc(Math.abs(z) / Math.SQRT2), shift: median(differences) }
}

// Numerical Recipes, section 6.2: right to a part in ten million.
function erfc (x) {
  const t = 1 / (1 + x / 2)
  const terms = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807,
    -1.13520398, 1.48851587, -0.82215223, 0.17087277]
  return t * Math.exp(-x * x + terms.reduceRight((sum, term) => sum * t + term, 0))
}

const program = await startProgram({ years: null })
try {
  const known = Array.from({ length: accounts }, (_, at) => `sample.${at}.known`)
  // As long, and in no order with the others.
  const unknown = known.map((name) => name.replace('known', 'wrong'))
  const rightPassword = known.map((name) => name.replace('known', 'right'))
  await makeAccounts(program, [...known, ...rightPassword])
  const page = await ask(program.address, 'GET', '/sign-in')
  const token = hidden(page.text, '_token')
  const guess = (name, tried = 'some wrong words of somebody') => ask(program.address, 'POST', '/sign-in', {
    cookies: page.cookies,
    type: 'application/x-www-form-urlencoded',
    body: form({ _token: token, name, password: tried, code: '000000' })
  })
  const both = [['known', known], ['unknown', unknown]]
  // Wrong passwords for every name, in a random order.
  const read = async () => {
    const times = { known: [], unknown: [], right: [] }
    const guesses = [...both, ['right', rightPassword, password]].flatMap(([kind, names, tried]) =>
      names.flatMap((name) => Array(free).fill([kind, name, tried])))
    for (const [kind, name, tried] of shuffled(guesses)) {
      const answer = await guess(name, tried)
      // Two names may share a count; theirs is the other answer.
      if (answer.status === 422) times[kind].push(answer.microseconds)
    }
    return times
  }
  // One more is read for each name, and those right after it have to wait. They
  // come in one burst and hang together: what counts is the middle of a burst.
  const waiting = async () => {
    const times = { known: [], unknown: [] }
    const names = both.flatMap(([kind, names]) => names.map((name) => [kind, name]))
    for (const [kind, name] of shuffled(names)) {
      await guess(name)
      const burst = []
      for (let more = 0; more < free; more++) {
        const answer = await guess(name)
        if (answer.status === 429) burst.push(answer.microseconds)
      }
      if (burst.length > 0) times[kind].push(middle(burst))
    }
    return times
  }
  const print = (what, times, against) => {
    const { longer, p, shift } = compare(times, against)
    console.log(`| ${what} | ${times.length}, ${against.length} | ${middle(times).toFixed(0)}, ${middle(against).toFixed(0)} | ` +
      `${shift.toFixed(1)} | ${(100 * longer).toFixed(1)} % | ${p.toFixed(3)} |`)
  }
  console.log('| what is compared | answers | medians, µs | shift, µs | first is longer | p |')
  console.log('|---|---|---|---|---|---|')
  const times = await read()
  print('a wrong password: a known name, an unknown one', times.known, times.unknown)
  print('a known name, a wrong code: the right password, a wrong one', times.right, times.known)
  const wait = await waiting()
  print('while there is a wait: a known name, an unknown one', wait.known, wait.unknown)
} finally {
  agent.destroy()
  await program.stop()
}
