import { useEffect, useRef, useState } from 'react';
import type { ProjectChoices } from '../../src/console/contract';
import type { ProjectApi } from '../api';

export interface ProjectSearchDesk {
  readonly found: ProjectChoices['projects'];
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly search: (text: string) => Promise<void>;
}

/** Projects by the first letters of key or name; those of an earlier search never overwrite a later one's. */
export function useProjectSearch(api: ProjectApi): ProjectSearchDesk {
  const [found, setFound] = useState<ProjectChoices['projects']>([]);
  const [isLoading, setLoading] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const latest = useRef(0);

  const search = async (text: string) => {
    latest.current += 1;
    const own = latest.current;
    setLoading(true);
    const words = text.trim();
    const reply = await api.searchProjects(words === '' ? {} : { text: words });
    if (own !== latest.current) return;
    setLoading(false);
    setFailed(!reply.ok);
    if (reply.ok) setFound(reply.value.projects);
  };
  useEffect(() => void search(''), [api]);

  return { found, isLoading, hasFailed, search };
}
