import { url, type Call } from '../call';
import {
  getStatusCategory,
  type IssueType,
  type LINK_TYPES,
  type PRIORITIES,
  type RESOLUTIONS,
  type Status,
  type StatusCategory,
} from '../configuration';
import type { SecurityLevel } from '../model';

export const statusCategoryBean = (call: Call, category: StatusCategory): unknown => ({
  self: url(call, `statuscategory/${category.id}`),
  ...category,
});

export const statusBean = (call: Call, status: Status): Readonly<Record<string, unknown>> => ({
  self: url(call, `status/${status.id}`),
  description: status.description,
  iconUrl: `${call.site.siteUrl}/images/icons/statuses/generic.png`,
  name: status.name,
  id: status.id,
  statusCategory: statusCategoryBean(call, getStatusCategory(status)),
});

export const issueTypeBean = (call: Call, type: IssueType): Readonly<Record<string, unknown>> => ({
  self: url(call, `issuetype/${type.id}`),
  id: type.id,
  description: type.description,
  iconUrl: `${call.site.siteUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${type.id}?size=medium`,
  name: type.name,
  subtask: type.subtask,
  avatarId: Number(type.id),
  hierarchyLevel: type.hierarchyLevel,
});

export const priorityBean = (
  call: Call,
  priority: (typeof PRIORITIES)[number],
): Readonly<Record<string, unknown>> => ({
  self: url(call, `priority/${priority.id}`),
  iconUrl: `${call.site.siteUrl}/images/icons/priorities/${priority.name.toLowerCase()}.svg`,
  name: priority.name,
  id: priority.id,
});

export const resolutionBean = (call: Call, resolution: (typeof RESOLUTIONS)[number]): unknown => ({
  self: url(call, `resolution/${resolution.id}`),
  ...resolution,
});

export const linkTypeBean = (call: Call, type: (typeof LINK_TYPES)[number]): unknown => ({
  ...type,
  self: url(call, `issueLinkType/${type.id}`),
});

export const securityLevelBean = (call: Call, level: SecurityLevel): unknown => ({
  self: url(call, `securitylevel/${level.id}`),
  id: level.id,
  description: level.description,
  name: level.name,
});
