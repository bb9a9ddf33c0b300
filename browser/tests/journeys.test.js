// A newcomer's first minutes with the program, on one practice country that
// all journeys share. They run in this order, each on records of its own, and
// the looks come last, when there are frozen sets and revisions to look at.

import { after, before } from 'node:test'
import { closeOffice, openOffice } from './journeys/office.js'
import './journeys/first_visit.js'
import './journeys/figures.js'
import './journeys/records.js'
import './journeys/clashes.js'
import './journeys/documents.js'
import './journeys/imports.js'
import './journeys/report.js'
import './journeys/looks_of_pages.js'

before(() => openOffice())
after(closeOffice)
