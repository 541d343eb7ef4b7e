// Where Chromium is on this machine, and how it is started; nothing of the tests' own, so that a command can use it.
import { existsSync } from 'node:fs';

const USUAL = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

export const chromiumPath = [process.env['CHROMIUM'], ...USUAL].find((path) => path !== undefined && path !== '' && existsSync(path));

/** --no-sandbox: the tests also run as root in a container, where the sandbox cannot start; they open our own pages only. */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
