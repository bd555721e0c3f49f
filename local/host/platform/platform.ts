import { fetchOutside } from './fetch-outside';
import { forgeFetch } from './forge-fetch';
import { forgeRuntime } from './forge-runtime';
import type { HostState } from '../host-state';
import type { Platform } from './invocation';

/** What invocations of this host find under them. */
export const platformOf = (state: HostState): Platform => ({
  now: () => state.clock.now(),
  log: (level, message, invocation) => state.log(level, message, invocation),
  logOfApp: (level, message, invocation) => state.logOfApp(level, message, invocation),
  runtime: (invocation) => forgeRuntime(state.installation, state.manifest, invocation),
  fetch: (call, invocation) => forgeFetch(state, call, invocation),
  fetchOutside: (call, invocation) => fetchOutside(state, call, invocation),
});
