/** Where the shell's window keeps the bridge for the app's frame. */
export const BRIDGE_NAME = '__localBridge';
