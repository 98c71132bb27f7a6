// What a program sees that was not told to trust the emulator's certificate authority.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { HTTPS, credential } from './emulator.js';
import { authProviderOf, clientOf } from './graph.js';

const SELF = fileURLToPath(import.meta.url);

if (process.argv[2] === 'untrusting') {
  await untrusting();
} else {
  test('without the authority, no client gets an answer, and each says why', async () => {
    const { NODE_EXTRA_CA_CERTS, ...env } = process.env;
    assert.ok(NODE_EXTRA_CA_CERTS);
    // Beneath a test runner a test's file would report to it instead of printing.
    delete env.NODE_TEST_CONTEXT;
    const { stdout } = await promisify(execFile)(process.execPath, [SELF, 'untrusting'], { env });
    const { fetched, credentialled, graph } = JSON.parse(stdout);
    assert.match(fetched, /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN)$/);
    assert.match(credentialled, /unable to verify|self.signed certificate|network_error|endpoints_resolution_error/i);
    assert.deepEqual(graph, { statusCode: -1, message: 'fetch failed' });
  });
}

async function untrusting() {
  const failure = async call => call.then(() => assert.fail('answered'), error => error);
  const fetched = await failure(fetch(`${HTTPS}/_emulator/health`));
  const credentialled = await failure(credential().getToken('https://graph.microsoft.com/.default'));
  const client = clientOf({ authProvider: authProviderOf({ getToken: async () => ({ token: 'never.sent.anywhere' }) }) });
  const { statusCode, message } = await failure(client.api('/me').get());
  console.log(
    JSON.stringify({ fetched: fetched.cause.code, credentialled: credentialled.message, graph: { statusCode, message } }),
  );
}
