/**
 * The glyphs of UI Kit's Icon that are drawn here: the usual ones, by their own name and by the older one that UI Kit still takes.
 * Another one is a line here: https://atlassian.design/components/icon has them all.
 */
import type { ComponentType } from 'react';
import type { NewCoreIconProps } from '@atlaskit/icon';
import Add from '@atlaskit/icon/core/add';
import Alert from '@atlaskit/icon/core/alert';
import AngleBrackets from '@atlaskit/icon/core/angle-brackets';
import Api from '@atlaskit/icon/core/api';
import App from '@atlaskit/icon/core/app';
import ArchiveBox from '@atlaskit/icon/core/archive-box';
import ArrowDown from '@atlaskit/icon/core/arrow-down';
import ArrowLeft from '@atlaskit/icon/core/arrow-left';
import ArrowRight from '@atlaskit/icon/core/arrow-right';
import ArrowUp from '@atlaskit/icon/core/arrow-up';
import Automation from '@atlaskit/icon/core/automation';
import Calendar from '@atlaskit/icon/core/calendar';
import ChartBar from '@atlaskit/icon/core/chart-bar';
import ChartTrendUp from '@atlaskit/icon/core/chart-trend-up';
import CheckCircle from '@atlaskit/icon/core/check-circle';
import CheckMark from '@atlaskit/icon/core/check-mark';
import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronLeft from '@atlaskit/icon/core/chevron-left';
import ChevronRight from '@atlaskit/icon/core/chevron-right';
import ChevronUp from '@atlaskit/icon/core/chevron-up';
import Clipboard from '@atlaskit/icon/core/clipboard';
import Clock from '@atlaskit/icon/core/clock';
import Comment from '@atlaskit/icon/core/comment';
import Copy from '@atlaskit/icon/core/copy';
import Cross from '@atlaskit/icon/core/cross';
import CrossCircle from '@atlaskit/icon/core/cross-circle';
import Customize from '@atlaskit/icon/core/customize';
import Dashboard from '@atlaskit/icon/core/dashboard';
import Database from '@atlaskit/icon/core/database';
import Delete from '@atlaskit/icon/core/delete';
import Download from '@atlaskit/icon/core/download';
import Edit from '@atlaskit/icon/core/edit';
import Email from '@atlaskit/icon/core/email';
import EyeOpen from '@atlaskit/icon/core/eye-open';
import EyeOpenStrikethrough from '@atlaskit/icon/core/eye-open-strikethrough';
import File from '@atlaskit/icon/core/file';
import Filter from '@atlaskit/icon/core/filter';
import Flag from '@atlaskit/icon/core/flag';
import FolderClosed from '@atlaskit/icon/core/folder-closed';
import Globe from '@atlaskit/icon/core/globe';
import Home from '@atlaskit/icon/core/home';
import KeyResult from '@atlaskit/icon/core/key-result';
import Lightbulb from '@atlaskit/icon/core/lightbulb';
import Link from '@atlaskit/icon/core/link';
import LinkExternal from '@atlaskit/icon/core/link-external';
import ListBulleted from '@atlaskit/icon/core/list-bulleted';
import LockLocked from '@atlaskit/icon/core/lock-locked';
import LockUnlocked from '@atlaskit/icon/core/lock-unlocked';
import Menu from '@atlaskit/icon/core/menu';
import Minus from '@atlaskit/icon/core/minus';
import Notification from '@atlaskit/icon/core/notification';
import Page from '@atlaskit/icon/core/page';
import PeopleGroup from '@atlaskit/icon/core/people-group';
import Person from '@atlaskit/icon/core/person';
import PersonAdd from '@atlaskit/icon/core/person-add';
import PersonRemove from '@atlaskit/icon/core/person-remove';
import PersonWarning from '@atlaskit/icon/core/person-warning';
import Pin from '@atlaskit/icon/core/pin';
import PowerPlug from '@atlaskit/icon/core/power-plug';
import Project from '@atlaskit/icon/core/project';
import QuestionCircle from '@atlaskit/icon/core/question-circle';
import Refresh from '@atlaskit/icon/core/refresh';
import Retry from '@atlaskit/icon/core/retry';
import Search from '@atlaskit/icon/core/search';
import Send from '@atlaskit/icon/core/send';
import Settings from '@atlaskit/icon/core/settings';
import Shield from '@atlaskit/icon/core/shield';
import ShieldStrikethrough from '@atlaskit/icon/core/shield-strikethrough';
import ShowMoreHorizontal from '@atlaskit/icon/core/show-more-horizontal';
import ShowMoreVertical from '@atlaskit/icon/core/show-more-vertical';
import SortAscending from '@atlaskit/icon/core/sort-ascending';
import SortDescending from '@atlaskit/icon/core/sort-descending';
import StarStarred from '@atlaskit/icon/core/star-starred';
import StarUnstarred from '@atlaskit/icon/core/star-unstarred';
import StatusDiscovery from '@atlaskit/icon/core/status-discovery';
import StatusError from '@atlaskit/icon/core/status-error';
import StatusInformation from '@atlaskit/icon/core/status-information';
import StatusSuccess from '@atlaskit/icon/core/status-success';
import StatusVerified from '@atlaskit/icon/core/status-verified';
import StatusWarning from '@atlaskit/icon/core/status-warning';
import Stopwatch from '@atlaskit/icon/core/stopwatch';
import Tag from '@atlaskit/icon/core/tag';
import Target from '@atlaskit/icon/core/target';
import Task from '@atlaskit/icon/core/task';
import Undo from '@atlaskit/icon/core/undo';
import Upload from '@atlaskit/icon/core/upload';
import VideoPause from '@atlaskit/icon/core/video-pause';
import VideoPlay from '@atlaskit/icon/core/video-play';
import WorkItem from '@atlaskit/icon/core/work-item';
import ZoomIn from '@atlaskit/icon/core/zoom-in';

export const GLYPHS: Readonly<Record<string, ComponentType<NewCoreIconProps>>> = {
  add: Add,
  alert: Alert,
  'angle-brackets': AngleBrackets,
  api: Api,
  app: App,
  archive: ArchiveBox,
  'archive-box': ArchiveBox,
  'arrow-down': ArrowDown,
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  'arrow-up': ArrowUp,
  automation: Automation,
  calendar: Calendar,
  'chart-bar': ChartBar,
  'chart-trend': ChartTrendUp,
  'chart-trend-up': ChartTrendUp,
  check: CheckMark,
  'check-circle': CheckCircle,
  'check-mark': CheckMark,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'chevron-up': ChevronUp,
  clipboard: Clipboard,
  clock: Clock,
  close: Cross,
  code: AngleBrackets,
  comment: Comment,
  copy: Copy,
  cross: Cross,
  'cross-circle': CrossCircle,
  customize: Customize,
  dashboard: Dashboard,
  database: Database,
  delete: Delete,
  download: Download,
  edit: Edit,
  email: Email,
  error: StatusError,
  'eye-open': EyeOpen,
  'eye-open-strikethrough': EyeOpenStrikethrough,
  file: File,
  filter: Filter,
  flag: Flag,
  'folder-closed': FolderClosed,
  globe: Globe,
  home: Home,
  info: StatusInformation,
  information: StatusInformation,
  'key-result': KeyResult,
  lightbulb: Lightbulb,
  link: Link,
  'link-external': LinkExternal,
  'list-bulleted': ListBulleted,
  lock: LockLocked,
  'lock-locked': LockLocked,
  'lock-unlocked': LockUnlocked,
  menu: Menu,
  minus: Minus,
  more: ShowMoreHorizontal,
  'more-vertical': ShowMoreVertical,
  notification: Notification,
  open: LinkExternal,
  page: Page,
  people: PeopleGroup,
  'people-group': PeopleGroup,
  person: Person,
  'person-add': PersonAdd,
  'person-remove': PersonRemove,
  'person-warning': PersonWarning,
  pin: Pin,
  'power-plug': PowerPlug,
  preferences: Customize,
  project: Project,
  question: QuestionCircle,
  'question-circle': QuestionCircle,
  recent: Clock,
  refresh: Refresh,
  retry: Retry,
  search: Search,
  send: Send,
  settings: Settings,
  shield: Shield,
  'shield-strikethrough': ShieldStrikethrough,
  shortcut: LinkExternal,
  'show-more-horizontal': ShowMoreHorizontal,
  'show-more-vertical': ShowMoreVertical,
  'sort-ascending': SortAscending,
  'sort-descending': SortDescending,
  star: StarUnstarred,
  'star-filled': StarStarred,
  'star-starred': StarStarred,
  'star-unstarred': StarUnstarred,
  'status-discovery': StatusDiscovery,
  'status-error': StatusError,
  'status-information': StatusInformation,
  'status-success': StatusSuccess,
  'status-verified': StatusVerified,
  'status-warning': StatusWarning,
  stopwatch: Stopwatch,
  success: StatusSuccess,
  tag: Tag,
  target: Target,
  task: Task,
  trash: Delete,
  undo: Undo,
  unlock: LockUnlocked,
  upload: Upload,
  'video-pause': VideoPause,
  'video-play': VideoPlay,
  warning: StatusWarning,
  watch: EyeOpen,
  'work-item': WorkItem,
  world: Globe,
  'zoom-in': ZoomIn,
};
