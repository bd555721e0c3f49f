import { describe, expect, it } from 'vitest';
import { keysOf, testJira } from './ask';

const site = testJira();

/** Query, and the keys that `member` finds by it in this order. */
const TABLE: readonly (readonly [jql: string, keys: readonly string[]])[] = [
  ['key = ABC-2', ['ABC-2']],
  ['key = abc-2', ['ABC-2']],
  ['id = 10100', ['ABC-1']],
  ['key = ABC-9', ['DEF-7']],
  ['key = OLD-7', ['ABC-7']],
  ['issuekey in (DEF-1, ABC-1) order by key', ['ABC-1', 'DEF-1']],
  ['project = ABC and key < ABC-4 order by key desc', ['ABC-3', 'ABC-2', 'ABC-1']],
  ['project = Definitions and key <= DEF-2 order by key', ['DEF-1', 'DEF-2']],
  ['project = 10000 and status = "In Review" order by key', ['ABC-17', 'ABC-28']],
  ['project in (ABC, DEF) and status = "in review" order by project, key', ['ABC-17', 'ABC-28', 'DEF-14']],
  ['project = DEF and statusCategory = Done order by key', ['DEF-4', 'DEF-6', 'DEF-11', 'DEF-12', 'DEF-17']],
  ['assignee = "Leo Leaver" order by key', ['ABC-5', 'ABC-12', 'ABC-16', 'ABC-19']],
  [
    'project = DEF and assignee is empty order by key',
    ['DEF-5', 'DEF-8', 'DEF-10', 'DEF-13', 'DEF-15', 'DEF-18', 'DEF-20'],
  ],
  ['project = DEF and assignee not in (currentUser(), EMPTY) order by key', ['DEF-6', 'DEF-12']],
  ['project = DEF and assignee != currentUser() order by key', ['DEF-6', 'DEF-12']],
  ['project = DEF and not assignee = currentUser() order by key', ['DEF-6', 'DEF-12']],
  ['creator = currentUser() and project = OPS order by key', ['OPS-1', 'OPS-7', 'OPS-8', 'OPS-14']],
  ['labels = voice order by key', ['ABC-1', 'ABC-2', 'ABC-3', 'ABC-19', 'ABC-28', 'DEF-3']],
  ['labels = VOICE and labels != crash order by key', ['ABC-1', 'ABC-2', 'ABC-3', 'ABC-28', 'DEF-3']],
  [
    'project = ABC and not (labels = voice or labels in (crash, i18n)) order by key',
    ['ABC-10', 'ABC-17', 'ABC-27', 'ABC-31'],
  ],
  ['summary ~ letter order by key', ['ABC-4', 'ABC-5', 'ABC-6', 'ABC-28', 'DEF-14', 'DEF-15']],
  ['summary ~ "record letter" order by key', ['ABC-4', 'ABC-5']],
  ['summary ~ "\\"letter B\\""', ['DEF-14']],
  ['summary ~ "pron*" order by key', ['ABC-2', 'ABC-3']],
  ['project = DEF and type = Bug and summary !~ definition order by key', ['DEF-13', 'DEF-17']],
  ['description ~ glossary', []],
  ['description ~ "every vowel"', ['ABC-2']],
  ['comment ~ rotated', ['ABC-22']],
  ['comment ~ customer', []],
  ['text ~ vowels order by key', ['ABC-2', 'DEF-3']],
  ['created >= -2d order by key', ['OPS-14']],
  ['created >= startOfDay(-2) order by key', ['OPS-13', 'OPS-14']],
  ['created > "2026-11-18 09:00" order by key', ['OPS-14']],
  ['created >= 2026-11-18 and created < "2026/11/19"', ['OPS-13']],
  ['created >= startOfWeek() order by key', ['OPS-10', 'OPS-11', 'OPS-12', 'OPS-13', 'OPS-14']],
  ['due < now() order by key', ['ABC-10']],
  ['due <= 5d and due >= startOfDay() order by due', ['OPS-4', 'ABC-17', 'ABC-22']],
  ['duedate is not empty and project = DEF', ['DEF-8']],
  ['priority = Highest order by key', ['ABC-6', 'DEF-9', 'OPS-4', 'OPS-7']],
  ['project = DEF and priority > Medium order by priority, key', ['DEF-9', 'DEF-3', 'DEF-6', 'DEF-19']],
  ['issuetype = Epic order by key', ['ABC-1', 'ABC-11', 'DEF-1']],
  ['type in subTaskIssueTypes() and project = DEF order by key', ['DEF-4', 'DEF-5']],
  ['parent = ABC-2 order by key', ['ABC-4', 'ABC-5']],
  ['"Epic Link" = ABC-1 order by key', ['ABC-2', 'ABC-3']],
  ['fixVersion = "2.0" order by key', ['ABC-21', 'ABC-24']],
  ['fixVersion in unreleasedVersions(DEF) order by key', ['DEF-6', 'DEF-17']],
  ['affectedVersion = 1.0 and project = DEF order by key', ['DEF-6', 'DEF-13']],
  ['component = Docs order by key', ['DEF-7', 'DEF-8', 'DEF-14', 'DEF-15']],
  ['project = DEF and resolution = Done order by key', ['DEF-4', 'DEF-6', 'DEF-11', 'DEF-12', 'DEF-17']],
  ['project = OPS and resolution != Unresolved order by key', ['OPS-1', 'OPS-5', 'OPS-9']],
  ['project = OPS and resolution is not empty order by key', ['OPS-1', 'OPS-5', 'OPS-9']],
  [
    'sprint in openSprints() and "Story Points" >= 5 order by "Story Points" desc, key',
    ['ABC-3', 'ABC-28', 'ABC-2'],
  ],
  ['sprint = "ABC Sprint 3"', ['ABC-18']],
  ['issue in linkedIssues("ABC-30") order by key', ['ABC-6', 'ABC-19']],
  ['issue in linkedIssues(ABC-2, "blocks")', ['DEF-3']],
  ['issueLinkType = "is blocked by" order by key', ['ABC-24', 'DEF-3']],
  ['watcher = currentUser() and voter = currentUser()', ['ABC-2']],
  ['worklogAuthor = "Ada Admin"', ['OPS-2']],
  ['assignee in membersOf("jira-administrators") and project = DEF order by key', ['DEF-6', 'DEF-12']],
  [
    'project = DEF and status was "In Progress" and status = Done order by key',
    ['DEF-4', 'DEF-6', 'DEF-11', 'DEF-12', 'DEF-17'],
  ],
  ['project = DEF and status was not "In Progress" and type = Bug order by key', ['DEF-9', 'DEF-13']],
  [
    'project = DEF and status changed from "In Progress" to Done by "Ada Admin" order by key',
    ['DEF-6', 'DEF-12'],
  ],
  ['status changed to "In Review" after -30d and project = OPS', ['OPS-12']],
  ['filter = "Open bugs" and project = DEF order by key', ['DEF-9', 'DEF-13']],
  ['level = "Admins only"', []],
];

describe('JQL is really evaluated', () => {
  it.each(TABLE)('%s', async (jql, keys) => {
    expect(await keysOf(site, 'member', jql)).toEqual(keys);
  });
});
