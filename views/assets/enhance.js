// What is nicer with a script; every page works without it. No values are read from the page but data- attributes.
'use strict';

// A second press of a button within three seconds is a double click, not a second wish. (The server would know it too.)
const sent = new WeakMap();
document.addEventListener('submit', (event) => {
  const last = sent.get(event.target);
  if (last !== undefined && event.timeStamp - last < 3000) event.preventDefault();
  else sent.set(event.target, event.timeStamp);
});

// Where focus did not follow the `autofocus` of an error summary, and for links of the summary: the control itself, not only its place.
document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('.govuk-error-summary')?.focus();
});
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('.govuk-error-summary a[href^="#"]') : null;
  const control = link && document.getElementById(link.getAttribute('href').slice(1));
  if (!control) return;
  event.preventDefault();
  (control.closest('.govuk-form-group') ?? control).scrollIntoView();
  control.focus({ preventScroll: true });
});

// How many characters are left, said aloud only after a pause.
for (const area of document.querySelectorAll('textarea[data-max]')) {
  const max = Number(area.dataset.max);
  const said = document.createElement('p');
  said.className = 'govuk-hint count-left';
  const aloud = document.createElement('p');
  aloud.className = 'govuk-visually-hidden';
  aloud.setAttribute('aria-live', 'polite');
  area.after(said, aloud);
  let timer;
  const count = () => {
    const left = max - area.value.length;
    said.textContent = left < 0 ? `${-left} characters too many` : left <= max / 4 ? `${left} characters left` : '';
    clearTimeout(timer);
    timer = setTimeout(() => { aloud.textContent = said.textContent; }, 1500);
  };
  area.addEventListener('input', count);
  count();
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => { window.print(); });
}

// The meeting by single keys: they work only while the focus is inside the card (WCAG 2.1.4), and never while something is typed.
for (const card of document.querySelectorAll('[data-keys]')) {
  const press = new Map();
  for (const pair of card.dataset.keys.split(';')) {
    const [key, value] = pair.split('=');
    const radio = card.querySelector(`input[type=radio][value="${CSS.escape(value)}"]`);
    if (radio) press.set(key, radio);
  }
  for (const control of card.querySelectorAll('[data-key]')) press.set(control.dataset.key, control);
  for (const [key, control] of press) {
    const shown = document.createElement('kbd');
    shown.className = 'key';
    shown.textContent = key;
    shown.setAttribute('aria-hidden', 'true');
    (control.matches('input') ? control.labels[0] : control).append(shown);
    control.setAttribute('aria-keyshortcuts', key);
  }
  card.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches('textarea, select, input:not([type=radio])')) return;
    const control = press.get(event.key.toLowerCase());
    if (!control) return;
    event.preventDefault();
    if (control.matches('input')) { control.checked = true; control.focus(); } else control.click();
  });
  card.tabIndex = -1;
  if (!document.querySelector('.govuk-error-summary')) card.focus({ preventScroll: true });
}

// Work in the background is looked at again every few seconds; when it is over, the page is drawn anew.
for (const live of document.querySelectorAll('[data-live]')) {
  const look = async () => {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
    const now = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]') : live;
    if (!now) { location.reload(); return; }
    // Only where something changed, so that nobody's place in it is lost for nothing.
    if (now.innerHTML !== live.innerHTML) live.replaceChildren(...now.childNodes);
    setTimeout(look, Number(live.dataset.live) * 1000);
  };
  setTimeout(look, Number(live.dataset.live) * 1000);
}

// What is typed on a card is kept as a draft a moment after the last key. One request at a time, each typed over the one before: the server
// refuses one that is typed over an older draft, and says so here; nothing on the page is ever changed but the note beside the button.
for (const place of document.querySelectorAll('[data-autosave]')) {
  const form = place.querySelector('form');
  const said = place.querySelector('[data-autosave-said]');
  if (!form || !said) continue;
  let timer;
  let isUnderWay = false;
  let isOver = false;
  const keepIn = (ms) => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(keep, ms);
  };
  const keep = async () => {
    if (isUnderWay) { keepIn(500); return; }
    isUnderWay = true;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== 'string') body.delete(name);
    body.set('keep', 'draft');
    try {
      const response = await fetch(form.getAttribute('action'), { method: 'POST', body: form.enctype === 'multipart/form-data' ? body : new URLSearchParams(body), headers: { Accept: 'application/json' } });
      const answer = (response.headers.get('content-type') ?? '').includes('json') ? await response.json() : undefined;
      if (answer?.version !== undefined) form.querySelector('[name=version]').value = answer.version;
      said.textContent = answer?.said ?? 'Not kept: you are no longer signed in, or the link has ended. What you typed is still here; press Save.';
      isOver = !response.ok;
      if (response.ok) document.dispatchEvent(new Event('draft-kept'));
    } catch {
      said.textContent = 'Not kept yet: there is no connection. What you typed is still here, and it is tried again.';
      keepIn(15000);
    } finally {
      isUnderWay = false;
    }
  };
  form.addEventListener('input', () => { keepIn(1500); });
  // A press while a draft is on its way waits for it, or it would be made from what is no longer the newest.
  form.addEventListener('submit', (event) => {
    isOver = true;
    clearTimeout(timer);
    if (!isUnderWay) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    const again = () => { if (isUnderWay) setTimeout(again, 50); else form.requestSubmit(submitter); };
    again();
  }, { capture: true });
}
