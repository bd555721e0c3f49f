import React from 'react';
import { projectApi } from './api';
import { ProjectPage } from './project/project-page';
import { startPage } from './shared/start-page';

void startPage(() => <ProjectPage api={projectApi} clock={() => Date.now()} />);
