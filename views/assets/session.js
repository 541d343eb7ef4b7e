// Before a sign-in ends: said two minutes ahead, and put off with one press. Without a script the foot of every page says when it is.
'use strict';

{
  const place = document.querySelector('[data-session]');
  const AHEAD = 120_000;
  const time = (at) => new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: 'numeric', minute: '2-digit', hour12: true }).replace(':', '.');
  let idleEnds = 0;
  let allEnds = 0;
  const from = ({ idle, left }) => {
    idleEnds = Date.now() + idle * 1000;
    allEnds = Date.now() + left * 1000;
  };

  const dialog = document.createElement('dialog');
  dialog.className = 'session-ends';
  dialog.setAttribute('aria-labelledby', 'session-ends');
  const heading = document.createElement('h2');
  heading.id = 'session-ends';
  heading.className = 'govuk-heading-m';
  const text = document.createElement('p');
  const link = document.createElement('p');
  link.innerHTML = '<a class="govuk-link" href="/sign-in" target="_blank" rel="noopener">Sign in on another page (opens a new tab)</a>';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button';
  dialog.append(heading, text, link, button);

  let stands = 'quiet';
  const say = (now, title, words, press) => {
    if (stands === now) return;
    stands = now;
    [heading.textContent, text.textContent, button.textContent] = [title, words, press];
    link.hidden = now !== 'over';
    if (!dialog.open) dialog.showModal();
  };
  const quiet = () => {
    stands = 'quiet';
    if (dialog.open) dialog.close();
  };
  const look = () => {
    const now = Date.now();
    if (now >= Math.min(idleEnds, allEnds)) say('over', 'You have been signed out', 'What you typed is still on this page. Sign in on another page, come back here and send it: nothing of it is lost.', 'Back to the page');
    else if (now >= allEnds - AHEAD) say('all', `You will be signed out at ${time(allEnds)}`, 'You will have been signed in for eight hours. Send what you are writing now, or sign in again afterwards: nothing of it is lost.', 'Back to the page');
    else if (now >= idleEnds - AHEAD) say('idle', `You will be signed out at ${time(idleEnds)}`, 'For almost half an hour nothing was opened or sent.', 'Stay signed in');
    else if (stands === 'idle') quiet();
  };
  button.addEventListener('click', async () => {
    if (stands !== 'idle') { dialog.close(); return; }
    const answer = await fetch('/account/stay-signed-in', { headers: { accept: 'application/json' } }).catch(() => undefined);
    const left = answer?.ok && (answer.headers.get('content-type') ?? '').includes('json') ? await answer.json() : undefined;
    if (left === undefined) idleEnds = Math.min(idleEnds, Date.now());
    else { from(left); used(left); quiet(); }
    look();
  });

  // A page opened or a draft kept in another tab keeps this one as well.
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('signed in') : undefined;
  const used = (left) => tabs?.postMessage(left);
  if (tabs) tabs.onmessage = ({ data }) => { from(data); look(); };

  if (place && 'showModal' in dialog) {
    const left = { idle: Number(place.dataset.idle), left: Number(place.dataset.left) };
    from(left);
    used(left);
    document.body.append(dialog);
    document.addEventListener('draft-kept', () => { const now = { idle: left.idle, left: Math.round((allEnds - Date.now()) / 1000) }; from(now); used(now); });
    setInterval(look, 5000);
    document.addEventListener('visibilitychange', look);
  }
}
