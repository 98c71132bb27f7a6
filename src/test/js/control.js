// The control calls that the tests need: what a person would do in a browser.
import { HTTP } from './emulator.js';

/** Signs a user in with the code that a device shows. */
export async function approve(userCode, { username }) {
  const answer = await fetch(`${HTTP}/_emulator/device-codes/${userCode}/approve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: username }),
  });
  if (!answer.ok) {
    throw new Error(`${answer.status} ${await answer.text()}`);
  }
}
