import React from 'react';
import ForgeReconciler from '@forge/react';
import { AdminPage } from './admin/admin-page';
import { adminApi } from './api';

ForgeReconciler.render(<AdminPage api={adminApi} />);
