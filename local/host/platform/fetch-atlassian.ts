/** Atlassian's own services, as far as @forge/api asks them for this app. */
import type { HostState } from '../host-state';
import { answerReport } from './fetch-accounts';
import { answerGraphql, operationName } from './fetch-graphql';
import type { Invocation } from './invocation';
import type { Errand, PlatformCall } from './platform-call';

/** Undefined: nothing stands in for this call. Faults are matched with `POST /graphql <operation>`. */
export function atlassianErrand(
  state: HostState,
  call: PlatformCall,
  invocation: Invocation,
): Errand | undefined {
  const record = {
    seq: state.sequence.next(),
    at: state.clock.now(),
    invocationId: invocation.id,
    reached: false,
  };
  if (call.path === '/graphql')
    return {
      target: 'atlassian',
      matched: `/graphql ${operationName(call)}`,
      record,
      // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as from the network
      effect: async () => answerGraphql(state, call),
    };
  if (call.path === '/app/report-accounts')
    return {
      target: 'atlassian',
      record,
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      effect: async () => answerReport(state, call),
    };
  return undefined;
}
