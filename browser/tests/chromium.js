// Starts the system's Chromium; nothing is downloaded.

import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

function executable () {
  if (process.env.OPENNRM_CHROMIUM) return process.env.OPENNRM_CHROMIUM
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch { /* looked for in the next folder */ }
    }
  }
  throw new Error('Chromium is missing: install it (on Debian: sudo apt-get install chromium) or name it in OPENNRM_CHROMIUM')
}

export function startChromium () {
  return chromium.launch({
    executablePath: executable(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage']
  })
}
