// What the pages gain where JavaScript runs. Every page is complete without it.

import {
  Button, Checkboxes, ErrorSummary, FileUpload, NotificationBanner,
  Radios, ServiceNavigation, SkipLink, createAll
} from 'govuk-frontend'
import { answerWithPasskeys } from './passkeys.js'
import { answerSearchKey } from './search_key.js'
import { keepTypedText } from './typed_text.js'

// GOV.UK Frontend wants these two classes before its components start; its own
// template sets them by an inline script, which our content policy forbids.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}

for (const Component of [
  Button, Checkboxes, ErrorSummary, FileUpload, NotificationBanner,
  Radios, ServiceNavigation, SkipLink
]) {
  createAll(Component)
}

answerSearchKey(document)
keepTypedText(document)
answerWithPasskeys(document)
