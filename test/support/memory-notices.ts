/** Notices over maps: what was told, and a Jira whose issues a test can look at. */
import { fail, ok } from '../../src/base/result';
import type { NoticeBoard, NoticeStore, NoticeWords } from '../../src/console/notice-ports';
import { formatNotice, NO_NOTICE_YET, parseNotice } from '../../src/tokens/notice';
import { enter, type Journal } from './journal';

export interface MemoryNotices {
  readonly board: NoticeBoard;
  readonly notices: NoticeStore;
  readonly stored: Map<string, unknown>;
  /** By id; a test may delete one. */
  readonly issues: Map<string, { readonly words: NoticeWords; comments: number }>;
}

export function memoryNotices(journal: Journal): MemoryNotices {
  const stored = new Map<string, unknown>();
  const issues: MemoryNotices['issues'] = new Map();
  let made = 0;
  // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
  const isDown = async (name: string): Promise<boolean> => enter(journal, name) !== undefined;
  return {
    stored,
    issues,
    board: {
      async findIssue(_projectId, locator) {
        if (await isDown('board.findIssue')) return fail('unknown');
        return ok([...issues].find(([, { words }]) => words.locator === locator)?.[0]);
      },
      async createIssue(_place, words) {
        if (await isDown('board.createIssue')) return fail('unknown');
        made += 1;
        issues.set(String(made), { words, comments: 0 });
        return ok(String(made));
      },
      async comment(id) {
        if (await isDown('board.comment')) return fail('unknown');
        const issue = issues.get(id);
        if (!issue) return ok('gone');
        issue.comments += 1;
        return ok('told');
      },
    },
    notices: {
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      async read(locator) {
        const down = enter(journal, 'notices.read');
        if (down) return down;
        if (!stored.has(locator)) return ok(NO_NOTICE_YET);
        const notice = parseNotice(stored.get(locator));
        return notice ? ok(notice) : fail({ reason: 'record-unreadable', code: 'fake' });
      },
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      async save(locator, notice) {
        const down = enter(journal, 'notices.save');
        if (down) return down;
        stored.set(locator, formatNotice(notice));
        return ok(undefined);
      },
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      async erase(locators) {
        const down = enter(journal, 'notices.erase');
        if (down) return down;
        for (const locator of locators) stored.delete(locator);
        return ok(undefined);
      },
    },
  };
}
