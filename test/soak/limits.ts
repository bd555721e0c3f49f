/** What limits some tokens beside their powers, as the soak ordered it; judged by its own arithmetic. Epoch milliseconds. */
import type { Purse } from './purse';

export interface SoakLimits {
  /** Ids of the catalogue; absent: any. */
  readonly operations?: readonly string[] | undefined;
  readonly notBeforeAt?: number | undefined;
  /** The one span of the day that matters while the soak runs. */
  readonly hours?: { readonly opensAt: number; readonly closesAt: number } | undefined;
  /** With the value that the app has drawn, told once. */
  readonly header?: { readonly name: string; readonly value: string } | undefined;
  /** One for a token and its successors. */
  readonly purse?: Purse | undefined;
}

/** What a call is, and bears, of what limits speak of. */
export interface Presented {
  /** Of the catalogue; absent: judged by none. */
  readonly operation?: string | undefined;
  /** The value that was sent for the token's header. */
  readonly header?: string | undefined;
}

interface Between {
  readonly from: number;
  readonly to: number;
}

/** Whether the limits let it pass at some moment between. Budgets are judged by what has come to Jira: see Purse. */
export const mayPassLimits = (
  limits: SoakLimits | undefined,
  call: Presented,
  { from, to }: Between,
): boolean =>
  limits === undefined ||
  (isPresentable(limits, call) &&
    (limits.notBeforeAt ?? to) <= to &&
    (limits.hours === undefined || (from < limits.hours.closesAt && to >= limits.hours.opensAt)));

/** Whether they do at every moment. */
export const mustPassLimits = (
  limits: SoakLimits | undefined,
  call: Presented,
  { from, to }: Between,
): boolean =>
  limits === undefined ||
  (isPresentable(limits, call) &&
    (limits.notBeforeAt ?? from) <= from &&
    (limits.hours === undefined || (from >= limits.hours.opensAt && to < limits.hours.closesAt)) &&
    (limits.purse?.hasRoom() ?? true));

const isPresentable = ({ operations, header }: SoakLimits, call: Presented): boolean =>
  (operations === undefined || (call.operation !== undefined && operations.includes(call.operation))) &&
  (header === undefined || call.header === header.value);
