// Has the device make or use a passkey, and sends its answer with the form.
//
// The form holds what the device is asked as JSON, in which bytes are written
// in base64url; nothing is sent but the form itself.

const read = (text) => {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
}

const written = (bytes) => {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

const withBytes = (keys) => (keys || []).map((key) => ({ ...key, id: read(key.id) }))

async function make (options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: read(options.challenge),
      user: { ...options.user, id: read(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials)
    }
  })
  return answer(made, ['attestationObject', 'clientDataJSON'])
}

async function use (options) {
  const used = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: read(options.challenge),
      allowCredentials: withBytes(options.allowCredentials)
    }
  })
  return answer(used, ['authenticatorData', 'clientDataJSON', 'signature', 'userHandle'])
}

function answer (key, parts) {
  const response = {}
  for (const part of parts) {
    if (key.response[part]) response[part] = written(key.response[part])
  }
  const id = written(key.rawId)
  return JSON.stringify({ id, rawId: id, type: key.type, response })
}

export function answerWithPasskeys (page) {
  if (!window.PublicKeyCredential) return
  const forms = [['passkeyMake', make], ['passkeyUse', use]]
  for (const form of page.querySelectorAll('form[data-passkey-make], form[data-passkey-use]')) {
    const [name, ask] = forms.find(([name]) => form.dataset[name])
    const failed = form.querySelector('[data-passkey-failed]')
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      failed.hidden = true
      try {
        form.elements.passkey.value = await ask(JSON.parse(form.dataset[name]))
      } catch {
        failed.hidden = false
        return
      }
      form.submit()
    })
  }
}
