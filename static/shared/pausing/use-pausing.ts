import { useRef, useState } from 'react';
import type { Pausing, Reply, TokenRef, TokenRowView, TokenView } from '../../../src/console/contract';
import { tell } from '../../api';
import type { Failure } from '../loaded';
import { say } from '../token-detail/say';

/** What both pages' ways out have for it. */
export interface PauseApi {
  readonly pauseToken: (pausing: Pausing) => Promise<Reply<TokenView>>;
  readonly resumeToken: (ref: TokenRef) => Promise<Reply<TokenView>>;
}

export interface PauseDesk {
  /** The token that the person is asked about. */
  readonly asked: TokenRowView | undefined;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly ask: (token: TokenRowView) => void;
  readonly close: () => void;
  readonly pause: (why: Omit<Pausing, 'locator'>) => Promise<void>;
  readonly resume: () => Promise<void>;
}

/** One pause or resumption at a time, asked about first. */
export function usePausing(api: PauseApi, onChanged: (token: TokenView) => void): PauseDesk {
  const [asked, setAsked] = useState<TokenRowView>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isUnderWay = useRef(false);

  const ask = (token: TokenRowView | undefined) => {
    setFailure(undefined);
    setAsked(token);
  };
  const change = async (kind: 'pause' | 'resume', call: Promise<Reply<TokenView>>, name: string) => {
    setBusy(true);
    const reply = await call;
    isUnderWay.current = false;
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setAsked(undefined);
    onChanged(reply.value);
    tell(
      `${kind}-${reply.value.locator}`,
      say(`pausing-done.${kind}`, { name }),
      say(`pausing-done-help.${kind}`),
    );
  };
  const begin = (): TokenRowView | undefined => {
    if (isUnderWay.current) return undefined;
    isUnderWay.current = asked !== undefined;
    return asked;
  };
  const pause = async (why: Omit<Pausing, 'locator'>) => {
    const token = begin();
    if (token) await change('pause', api.pauseToken({ ...why, locator: token.locator }), token.name);
  };
  const resume = async () => {
    const token = begin();
    if (token) await change('resume', api.resumeToken({ locator: token.locator }), token.name);
  };
  return { asked, isBusy, failure, ask, close: () => ask(undefined), pause, resume };
}
