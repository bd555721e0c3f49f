import React from 'react';
import { AdminPage } from './admin/admin-page';
import { adminApi } from './api';
import { startPage } from './shared/start-page';

void startPage(() => <AdminPage api={adminApi} />);
