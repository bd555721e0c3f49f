/** What Jira does beside its answers and a test cannot ask its API about: mails, issues marked as viewed. */

/** `mail`: Jira told those who watch, or would have (`sent: false`). `view`: an account's "recently viewed". */
export type Fact =
  | {
      readonly kind: 'mail';
      readonly event: string;
      readonly issueId: string;
      readonly sent: boolean;
      readonly at: number;
    }
  | {
      readonly kind: 'view';
      readonly of: 'issue' | 'project';
      readonly id: string;
      readonly accountId: string;
      readonly at: number;
    };
