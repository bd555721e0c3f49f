/** A site of many people: the demo site, and as many developers more as are asked for. */
import { seedDemo } from '../../local/jira/seed/seed-demo';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import type { Person, RoleName } from '../../local/jira/model';
import type { Site } from '../../local/jira/site';

export type ProjectKey = keyof typeof PROJECT_IDS;
export const PROJECT_KEYS: readonly ProjectKey[] = ['ABC', 'DEF'];

export const accountOf = (index: number): string => `soak:${String(index).padStart(6, '0')}`;

/** Every third person works in both projects. */
export const projectsOf = (index: number): readonly ProjectKey[] =>
  index % 3 === 0 ? PROJECT_KEYS : index % 3 === 1 ? ['ABC'] : ['DEF'];

const BOT_PEOPLE = 12;

/** Owners and backups of bots, beside the others: they leave when the soak says so. All of them work in both projects. */
export const botPeople = (count: number): readonly number[] =>
  Array.from({ length: BOT_PEOPLE }, (_, index) => 3 * (Math.ceil(count / 3) + index));

/** Whose account it is; undefined: of nobody whom the soak has made up. */
export const indexOf = (accountId: string): number | undefined => {
  const [, digits] = /^soak:(\d+)$/.exec(accountId) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** The projects' own key stays; nobody is an admin. */
export const seedPeople =
  (count: number) =>
  (site: Site, at: number): void => {
    seedDemo(site, at);
    const indexes = [...Array.from({ length: count }, (_, index) => index), ...botPeople(count)];
    for (const index of indexes) {
      const person = personOf(index);
      site.people.set(person.accountId, person);
    }
    for (const key of PROJECT_KEYS) {
      const project = site.projects.get(PROJECT_IDS[key]);
      if (project === undefined) throw new Error(`the demo site has no ${key}`);
      const members = indexes.filter((index) => projectsOf(index).includes(key)).map(accountOf);
      const developers = new Set([...(project.actors.get('Developers') ?? []), ...members]);
      const actors = new Map<RoleName, ReadonlySet<string>>(project.actors).set('Developers', developers);
      site.projects.set(project.id, { ...project, actors });
    }
  };

const personOf = (index: number): Person => ({
  accountId: accountOf(index),
  alias: accountOf(index),
  displayName: `Zebediah ${index}`,
  email: `zebediah.${index}@example.org`,
  active: true,
  accountType: 'atlassian',
  groupIds: [],
});
