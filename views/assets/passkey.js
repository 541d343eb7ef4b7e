// Passkeys: asks the browser for one and sends its answer with the form. Without a script, or without passkeys, the form stays hidden and codes are used.
'use strict';

{
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const known = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));

  const make = async (options) => {
    const { id, rawId, type, response } = await navigator.credentials.create({ publicKey: {
      ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials),
    } });
    return { id, rawId: text(rawId), type, response: { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] } };
  };
  const show = async (options) => {
    const { id, rawId, type, response } = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) } });
    return { id, rawId: text(rawId), type, response: {
      clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), ...(response.userHandle?.byteLength ? { userHandle: text(response.userHandle) } : {}),
    } };
  };

  for (const place of document.querySelectorAll('[data-passkey]')) {
    const form = place.querySelector('form');
    const said = place.querySelector('[data-passkey-said]');
    if (!form || !window.PublicKeyCredential) continue;
    place.hidden = false;
    document.querySelector('[data-passkey-without]')?.remove();
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      // It is asked for as often as the button is pressed: the guard against double clicks is not meant for this.
      event.stopPropagation();
      said.textContent = '';
      try {
        const options = JSON.parse(place.dataset.options);
        form.elements.response.value = JSON.stringify(await (place.dataset.passkey === 'make' ? make(options) : show(options)));
        form.submit();
      } catch (error) {
        said.textContent = error?.name === 'InvalidStateError' ? 'This device already has a passkey for you here.' : 'No passkey was given. You can try again, or go on another way.';
      }
    });
  }
}
