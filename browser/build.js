// Builds the styles and scripts of the pages into dist/.
//
// Each file is written under a name that holds a hash of its content, so that
// the server may tell browsers to keep it for ever; dist/assets.json says which
// name stands for which file. Nothing built is committed.

import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = import.meta.dirname
const dist = join(here, 'dist')

// The oldest browsers for which styles and scripts are rewritten. Older ones get
// the pages without JavaScript, which are complete.
const browsers = ['chrome80', 'edge80', 'firefox78', 'safari14.1']

async function styles () {
  const compiled = await sass.compileAsync(join(here, 'styles', 'app.scss'), {
    loadPaths: [join(here, 'node_modules')],
    // A deprecation inside GOV.UK Frontend is for its makers; ours are shown.
    quietDeps: true
  })
  const shrunk = await esbuild.transform(compiled.css, {
    loader: 'css', minify: true, target: browsers
  })
  return shrunk.code
}

async function scripts () {
  const bundled = await esbuild.build({
    entryPoints: [join(here, 'scripts', 'app.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: browsers
  })
  return bundled.outputFiles[0].text
}

const files = {
  'app.css': await styles(),
  'app.js': await scripts(),
  'favicon.svg': await readFile(join(here, 'images', 'favicon.svg'), 'utf8'),
  'licences.txt': await readFile(join(here, 'licences.txt'), 'utf8')
}

function hashedName (name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const ending = extname(name)
  return `${name.slice(0, -ending.length)}-${hash}${ending}`
}

await mkdir(dist, { recursive: true })
const assets = {}
for (const [name, content] of Object.entries(files)) {
  assets[name] = hashedName(name, content)
  await writeFile(join(dist, assets[name]), content)
  const packed = gzipSync(content).length
  console.log(`browser/dist/${assets[name]}  ${content.length} bytes, ${packed} packed`)
}
await writeFile(join(dist, 'assets.json'), JSON.stringify(assets, null, 2) + '\n')

// What earlier builds left behind would be carried into the program.
const wanted = new Set([...Object.values(assets), 'assets.json'])
for (const name of await readdir(dist)) {
  if (!wanted.has(name)) await rm(join(dist, name), { recursive: true })
}
