/** What a project's admins are told of a draft of their rules. */
import { describe, expect, test } from 'vitest';
import type { ProjectRulePreviewView } from '../../../src/console/contract';
import { rulePreviewWords } from '../../../static/project/rules/rule-preview-words';
import { walkRulePreview } from '../../../static/project/rules/walk-rule-preview';

const RULES = {
  tokensOn: true,
  readOnly: true,
  mayAsk: { kind: 'everyone' },
  lifetimeDaysMax: null,
  scopes: null,
  operations: { kind: 'any' },
} as const;

/** So many pages of two tokens, one of which is stopped. */
function pagesOf(count: number, failsAt = 0) {
  const asked: (string | undefined)[] = [];
  const preview = () =>
    walkRulePreview(({ cursor }) => {
      asked.push(cursor);
      if (asked.length === failsAt)
        return Promise.resolve({ ok: false, refusal: { code: 'storage-unavailable' } });
      const value: ProjectRulePreviewView = {
        looked: 2,
        stopped: 1,
        shortened: 0,
        narrowed: 0,
        siteWide: 0,
        ...(asked.length < count ? { cursor: String(asked.length) } : {}),
      };
      return Promise.resolve({ ok: true, value });
    }, RULES);
  return { asked, preview };
}

describe('a preview of a project’s rules', () => {
  test('adds up its pages', async () => {
    const { asked, preview } = pagesOf(3);
    expect(await preview()).toEqual({
      figures: { looked: 6, stopped: 3, shortened: 0, narrowed: 0, siteWide: 0, isWhole: true },
    });
    expect(asked).toEqual([undefined, '1', '2']);
  });

  test('asks for four pages and no more, and knows that it has not seen all', async () => {
    const { asked, preview } = pagesOf(200);
    const { figures } = await preview();
    expect([asked.length, figures.looked, figures.isWhole]).toEqual([4, 8, false]);
    expect(rulePreviewWords(figures)).toMatchObject([
      '8 tokens were looked at; there are more.',
      'Here at least 4 tokens can do nothing any more.',
      expect.stringContaining('Not counted'),
    ]);
  });

  test('keeps what it saw when a page fails', async () => {
    expect(await pagesOf(3, 2).preview()).toMatchObject({
      figures: { looked: 2, isWhole: false },
      failure: { refusal: { code: 'storage-unavailable' } },
    });
  });

  test('says what is lost, and what it means to tokens for the whole site', () => {
    const figures = { looked: 9, stopped: 1, shortened: 2, narrowed: 2, siteWide: 1, isWhole: true };
    const [looked, lost, site, left] = rulePreviewWords(figures);
    expect(looked).toContain('All 9 active tokens');
    expect(lost).toBe('Here 1 token can do nothing any more, 2 tokens end sooner, 2 tokens lose powers.');
    expect(site).toContain('One of them is for the whole site');
    expect(left).toContain('reach this one too');
    expect(rulePreviewWords({ ...figures, stopped: 0, shortened: 0, narrowed: 0, siteWide: 0 })[1]).toBe(
      'None of them loses anything here.',
    );
  });
});
