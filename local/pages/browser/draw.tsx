import React, { useEffect, type ReactNode } from 'react';
import { faults } from './faults';
import type { ForgeDoc } from './forge-doc';
import { ALL_PARTS } from './parts/all-parts';

/** Draws a node and all below it. */
export function draw(doc: ForgeDoc): ReactNode {
  if (doc.type === 'String') return String(doc.props['text']);
  if (doc.type === 'Root') return <React.Fragment key={doc.key}>{doc.children.map(draw)}</React.Fragment>;
  const Part = ALL_PARTS.get(doc.type);
  return Part === undefined ? (
    <Unknown key={doc.key} type={doc.type} />
  ) : (
    <Part key={doc.key} doc={doc} draw={draw} />
  );
}

/** Never silence: a page that looks right here must not be one with a part missing. */
const Unknown = ({ type }: { readonly type: string }) => {
  const message = `the component <${type}> is not supported here: add it to local/pages/browser/parts`;
  useEffect(() => faults.report(message), [message]);
  return (
    <div role="alert" className="fault" data-local-fault>
      {message}
    </div>
  );
};
