/**
 * The switches of the small Jira: what is not known of real Jira, or must be both ways in a test. One mutable object, so that the
 * control surface and tests change it while it runs.
 */
export interface Behaviour {
  /** Whether the app account sees issues with a security level it is no member of. Unknown of real Jira (forge-platform.md §4.1). */
  appSeesSecurityLevels: boolean;
  /** Whether the app account sees comments restricted to a role or group that it is not in. Unknown of real Jira. */
  appSeesRestrictedComments: boolean;
  /** Whether the app may ask `POST permissions/check` about another account. Unknown of real Jira (forge-platform.md §4.3). */
  appMayCheckOthers: boolean;
  /** Whether issues that are done can be edited: off, the workflow says `jira.issue.editable=false` there. */
  doneIsEditable: boolean;
}

/** The app at its most powerful: the setting under which a gateway that leaks is caught. */
export const DEFAULT_BEHAVIOUR: Readonly<Behaviour> = {
  appSeesSecurityLevels: true,
  appSeesRestrictedComments: true,
  appMayCheckOthers: true,
  doneIsEditable: true,
};
