// Asks before a page is left on which something was typed and not yet sent.
//
// Nothing typed is stored in the browser: it may be about a person. Forms ask
// for this by [data-keep-typed-text].

export function keepTypedText (page) {
  let unsent = false

  for (const form of page.querySelectorAll('form[data-keep-typed-text]')) {
    form.addEventListener('input', () => { unsent = true })
    form.addEventListener('submit', () => { unsent = false })
    // A form that came back with errors holds text that is not saved yet.
    if (page.querySelector('.govuk-error-summary')) unsent = true
  }

  window.addEventListener('beforeunload', (event) => {
    if (unsent) event.preventDefault()
  })
}
