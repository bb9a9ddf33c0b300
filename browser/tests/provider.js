// A government's single sign-on, as far as a browser and the program see it:
// oidc-provider, a certified OpenID provider, on this machine. People say who
// they are and how surely; what it signs can be changed on the way.

import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Provider from 'oidc-provider'

const client = { client_id: 'opennrm', client_secret: 'an invented secret: % and + in it' }

function key (kid) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }
}

const encoded = (part) => Buffer.from(JSON.stringify(part)).toString('base64url')

// The same token with its claims changed, signed by a key.
function signedAnew (token, change, jwk) {
  const [head, claims] = token.split('.').slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url')))
  change(claims)
  const message = `${encoded(head)}.${encoded(claims)}`
  const signature = sign('sha256', Buffer.from(message), createPrivateKey({ key: jwk, format: 'jwk' }))
  return `${message}.${signature.toString('base64url')}`
}

const page = `<!doctype html><html lang="en"><title>State sign-on</title><form method="post">
<label>Who are you? <input name="who"></label>
<label>How sure? <input name="acr" value="substantial"></label>
<button>Show it</button></form></html>`

// The provider and the file of settings that leads to it. `forClient` has to
// be told where the program is before anybody comes.
export async function startProvider () {
  const own = key('one')
  let answer
  const server = createServer((request, response) => answer(request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${server.address().port}`
  const folder = await mkdtemp(join(tmpdir(), 'opennrm-provider-'))
  const settings = join(folder, 'single.toml')
  await writeFile(settings, Object.entries({ name: 'State sign-on', issuer, ...client })
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`).join('') +
    'levels = ["substantial", "high"]\n')
  await chmod(settings, 0o600)

  const started = {
    issuer,
    settings,
    // Changes what the next tokens say, and by which key they are signed.
    change: null,
    signer: own,
    another: key('one'),
    // Whether whoever comes back is kept here, and where they were led.
    holds: false,
    ledTo: null,
    forClient (address) {
      const provider = new Provider(issuer, {
        clients: [{
          ...client,
          redirect_uris: [`${address}/sign-in/single/back`],
          post_logout_redirect_uris: [`${address}/sign-in`]
        }],
        jwks: { keys: [own] },
        cookies: { keys: ['an invented key of cookies'] },
        acrValues: ['low', 'substantial', 'high'],
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
        async loadExistingGrant ({ oidc }) {
          const grant = new oidc.provider.Grant({
            clientId: oidc.client.clientId, accountId: oidc.session.accountId
          })
          grant.addOIDCScope('openid')
          await grant.save()
          return grant
        }
      })
      const usual = provider.callback()
      answer = (request, response) => {
        if (request.url.startsWith('/interaction/')) {
          shownWho(provider, request, response).catch((fault) => {
            response.statusCode = 500
            response.end(String(fault))
          })
          return
        }
        if (request.url === '/token') changed(response, started)
        else if (started.holds) held(response, started)
        usual(request, response)
      }
    },
    async stop () {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true })
    }
  }
  return started
}

async function shownWho (provider, request, response) {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html')
    response.end(page)
    return
  }
  let sent = ''
  for await (const part of request) sent += part
  const { who, acr } = Object.fromEntries(new URLSearchParams(sent))
  const login = { accountId: who, acr }
  await provider.interactionFinished(request, response, { login })
}

// Changes the token of an answer as it leaves.
function changed (response, started) {
  const end = response.end.bind(response)
  response.end = (body, ...more) => {
    if (started.change && response.statusCode === 200) {
      const answer = JSON.parse(body)
      answer.id_token = signedAnew(answer.id_token, started.change, started.signer)
      body = JSON.stringify(answer)
      response.setHeader('content-length', Buffer.byteLength(body))
    }
    return end(body, ...more)
  }
}

// Keeps whoever is led back to the program.
function held (response, started) {
  const end = response.end.bind(response)
  response.end = (...body) => {
    const to = response.getHeader('location')
    if (!to?.includes('/sign-in/single/back')) return end(...body)
    started.ledTo = to
    response.statusCode = 200
    response.removeHeader('location')
    return end(...body)
  }
}
