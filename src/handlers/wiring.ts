/** The only composition root: Forge's adapters under the domain's ports. What is module state here lives as long as a warm container. */
import type { ConsolePorts } from '../console/ports';
import type { Standings } from '../console/actor';
import { appReach } from '../forge/app-reach';
import { auditLog } from '../forge/audit-log';
import { authorityStore } from '../forge/authority-store';
import { bulkStore } from '../forge/bulk-store';
import { censusStore } from '../forge/census-store';
import { clock } from '../forge/clock';
import { freezeStore } from '../forge/freeze-store';
import { gatewayAddress } from '../forge/gateway-address';
import { jira } from '../forge/jira';
import { ledger } from '../forge/ledger';
import { log } from '../forge/log';
import { orderStore } from '../forge/order-store';
import { ownGateway } from '../forge/own-gateway';
import { people } from '../forge/people';
import { policyStore } from '../forge/policy-store';
import { random } from '../forge/random';
import { setUpStore } from '../forge/set-up-store';
import { standings } from '../forge/standings';
import { sweepPositions } from '../forge/sweep-positions';
import { tagKeyStore, type TagKeyMemory } from '../forge/tag-key-store';
import { tokenStore } from '../forge/token-store';
import { usageStore } from '../forge/usage-store';
import { DenialMemory } from '../gateway/denial-memory';
import { Known } from '../gateway/known';
import type { GatewayPorts, Site } from '../gateway/ports';
import { UsageTally } from '../gateway/usage-tally';

/** Kept between invocations; every entry is keyed by installation. */
const tagKeyMemory: TagKeyMemory = new Map();
const denials = new DenialMemory();
const known = new Known();
const tally = new UsageTally(random);

export const gatewayPorts = (site: Site): GatewayPorts => ({
  authority: authorityStore,
  tagKeys: tagKeyStore(site.installation, tagKeyMemory, random),
  jira,
  audit: auditLog,
  ledger,
  seen: setUpStore,
  denials,
  usages: usageStore,
  tally,
  known,
  log,
  clock,
  random,
  site,
});

export const consolePorts = (installation: string): ConsolePorts => ({
  policies: policyStore,
  freezes: freezeStore,
  tokens: tokenStore,
  orders: orderStore,
  bulks: bulkStore,
  tagKeys: tagKeyStore(installation, tagKeyMemory, random),
  ledger,
  audit: auditLog,
  usages: usageStore,
  census: censusStore,
  people,
  sweepPositions,
  gateway: gatewayAddress,
  ownGateway,
  reach: appReach,
  setUp: setUpStore,
  clock,
  random,
});

export const livingStandings: Standings = standings;
export const appLog = log;
