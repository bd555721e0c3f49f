/** The documents behind `/pages/…`. Pure. */
import { BRIDGE_NAME } from './bridge-name';

/** The shell; it reads the rest from its own URL. */
export const shellHtml = (title: string): string => `<!doctype html>
<html lang="en" data-theme="light:light spacing:spacing typography:typography shape:shape" data-color-mode="light">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)} – local host</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pages/assets/shell.css">
<div id="root"></div>
<script type="module" src="/pages/assets/shell.js"></script>
</html>`;

/** The hidden frame that the app's code runs in. @forge/bridge binds `__bridge` while it loads, so that comes first. */
export const frameHtml = (moduleKey: string): string => `<!doctype html>
<meta charset="utf-8">
<title>app</title>
<script>
  window.__bridge = parent[${JSON.stringify(BRIDGE_NAME)}];
  const tell = (error) => window.__bridge.callBridge('onError', { error });
  addEventListener('error', (event) => tell(event.error ?? new Error(event.message)));
  addEventListener('unhandledrejection', (event) => tell(event.reason));
</script>
<script src="/pages/${encodeURIComponent(moduleKey)}/app.js"></script>`;

/** In place of an app that does not bundle. */
export const failingScript = (message: string): string => `throw new Error(${JSON.stringify(message)});`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (found) => ENTITIES[found] ?? found);
