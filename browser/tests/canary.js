// A word that journeys type into sealed fields, and that no file of the
// program has: where it is found outside the page that shows it, it has
// leaked.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const canary = 'Kanaryaquşu'

const forms = [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64').replace(/=+$/, '')]

export const sings = (bytes) => forms.some((form) => bytes.includes(form))

// Where the word stands: in which files of a folder (a database, its
// write-ahead log, keys), and whether in what a program has printed.
export async function leaks (folder, printed) {
  const found = sings(printed) ? ['what the program printed'] : []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && sings(await readFile(path))) found.push(entry.name)
  }
  return found
}
