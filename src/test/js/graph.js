// @microsoft/microsoft-graph-client, told nothing but the base URL and its host.
import { Client, GraphError } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import assert from 'node:assert/strict';
import { HTTPS, REQUESTS, SCOPE, credential, userCredential } from './emulator.js';

export const authProvider = authProviderOf(credential());
export const client = clientOf({ authProvider });

/** Graph lets no application cancel a request. */
export const userClient = clientOf({ authProvider: authProviderOf(userCredential()) });

export function authProviderOf(tokens) {
  return new TokenCredentialAuthenticationProvider(tokens, { scopes: [SCOPE] });
}

export function clientOf(options) {
  return Client.initWithMiddleware({
    baseUrl: HTTPS,
    defaultVersion: 'beta',
    // Bare host names: with a port in it, a host matches nothing and no token is sent.
    customHosts: new Set(['localhost']),
    ...options,
  });
}

export async function stateOf(id) {
  return (await client.api(`${REQUESTS}/${id}`).select('requestState').get()).requestState;
}

/** The error that a call ends with. */
export async function errorOf(call) {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof GraphError, String(error));
    return error;
  }
  return assert.fail('no error');
}
