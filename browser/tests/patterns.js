// Serves the pattern pages on a spare loopback port, under the content policy
// that the program itself sends.

import { createServer } from 'node:http'
import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

const here = join(import.meta.dirname, '..')
const kinds = {
  '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.txt': 'text/plain'
}
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export async function patternNames () {
  const names = await readdir(join(here, 'patterns'))
  return names.filter((name) => name !== 'frame.html').map((name) => name.replace('.html', ''))
}

async function page (name) {
  const frame = await readFile(join(here, 'patterns', 'frame.html'), 'utf8')
  const content = await readFile(join(here, 'patterns', `${name}.html`), 'utf8')
  const title = content.match(/<!-- (?!wide)(.*?) -->/)[1]
  const wide = content.startsWith('<!-- wide -->') ? ' nrm-wide' : ''
  return frame.replace('{{title}}', title).replace('{{wide}}', wide)
    .replace('{{content}}', () => content)
}

export async function servePatterns () {
  const assets = JSON.parse(await readFile(join(here, 'dist', 'assets.json'), 'utf8'))
  const known = new Set(await patternNames())
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://pattern').pathname.slice(1)
    response.setHeader('Content-Security-Policy', policy)
    if (assets[name]) {
      response.setHeader('Content-Type', kinds[extname(name)])
      response.end(await readFile(join(here, 'dist', assets[name])))
    } else if (known.has(name)) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(await page(name))
    } else {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections() })
  }
}
