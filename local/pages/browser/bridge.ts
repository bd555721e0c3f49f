/** `window.__bridge` of the app's frame: the commands of @forge/bridge that the pages use (forge-platform.md §7.4). */
import { faults } from './faults';
import { describe, snapshot, type ForgeDoc } from './forge-doc';

export interface BridgeHost {
  onReconcile(doc: ForgeDoc): void;
  /** Resolves with what the resolver returned; rejects when the platform failed. */
  invoke(functionKey: string, payload: unknown): Promise<unknown>;
  getContext(): unknown;
  showFlag(flag: FlagOrder): void;
  closeFlag(id: string): void;
}

export interface FlagOrder {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'info' | 'success' | 'warning' | 'error';
  readonly isAutoDismiss?: boolean;
}

/** As @forge/bridge declares them; the frame is our own, so its data is taken at its word. */
interface CommandData {
  reconcile: { readonly forgeDoc: ForgeDoc };
  onError: { readonly error: unknown };
  invoke: { readonly functionKey: string; readonly payload?: unknown };
  getContext: undefined;
  showFlag: FlagOrder;
  closeFlag: { readonly id: string };
  emitReadyEvent: undefined;
}

type Commands = { readonly [Command in keyof CommandData]: (data: CommandData[Command]) => unknown };

export interface Bridge {
  callBridge(command: string, data?: unknown): Promise<unknown>;
}

export function createBridge(host: BridgeHost): Bridge {
  const commands: Commands = {
    reconcile: ({ forgeDoc }) => host.onReconcile(snapshot(forgeDoc)),
    onError: ({ error }) => faults.report(`the app failed: ${describe(error)}`),
    invoke: ({ functionKey, payload }) => host.invoke(functionKey, payload),
    getContext: () => host.getContext(),
    showFlag: (flag) => {
      host.showFlag(flag);
      return true;
    },
    closeFlag: ({ id }) => {
      host.closeFlag(id);
      return true;
    },
    emitReadyEvent: () => undefined,
  };
  const find = new Map<string, (data: never) => unknown>(Object.entries(commands));
  return {
    callBridge: (command, data) => {
      const run = find.get(command);
      if (run !== undefined) return Promise.resolve(run(data as never));
      const message = `the bridge command ${command} is not supported here`;
      faults.report(message);
      return Promise.reject(new Error(message));
    },
  };
}
