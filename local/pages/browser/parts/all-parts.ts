/** UI Kit type → part. The compiler holds it against mapped.ts, test/browser/components.test.ts holds that against the pages. */
import type { MappedType } from '../mapped';
import type { Part } from '../part';
import { Button, ButtonGroup, LinkButton, LoadingButton } from './button-parts';
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
import { Box, Inline, Stack } from './layout-parts';
import { EmptyState, SectionMessage, Spinner } from './message-parts';
import { DynamicTable } from './table-part';
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
  Strong,
  Text,
} from './text-parts';
import { User } from './user-part';

const PARTS: Readonly<Record<MappedType, Part>> = {
  Badge,
  Box,
  Button,
  ButtonGroup,
  Checkbox,
  Code,
  CodeBlock,
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
  Inline,
  Label,
  Link,
  LinkButton,
  List,
  ListItem,
  LoadingButton,
  Lozenge,
  RequiredAsterisk,
  SectionMessage,
  Select,
  Spinner,
  Stack,
  Strong,
  Text,
  Textfield,
  Toggle,
  User,
  ValidMessage,
};

export const ALL_PARTS: ReadonlyMap<string, Part> = new Map(Object.entries(PARTS));
