import React, { useSyncExternalStore } from 'react';
import Heading from '@atlaskit/heading';
import { AppPage } from './app-page';
import { isProjectPage, SceneContext, type Scene } from './context';
import { faults } from './faults';
import { Navigation } from './navigation';
import type { Place } from './place';
import type { Site } from './site';
import { TopBar } from './top-bar';

interface ShellProps {
  readonly site: Site;
  readonly place: Place;
}

/** The Jira around the app's page, as far as a page needs one. */
export const Shell = ({ site, place }: ShellProps) => {
  const scene = sceneOf(site, place);
  if (scene === undefined) return <p>There is no page {place.moduleKey} here.</p>;
  return (
    <SceneContext.Provider value={scene}>
      <a className="skip" href="#content" onClick={focusContent}>
        Skip to content
      </a>
      <TopBar scene={scene} />
      <div className="body">
        <Navigation scene={scene} />
        <main className="page" id="content" tabIndex={-1}>
          <Crumbs scene={scene} />
          <Heading as="h1" size="large">
            {scene.page.title}
          </Heading>
          <FaultList />
          <div className="app">
            <AppPage scene={scene} />
          </div>
        </main>
      </div>
    </SceneContext.Provider>
  );
};

/** The hash belongs to the app (page-history.ts). */
function focusContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function sceneOf(site: Site, place: Place): Scene | undefined {
  const { moduleKey, user, projectKey } = place;
  const page = site.pages.find((each) => each.moduleKey === moduleKey);
  if (page === undefined) return undefined;
  const person =
    user === undefined
      ? site.people[0]
      : site.people.find(({ alias, accountId }) => alias === user || accountId === user);
  const project =
    projectKey === undefined ? site.projects[0] : site.projects.find(({ key }) => key === projectKey);
  if (user !== undefined && user !== '' && person === undefined)
    faults.report(`nobody here is called ${user}`);
  if (projectKey !== undefined && project === undefined)
    faults.report(`there is no project ${projectKey} here`);
  return { site, place, page, person, project };
}

const Crumbs = ({ scene: { page, project } }: { readonly scene: Scene }) => {
  const above = isProjectPage(page) ? ['Projects', project?.name ?? 'none'] : ['Jira settings', 'Apps'];
  return (
    <nav className="crumbs" aria-label="Where this page is">
      <ol>
        {above.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
    </nav>
  );
};

const FaultList = () => {
  const messages = useSyncExternalStore(faults.subscribe, faults.list);
  if (messages.length === 0) return null;
  return (
    <div role="alert" className="fault" data-local-fault>
      <strong>The local host cannot show this page as Jira would</strong>
      <ul className="list">
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
};
