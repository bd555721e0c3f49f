/** UI Kit type → part. The compiler holds it against mapped.ts, test/browser/components.test.ts holds that against the pages. */
import type { MappedType } from '../mapped';
import type { Part } from '../part';
import { Bleed, Box, Pressable } from './box-parts';
import { Breadcrumbs, BreadcrumbsItem } from './breadcrumb-parts';
import { Button, ButtonGroup, LinkButton, LoadingButton } from './button-parts';
import {
  BarChart,
  DonutChart,
  HorizontalBarChart,
  HorizontalStackBarChart,
  LineChart,
  PieChart,
  StackBarChart,
} from './chart-parts';
import { CheckboxGroup, Radio, RadioGroup } from './choice-parts';
import { DatePicker } from './date-part';
import { Checkbox, Select, Textfield, Toggle } from './field-parts';
import {
  ErrorMessage,
  Form,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RequiredAsterisk,
  ValidMessage,
} from './form-parts';
import { Icon } from './icon-part';
import { Inline, Stack } from './layout-parts';
import { EmptyState, SectionMessage, SectionMessageAction, Spinner } from './message-parts';
import { Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from './modal-parts';
import { Popup, Tooltip } from './overlay-parts';
import { Pagination, ProgressBar } from './progress-parts';
import { Tab, TabList, TabPanel, Tabs } from './tab-parts';
import { DynamicTable } from './table-part';
import { Tag, TagGroup } from './tag-parts';
import { TextArea } from './text-area-part';
import {
  Badge,
  Code,
  CodeBlock,
  Em,
  Heading,
  Link,
  List,
  ListItem,
  Lozenge,
  Strike,
  Strong,
  Text,
} from './text-parts';
import { User, UserGroup, UserPicker } from './user-parts';

const PARTS: Readonly<Record<MappedType, Part>> = {
  Badge,
  BarChart,
  Bleed,
  Box,
  Breadcrumbs,
  BreadcrumbsItem,
  Button,
  ButtonGroup,
  Checkbox,
  CheckboxGroup,
  Code,
  CodeBlock,
  DatePicker,
  DonutChart,
  DynamicTable,
  Em,
  EmptyState,
  ErrorMessage,
  Form,
  FormFooter,
  FormHeader,
  FormSection,
  Heading,
  HelperMessage,
  HorizontalBarChart,
  HorizontalStackBarChart,
  Icon,
  Inline,
  Label,
  LineChart,
  Link,
  LinkButton,
  List,
  ListItem,
  LoadingButton,
  Lozenge,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Pagination,
  PieChart,
  Popup,
  Pressable,
  ProgressBar,
  Radio,
  RadioGroup,
  RequiredAsterisk,
  SectionMessage,
  SectionMessageAction,
  Select,
  Spinner,
  Stack,
  StackBarChart,
  Strike,
  Strong,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Tag,
  TagGroup,
  Text,
  TextArea,
  Textfield,
  Toggle,
  Tooltip,
  User,
  UserGroup,
  UserPicker,
  ValidMessage,
};

export const ALL_PARTS: ReadonlyMap<string, Part> = new Map(Object.entries(PARTS));
