// The emulator under test, and what the tests of every client need of it.
import { ClientSecretCredential, UsernamePasswordCredential } from '@azure/identity';
import { setTimeout as sleep } from 'node:timers/promises';
import { KIM, OPERATIONS, PUBLIC, TENANT } from './seed.js';

export const HTTPS = setting('EMULATOR_HTTPS_ORIGIN');
export const HTTP = setting('EMULATOR_HTTP_ORIGIN');
export const SCOPE = 'https://graph.microsoft.com/.default';
export const REQUESTS = '/identityGovernance/entitlementManagement/accessPackageAssignmentRequests';

/**
 * All that an Azure credential must be told. Without the second option it asks login.microsoftonline.com whether the
 * authority is one of Microsoft's.
 */
export const AUTHORITY = { authorityHost: HTTPS, disableInstanceDiscovery: true };

export function credential({ clientId, secret } = OPERATIONS) {
  return new ClientSecretCredential(TENANT, clientId, secret, AUTHORITY);
}

/** Kim, signed in to an app that proves itself with nothing. */
export function userCredential() {
  return new UsernamePasswordCredential(TENANT, PUBLIC.clientId, KIM.username, KIM.password, AUTHORITY);
}

/** The claims of a token, unverified. */
export function claims(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
}

/** Asks until the answer is as wanted; the last answer is in the error when it never is. */
export async function until(wanted, ask, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`still ${JSON.stringify(answer)} after ${seconds} s`);
    }
    await sleep(100);
  }
}

function setting(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: .ci/test-js starts an emulator and sets it`);
  }
  return value;
}
