/** Asks page by page what a draft of a project's rules would hit. */
import type { ProjectRulePreviewView, ProjectRulesView } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import type { Failure } from '../../shared/loaded';

/** Some 2,000 tokens, and no more: the gateway shares the storage's quota of a minute. */
const PAGES_MAX = 4;

export interface RuleFigures extends Omit<ProjectRulePreviewView, 'cursor'> {
  /** All were looked at. */
  readonly isWhole: boolean;
}

const NOTHING_YET: RuleFigures = {
  looked: 0,
  stopped: 0,
  shortened: 0,
  narrowed: 0,
  siteWide: 0,
  isWhole: false,
};

/** What was seen, and why no more where a page failed. */
export interface RulePreview {
  readonly figures: RuleFigures;
  readonly failure?: Failure;
}

export async function walkRulePreview(
  ask: ProjectApi['previewProjectRule'],
  rules: ProjectRulesView,
): Promise<RulePreview> {
  let figures = NOTHING_YET;
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES_MAX && !figures.isWhole; pages += 1) {
    const reply = await ask({ rules, ...(cursor === undefined ? {} : { cursor }) });
    if (!reply.ok) return { figures, failure: reply };
    figures = withPage(figures, reply.value);
    ({ cursor } = reply.value);
  }
  return { figures };
}

const withPage = (so: RuleFigures, page: ProjectRulePreviewView): RuleFigures => ({
  looked: so.looked + page.looked,
  stopped: so.stopped + page.stopped,
  shortened: so.shortened + page.shortened,
  narrowed: so.narrowed + page.narrowed,
  siteWide: so.siteWide + page.siteWide,
  isWhole: page.cursor === undefined,
});
