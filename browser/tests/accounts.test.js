// From a database without accounts to an officer at work: the first
// administrator, an officer, a post, a link, an account. Each page on the way
// is looked at in both languages, at a desk and on a telephone, and the whole
// way is gone without JavaScript too.

import { after, before } from 'node:test'
import { closeOffice, openOffice } from './journeys/office.js'
import { firstLinkIs, recoverIs } from './journeys/accounts.js'
import './journeys/oversight.js'
import './journeys/retention.js'

before(async () => {
  const program = await openOffice({ years: null })
  firstLinkIs(new URL(await program.firstLink).pathname)
  recoverIs((officer) => program.command('recover', officer, '--as', 'Keeper Sample'))
})
after(closeOffice)
