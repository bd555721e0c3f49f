import React, { useId, type ReactNode } from 'react';
import AtlaskitTabs, {
  Tab as AtlaskitTab,
  TabList as AtlaskitTabList,
  TabPanel as AtlaskitTabPanel,
} from '@atlaskit/tabs';
import type { TabPanelProps, TabProps, TabsProps } from '@forge/react';
import { part, type Heard } from '../part';
import { useLocalValue } from './use-local-value';

type Given = Heard<Omit<TabsProps, 'id'>, 'onChange'> & { readonly id?: string };

/** `onChange` is told the index. */
export const Tabs = part<Given>(
  ['defaultSelected', 'id', 'onChange', 'selected', 'shouldUnmountTabPanelOnChange', 'testId'],
  function TabsView({ id, selected, defaultSelected, onChange, ...rest }) {
    const ownId = useId();
    const [shown, change] = useLocalValue(selected, defaultSelected ?? 0);
    return (
      <AtlaskitTabs
        {...rest}
        id={id ?? ownId}
        selected={shown}
        onChange={(index) => {
          change(index);
          onChange?.(index);
        }}
      />
    );
  },
);

export const TabList = part<object>([], ({ children }: { readonly children: ReactNode }) => (
  <AtlaskitTabList>{children}</AtlaskitTabList>
));

export const Tab = part<Pick<TabProps, 'testId'>>(['testId'], AtlaskitTab);

export const TabPanel = part<Pick<TabPanelProps, 'testId'>>(['testId'], ({ children, ...rest }) => (
  <AtlaskitTabPanel {...rest}>
    <div className="tab-panel">{children}</div>
  </AtlaskitTabPanel>
));
