import { kvs } from '@forge/kvs';
import { ok } from '../base/result';
import type { NoticeStore } from '../console/notice-ports';
import { formatNotice, NO_NOTICE_YET, parseNotice } from '../tokens/notice';
import { noticeKey } from './keys';
import { storeCall, unreadable } from './store-call';

/** What was told of tokens that end soon, in plain KVS. */
export const noticeStore: NoticeStore = {
  async read(locator) {
    const stored = await storeCall(() => kvs.get<unknown>(noticeKey(locator)));
    if (!stored.ok) return stored;
    if (stored.value === undefined) return ok(NO_NOTICE_YET);
    const notice = parseNotice(stored.value);
    return notice ? ok(notice) : unreadable('notice');
  },

  async save(locator, notice) {
    const saved = await storeCall(() => kvs.set(noticeKey(locator), formatNotice(notice)));
    return saved.ok ? ok(undefined) : saved;
  },

  async erase(locators) {
    const erased = await storeCall(() =>
      Promise.all(locators.map((locator) => kvs.delete(noticeKey(locator)))),
    );
    return erased.ok ? ok(undefined) : erased;
  },
};
