// The Kiota SDK's adapter and models. Its npm packages have no request builders for identity governance, so calls are
// put together from the templates that such builders have.
import { BaseBearerTokenAuthenticationProvider, HttpMethod, RequestInformation } from '@microsoft/kiota-abstractions';
import { GraphBetaRequestAdapter } from '@microsoft/msgraph-beta-sdk';
import {
  createAccessPackageAssignmentRequestCollectionResponseFromDiscriminatorValue as collection,
  createAccessPackageAssignmentRequestFromDiscriminatorValue as entity,
} from '@microsoft/msgraph-beta-sdk/models/index.js';
import { createODataErrorFromDiscriminatorValue } from '@microsoft/msgraph-beta-sdk/models/oDataErrors/index.js';
import { HTTPS, REQUESTS, SCOPE, credential } from './emulator.js';

export { collection, entity };
export const ERRORS = { XXX: createODataErrorFromDiscriminatorValue };

/** A provider of the simplest kind: whatever the host, it sends the token. */
export function bearer(tokens = credential()) {
  return new BaseBearerTokenAuthenticationProvider({
    getAuthorizationToken: async () => (await tokens.getToken(SCOPE)).token,
    getAllowedHostsValidator: () => ({ isUrlHostValid: () => true }),
  });
}

export function adapterOf({ authProvider = bearer(), origin = HTTPS, httpClient } = {}) {
  const adapter = new GraphBetaRequestAdapter(authProvider, undefined, undefined, httpClient);
  adapter.baseUrl = `${origin}/beta`;
  return adapter;
}

export function list(parameters = {}) {
  const template = `{+baseurl}${REQUESTS}{?%24count,%24expand,%24filter,%24orderby,%24select,%24top}`;
  const information = new RequestInformation(HttpMethod.GET, template);
  for (const [name, value] of Object.entries(parameters)) {
    information.queryParameters[`%24${name}`] = value;
  }
  return accepting(information);
}

export function get(id) {
  return accepting(new RequestInformation(HttpMethod.GET, `{+baseurl}${REQUESTS}/{id}{?%24expand,%24select}`, { id }));
}

export function act(id, action) {
  return accepting(new RequestInformation(HttpMethod.POST, `{+baseurl}${REQUESTS}/{id}/${action}`, { id }));
}

export function create() {
  return accepting(new RequestInformation(HttpMethod.POST, `{+baseurl}${REQUESTS}`));
}

function accepting(information) {
  information.headers.tryAdd('Accept', 'application/json');
  return information;
}
