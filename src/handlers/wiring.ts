/** The only composition root: Forge's adapters under the domain's ports. What is module state here lives as long as a warm container. */
import { adminApi } from '../admin-api/answer-admin';
import type { ConsolePorts, TokenPorts } from '../console/ports';
import type { Standings } from '../console/actor';
import { accountReports } from '../forge/account-reports';
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
import { memberships, type PermissionMemory } from '../forge/memberships';
import { log } from '../forge/log';
import { missedProjectsStore } from '../forge/missed-projects-store';
import { noticeBoard } from '../forge/notice-board';
import { noticeStore } from '../forge/notice-store';
import { orderStore } from '../forge/order-store';
import { ownGateway } from '../forge/own-gateway';
import { people } from '../forge/people';
import { policyStore } from '../forge/policy-store';
import { privacyRounds } from '../forge/privacy-rounds';
import { projects } from '../forge/projects';
import { random } from '../forge/random';
import { ruleBookStore } from '../forge/rule-book-store';
import { setUpStore } from '../forge/set-up-store';
import { spentStore } from '../forge/spent-store';
import { standings } from '../forge/standings';
import { sweepPositions } from '../forge/sweep-positions';
import { tagKeyStore, type TagKeyMemory } from '../forge/tag-key-store';
import { tokenStore } from '../forge/token-store';
import { usageStore } from '../forge/usage-store';
import { DenialMemory } from '../gateway/denial-memory';
import { Known } from '../gateway/known';
import type { GatewayPorts, Site } from '../gateway/ports';
import { BudgetTally } from '../gateway/budget-tally';
import { UsageTally } from '../gateway/usage-tally';

/** Kept between invocations; every entry is keyed by installation. */
const tagKeyMemory: TagKeyMemory = new Map();
const permissionMemory: PermissionMemory = new Map();
const denials = new DenialMemory();
const known = new Known();
const tally = new UsageTally(random);
const budgets = new BudgetTally(random);

/** What an admin does, on the page or by a token. */
const tokenPorts: TokenPorts = {
  policies: policyStore,
  freezes: freezeStore,
  tokens: tokenStore,
  ledger,
  audit: auditLog,
  usages: usageStore,
  census: censusStore,
  people,
  clock,
  random,
};

export const gatewayPorts = (site: Site): GatewayPorts => ({
  authority: authorityStore,
  tagKeys: tagKeyStore(site.installation, tagKeyMemory, random),
  jira,
  audit: auditLog,
  admin: adminApi(tokenPorts),
  ledger,
  tokens: tokenStore,
  seen: setUpStore,
  denials,
  usages: usageStore,
  tally,
  spent: spentStore,
  budgets,
  known,
  memberships: memberships(site.installation, permissionMemory),
  log,
  clock,
  random,
  site,
});

export const consolePorts = (installation: string): ConsolePorts => ({
  ...tokenPorts,
  ruleBooks: ruleBookStore,
  memberships: memberships(installation, permissionMemory),
  orders: orderStore,
  bulks: bulkStore,
  tagKeys: tagKeyStore(installation, tagKeyMemory, random),
  spent: spentStore,
  projects,
  missedProjects: missedProjectsStore,
  board: noticeBoard,
  notices: noticeStore,
  sweepPositions,
  accountReports,
  privacyRounds,
  gateway: gatewayAddress,
  ownGateway,
  reach: appReach,
  setUp: setUpStore,
});

export const livingStandings: Standings = standings;
export const appLog = log;
