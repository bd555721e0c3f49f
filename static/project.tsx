import React from 'react';
import ForgeReconciler from '@forge/react';
import { projectApi } from './api';
import { ProjectPage } from './project/project-page';

ForgeReconciler.render(<ProjectPage api={projectApi} />);
