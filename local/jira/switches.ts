/** Query parameters that raise power: who may use them. Their effects are where the change is made. */
import type { Call } from './call';
import { isSilent } from './facts';
import { mayAdminister } from './lookup';
import type { Issue } from './model';
import { isAdmin } from './permissions';
import { badRequest, forbidden, type Reply } from './reply';
import { getById, STATUSES } from './configuration';
import { getRecord } from './site';

/** 403 where the caller may not silence the mails of an issue: that takes an administrator of Jira or of the project. */
export function refuseSilence(call: Call, issue: Issue): Reply | undefined {
  const project = getRecord(call.site.projects, issue.projectId);
  return isSilent(call) && !mayAdminister(call, project)
    ? forbidden('To discard the user notification either admin or project admin permissions are required.')
    : undefined;
}

/** 403 for everybody but the app while it administers Jira. */
export function refuseOverrides(call: Call): Reply | undefined {
  const { query, site, actor } = call;
  const asked = query.flag('overrideScreenSecurity') || query.flag('overrideEditableFlag');
  const byApp = actor.person?.accountId === site.appAccountId && isAdmin(site, actor);
  return asked && !byApp
    ? forbidden(
        'Only Connect and Forge app users with Administer Jira may override screen security or the editable flag.',
      )
    : undefined;
}

/** 400 where the issue's status forbids changes (`doneIsEditable` off) and `overrideEditableFlag` does not lift it. */
export function refuseUneditable(call: Call, issue: Issue): Reply | undefined {
  const done = getById(STATUSES, issue.statusId).categoryKey === 'done';
  const locked = done && !call.site.behaviour.doneIsEditable;
  return locked && !call.query.flag('overrideEditableFlag')
    ? badRequest('The issue is not editable in its current status.')
    : undefined;
}
