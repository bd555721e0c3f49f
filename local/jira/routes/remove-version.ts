import type { Call } from '../call';
import type { Version } from '../model';
import { fieldProblems, noContent, type Reply } from '../reply';
import { eachIssue, replaceId } from './project-part';

/** Where the issues of a version go that is about to be deleted; undefined leaves them without one. */
interface Heirs {
  readonly fix: string | undefined;
  readonly affected: string | undefined;
}

/** Deletes a version; its issues get the heirs. 400 for an heir of another project. */
export function removeVersion(call: Call, version: Version, { fix, affected }: Heirs): Reply {
  const bad = [fix, affected].find(
    (id) => id !== undefined && call.site.versions.get(id)?.projectId !== version.projectId,
  );
  if (bad !== undefined) return fieldProblems({ moveFixIssuesTo: `Could not find version for id '${bad}'` });
  eachIssue(call, (issue) => ({
    ...issue,
    fixVersionIds: replaceId(issue.fixVersionIds, version.id, fix),
    versionIds: replaceId(issue.versionIds, version.id, affected),
  }));
  call.site.versions.delete(version.id);
  return noContent;
}
