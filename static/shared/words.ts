/**
 * What the pages say, by key, in ICU MessageFormat (https://unicode-org.github.io/icu/userguide/format_parse/messages/). All text of a
 * locale is in static/locales/<locale>/; a locale that has none reads English.
 */
import { IntlMessageFormat } from 'intl-messageformat';

/** Who reads: their locale (BCP 47) and time zone (IANA), as Jira tells them. */
export interface Reader {
  readonly locale: string;
  /** Absent: the browser's own. */
  readonly timeZone?: string;
}

let reader: Reader = { locale: 'en' };

/**
 * To be called once, before the page is drawn. A locale that this browser does not know is read as English, a time zone that it does
 * not know as its own.
 */
export function setReader({ locale, timeZone }: Reader): void {
  const isKnown = timeZone !== undefined && isTimeZone(timeZone);
  reader = { locale: knownLocale(locale), ...(isKnown ? { timeZone } : {}) };
}
export const getReader = (): Reader => reader;

function knownLocale(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export type Values = Readonly<Record<string, string | number>>;
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** The words of one page: locale → key → message. English has every key. */
export function sayOf<Messages extends Readonly<Record<string, string>>>(locales: {
  readonly en: Messages;
  readonly [locale: string]: Partial<Messages>;
}): Say<keyof Messages & string> {
  const formats = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const { locale } = reader;
    const own = locales[locale] ?? locales[locale.split('-')[0] ?? ''];
    const message = own?.[key];
    const spoken = message === undefined ? 'en' : locale;
    const at = `${spoken} ${key}`;
    const format = formats.get(at) ?? new IntlMessageFormat(message ?? locales.en[key] ?? key, spoken);
    formats.set(at, format);
    return String(format.format(values));
  };
}
