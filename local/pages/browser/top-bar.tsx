import React from 'react';
import type { Scene } from './context';
import { formatPlace, type Place, type Theme } from './place';
import { useDeviceTheme } from './use-device-theme';

const ANONYMOUS = { value: '', label: 'Nobody (anonymous)' };

/** Says where one is, and switches the project and the person. Each switch loads the page anew, as in Jira. */
export const TopBar = ({ scene: { site, place, person, project } }: { readonly scene: Scene }) => {
  const people = site.people.map(({ alias, displayName, active }) => ({
    value: alias,
    label: active ? displayName : `${displayName} (deactivated)`,
  }));
  const projects = site.projects.map(({ key, name }) => ({ value: key, label: `${key} – ${name}` }));
  const go = (change: Partial<Place>) => location.assign(formatPlace({ ...place, ...change }));
  const deviceTheme = useDeviceTheme();
  const other: Theme = (place.theme ?? deviceTheme) === 'dark' ? 'light' : 'dark';
  // The hash says where in the app's page one is: that outlives another theme, not another person or project.
  const changeTheme = () => location.assign(formatPlace({ ...place, theme: other }) + location.hash);
  return (
    <header className="top-bar">
      <a className="brand" href="/">
        Local host – not Jira
      </a>
      <span className="site">{site.siteUrl}</span>
      <Switcher
        label="Project"
        value={project?.key ?? ''}
        options={projects}
        onChange={(projectKey) => go({ projectKey })}
      />
      <Switcher
        label="Acting as"
        value={person?.alias ?? ''}
        options={[...people, ANONYMOUS]}
        onChange={(user) => go({ user })}
      />
      <button type="button" className="theme" onClick={changeTheme}>
        {other === 'light' ? 'Light theme' : 'Dark theme'}
      </button>
    </header>
  );
};

interface SwitcherProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

const Switcher = ({ label, value, options, onChange }: SwitcherProps) => (
  <label className="switcher">
    {label}
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
);
