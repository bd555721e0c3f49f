import { ok } from '../base/result';
import { pause, resume, type CannotResume } from '../tokens/lifecycle';
import type { PauseReason } from '../tokens/record';
import type { Actor } from './actor';
import { changeToken, type Changer } from './change-token';
import type { ConsoleRefusalCode, TokenRef, TokenView } from './contract';
import type { ConsolePorts } from './ports';
import { refuse, type Outcome } from './refusal';

/** A parsed payload of `token/pause`. */
export interface OneToPause {
  readonly locator: string;
  readonly because?: PauseReason | undefined;
  readonly note?: string | undefined;
}

/** An admin pauses any token: only admins can resume it then. */
export const pauseAnyToken = (
  one: OneToPause,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => pauseToken(one, { actor, as: 'admin', ports });

/** A person pauses a token of their own, or a bot's that they back up. Any other is answered like one that does not exist. */
export const pauseOwnToken = (
  one: OneToPause,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => pauseToken(one, { actor, as: 'owner', ports, orBackup: true });

/** An admin resumes any paused token but one that waits for its new owner. */
export const resumeAnyToken = (
  one: TokenRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => resumeToken(one, { actor, as: 'admin', ports });

/** A person resumes a token of their own, unless an admin paused it. */
export const resumeOwnToken = (
  one: TokenRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => resumeToken(one, { actor, as: 'owner', ports });

const pauseToken = ({ locator, because, note }: OneToPause, changer: Changer): Promise<Outcome<TokenView>> =>
  changeToken(locator, changer, (record, at) => {
    const { actor, as } = changer;
    const why = because === undefined ? {} : { because };
    const by = { at, by: actor.accountId, as, ...why, ...(note ? { note } : {}) };
    const next = pause(record, by);
    const { locator, ownerId } = record;
    return next.ok
      ? ok({ next: next.value, fact: { type: 'token.paused', locator, ownerId, as, ...why } })
      : refuse('token-ended');
  });

const resumeToken = ({ locator }: TokenRef, changer: Changer): Promise<Outcome<TokenView>> =>
  changeToken(locator, changer, (record, at) => {
    const { as } = changer;
    const next = resume(record, { as, at });
    const { locator, ownerId } = record;
    if (next.ok) return ok({ next: next.value, fact: { type: 'token.resumed', locator, ownerId, as } });
    return refuse(REFUSALS[next.error]);
  });

const REFUSALS: Readonly<Record<CannotResume, ConsoleRefusalCode>> = {
  ended: 'token-ended',
  'paused-by-admin': 'token-paused-by-admin',
  'awaits-owner': 'token-awaits-owner',
};
