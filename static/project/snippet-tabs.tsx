import React from 'react';
import { Box, Stack, Tab, TabList, TabPanel, Tabs, Text, xcss } from '@forge/react';
import type { IssuedTokenView } from '../../src/console/contract';
import { CopyField } from '../shared/copy-field';
import { say } from './say';
import {
  curlCreate,
  curlProject,
  curlSearch,
  curlSelf,
  jiraJs,
  pythonJira,
  pythonRequests,
  trialsFor,
  type Trial,
} from './snippets';

interface SnippetTabsProps {
  readonly issued: IssuedTokenView;
  /** Key of the page's project. */
  readonly project: string;
}

const TRIALS: Readonly<Record<Trial, typeof curlProject>> = {
  project: curlProject,
  search: curlSearch,
  create: curlCreate,
};
const panel = xcss({ paddingBlock: 'space.150', width: '100%' });

/** Ready to paste: curl, JavaScript, Python, any client. */
export const SnippetTabs = ({ issued, project }: SnippetTabsProps) => (
  <Tabs id="snippets">
    <TabList>
      <Tab>{say('made.tab-curl')}</Tab>
      <Tab>{say('made.tab-js')}</Tab>
      <Tab>{say('made.tab-python')}</Tab>
      <Tab>{say('made.tab-any')}</Tab>
    </TabList>
    <TabPanel>
      <Box xcss={panel}>
        <Stack space="space.150">
          <CopyField id="curl-self" label={say('made.self')} value={curlSelf(issued)} isLong />
          {trialsFor(issued.view).map((trial) => (
            <CopyField
              key={trial}
              id={`curl-${trial}`}
              label={say(`made.${trial}`, { project })}
              value={TRIALS[trial](issued, project)}
              isLong
              showHow={false}
            />
          ))}
        </Stack>
      </Box>
    </TabPanel>
    <TabPanel>
      <Box xcss={panel}>
        <CopyField id="js" label={say('made.js')} value={jiraJs(issued, project)} isLong />
      </Box>
    </TabPanel>
    <TabPanel>
      <Box xcss={panel}>
        <Stack space="space.150">
          <CopyField
            id="python-requests"
            label={say('made.requests')}
            value={pythonRequests(issued, project)}
            isLong
          />
          <CopyField
            id="python-jira"
            label={say('made.jira')}
            value={pythonJira(issued, project)}
            isLong
            showHow={false}
          />
        </Stack>
      </Box>
    </TabPanel>
    <TabPanel>
      <Box xcss={panel}>
        <AnyClient issued={issued} />
      </Box>
    </TabPanel>
  </Tabs>
);

const AnyClient = ({ issued }: Pick<SnippetTabsProps, 'issued'>) => (
  <Stack space="space.150">
    <Text>{say('made.any')}</Text>
    <CopyField id="base-url" label={say('made.base')} value={issued.gatewayUrl} />
    <CopyField
      id="bearer"
      label={say('made.bearer')}
      value={`Authorization: Bearer ${issued.token}`}
      showHow={false}
    />
    <Text>{say('made.basic')}</Text>
  </Stack>
);
