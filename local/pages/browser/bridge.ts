/**
 * `window.__bridge` of the app's frame: the commands of @forge/bridge 7.2.0 that the pages use (forge-platform.md §7.4). As over
 * postMessage, every command runs later and on a copy of its data. `submit`, `close` and the like have no meaning for a page: they
 * stay unknown, and an unknown command is a fault.
 */
import { faults } from './faults';
import { copy, describe, snapshot, type Callback, type ForgeDoc } from './forge-doc';
import { nextTask } from './next-task';
import type { PageEvents } from './page-events';
import type { PageHistory } from './page-history';
import type { Destination } from './page-router';

export interface BridgeHost {
  readonly events: PageEvents;
  onReconcile(doc: ForgeDoc): void;
  /** Resolves with what the resolver returned; rejects when the platform failed. */
  invoke(functionKey: string, payload: unknown): Promise<unknown>;
  getContext(): unknown;
  showFlag(flag: FlagOrder): void;
  closeFlag(id: FlagOrder['id']): void;
  navigate(destination: Destination, type: 'same-tab' | 'new-tab'): void;
  /** Absolute; undefined where there is no such place. */
  findUrl(destination: Destination): string | undefined;
  createHistory(): PageHistory;
  reload(): void;
  changeWindowTitle(title: string): void;
}

type FlagLook = 'info' | 'success' | 'warning' | 'error';

/** `FlagOptions` of @forge/bridge. */
export interface FlagOrder {
  readonly id: string | number;
  readonly title?: string;
  readonly description?: string;
  /** Its icon. */
  readonly type?: FlagLook;
  /** Bold, and in place of `type`. */
  readonly appearance?: FlagLook;
  readonly actions?: readonly { readonly text: string; readonly onClick: Callback }[];
  readonly isAutoDismiss?: boolean;
}

/** As @forge/bridge declares them; the frame is our own, so its data is taken at its word. */
interface CommandData {
  reconcile: ForgeDoc;
  onError: { readonly error: unknown };
  invoke: { readonly functionKey: string; readonly payload?: unknown };
  getContext: undefined;
  showFlag: FlagOrder;
  closeFlag: { readonly id: FlagOrder['id'] };
  navigate: Destination & { readonly type: 'same-tab' | 'new-tab' };
  getUrl: Destination;
  reload: undefined;
  createHistory: undefined;
  changeWindowTitle: string;
  enableTheming: undefined;
  emitReadyEvent: undefined;
  getFrameId: undefined;
  on: { readonly event: string; readonly callback: Callback };
  onPublic: { readonly event: string; readonly callback: Callback };
  emit: { readonly event: string; readonly payload?: unknown };
  emitPublic: { readonly event: string; readonly payload?: unknown };
}

type Commands = { readonly [Command in keyof CommandData]: (data: CommandData[Command]) => unknown };

export interface Bridge {
  callBridge(command: string, data?: unknown): Promise<unknown>;
}

export function createBridge(host: BridgeHost): Bridge {
  const find = new Map<string, (data: never) => unknown>(Object.entries(commandsOf(host)));
  return {
    callBridge: async (command, data) => {
      const run = find.get(command);
      if (run === undefined) {
        const message = `the bridge command ${command} is not supported here`;
        faults.report(message);
        throw new Error(message);
      }
      const sent = command === 'reconcile' ? sentDoc(data) : copy(data, { where: `bridge ${command}` });
      await nextTask();
      return run(sent as never);
    },
  };
}

/** The reconciler changes its tree in place: what is shown is the tree of this very moment. */
const sentDoc = (data: unknown): ForgeDoc => snapshot((data as { readonly forgeDoc: ForgeDoc }).forgeDoc);

function commandsOf(host: BridgeHost): Commands {
  const on: Commands['on'] = ({ event, callback }) => host.events.on(event, callback);
  const emit: Commands['emit'] = ({ event, payload }) => host.events.emit(event, payload);
  return {
    reconcile: (doc) => host.onReconcile(doc),
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
    navigate: ({ type, ...destination }) => host.navigate(destination, type),
    getUrl: (destination) => host.findUrl(destination),
    reload: () => host.reload(),
    createHistory: () => host.createHistory(),
    changeWindowTitle: (title) => host.changeWindowTitle(title),
    // UI Kit is drawn in the page's own theme whether it asks or not.
    enableTheming: () => undefined,
    emitReadyEvent: () => undefined,
    getFrameId: () => 'app',
    on,
    onPublic: on,
    emit,
    emitPublic: emit,
  };
}
