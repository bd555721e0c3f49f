import React from 'react';
import { isProjectPage, type Scene } from './context';
import { formatPlace, type Place } from './place';
import type { Site } from './site';

/** Where Jira would list the app's pages. */
export const Navigation = ({ scene: { site, place, project } }: { readonly scene: Scene }) => {
  const ofProjects = site.pages.filter(isProjectPage);
  const ofAdmins = site.pages.filter((page) => !isProjectPage(page));
  return (
    <nav className="navigation" aria-label="Pages">
      <PageList title={`Project ${project?.key ?? ''}`} pages={ofProjects} place={place} />
      <PageList title="Jira settings" pages={ofAdmins} place={place} />
    </nav>
  );
};

interface PageListProps {
  readonly title: string;
  readonly pages: Site['pages'];
  readonly place: Place;
}

const PageList = ({ title, pages, place }: PageListProps) => (
  <section>
    <h2 className="navigation-title">{title}</h2>
    <ul>
      {pages.map((page) => (
        <li key={page.moduleKey}>
          <a
            href={formatPlace({ ...place, moduleKey: page.moduleKey })}
            aria-current={page.moduleKey === place.moduleKey ? 'page' : undefined}
          >
            {page.title}
            <small>{page.moduleKey}</small>
          </a>
        </li>
      ))}
    </ul>
  </section>
);
