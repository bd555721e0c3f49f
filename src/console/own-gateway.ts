import type { Result } from '../base/result';

/** A call of the app to its own gateway, over the network like any script's. */
export interface OwnCall {
  readonly method: 'GET' | 'POST';
  /** Behind the gateway's URL, from its `/` on, as it is to be sent. */
  readonly suffix: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface OwnReply {
  readonly status: number;
  readonly body: string;
}

/** Why there was no answer: the platform did not let the call out; too slow; whatever else. */
export type Unreached = 'egress' | 'timeout' | 'other';

/** The gateway as a script sees it. Whether the platform lets an app call its own web trigger is undocumented (0010-own-gateway.md). */
export interface OwnGateway {
  /** Any answer is a reply, whatever its status. Redirects are not followed: what the call carries goes nowhere else. */
  call(request: OwnCall): Promise<Result<OwnReply, Unreached>>;
}
