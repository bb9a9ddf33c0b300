// The key "/" goes to the search box, from anywhere but a field.
//
// A key that acts alone can be hit by mistake, above all by people who speak to
// their computer (WCAG 2.1.4): it only moves the focus, and it is silent while
// anything is being typed. Pages name the box by [data-search-key].

const typing = 'input, select, textarea, [contenteditable]'

export function answerSearchKey (page) {
  page.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest(typing)) return
    const box = page.querySelector('[data-search-key]')
    if (!box) return
    event.preventDefault()
    box.focus()
    box.select()
  })
}
