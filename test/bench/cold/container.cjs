// A fresh container in a fresh process: loads one bundle, serves one invocation over canned answers, prints what it took.
// argv: the bundle, then the plan (JSON file: event, context, and answers by path without query).
/* eslint-disable @typescript-eslint/no-require-imports, no-console -- plain CommonJS, as the platform loads a bundle */
'use strict';
const { readFileSync } = require('node:fs');

const [, , bundle, planFile] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8'));

globalThis.__forge_runtime__ = {
  proxy: { token: 'none' },
  contextAri: plan.context.installContext,
  appContext: {},
};
globalThis.__forge_fetch__ = async (_meta, path) => {
  const body = plan.answers[path.split('?')[0]];
  if (body === undefined) throw new Error(`the plan has no answer for ${path}`);
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
};
// The platform's wrapper has fetch and its log in place before the app's code is loaded: neither is the app's to pay.
console.log = () => undefined;
void new Response('{}').json();

const elapsedMs = (since) => Number(process.hrtime.bigint() - since) / 1e6;

async function run() {
  const startedAt = process.hrtime.bigint();
  const { handle } = require(bundle);
  const importMs = elapsedMs(startedAt);
  if (plan.event === undefined) return { importMs };
  const answer = await handle(plan.event, plan.context);
  const answeredMs = elapsedMs(startedAt);
  const againAt = process.hrtime.bigint();
  await handle(plan.event, plan.context);
  return { importMs, answeredMs, secondMs: elapsedMs(againAt), statusCode: answer.statusCode };
}

run().then(
  (figures) => process.stdout.write(JSON.stringify(figures)),
  (error) => {
    process.stderr.write(String(error?.stack ?? error));
    process.exitCode = 1;
  },
);
