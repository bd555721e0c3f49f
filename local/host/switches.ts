/** The platform's undocumented behaviours as switches (forge-platform.md §12). The app's tests should pass in all positions. */
import * as z from 'zod';

/** Position by position what each does: local/README.md. */
const HOST_SWITCHES = {
  userPath: z.enum(['raw', 'decoded']),
  queryValues: z.enum(['whole', 'comma-split']),
  headerCase: z.enum(['lower', 'mixed', 'upper']),
  clientIp: z.enum(['absent', 'x-forwarded-for']),
  /** Stands for the caller's address, so that one machine can play several. Empty: the real one. */
  clientAddress: z.string(),
  extraPayloadKeys: z.boolean(),
  oversizeRequest: z.enum(['deliver', 'reject']),
  rateLimit: z.enum(['on', 'off']),
  /** May the app call its own web trigger where the manifest lets it out? */
  ownEgress: z.enum(['allowed', 'refused']),
};
const HostSwitchesSchema = z.object(HOST_SWITCHES);

export type HostSwitches = z.infer<typeof HostSwitchesSchema>;

export const DEFAULT_SWITCHES: HostSwitches = {
  userPath: 'raw',
  queryValues: 'whole',
  headerCase: 'lower',
  clientIp: 'absent',
  clientAddress: '',
  extraPayloadKeys: true,
  oversizeRequest: 'deliver',
  rateLimit: 'off',
  ownEgress: 'allowed',
};

const ValueSchema = z.union([z.string(), z.number(), z.boolean()]);
const BehaviourSchema = z.record(z.string(), ValueSchema);

export type SwitchValue = z.infer<typeof ValueSchema>;

export interface SwitchBoard {
  readonly host: Readonly<HostSwitches>;
  /** Every switch by its full name: `userPath`, `kvs.queryLagMs`. */
  list(): Readonly<Record<string, SwitchValue>>;
  /** Sets the named ones, all or none. Returns what is wrong, or undefined. */
  set(change: unknown): string | undefined;
  reset(): void;
}

/**
 * `behaviours` gives the live objects of the parts under the host by prefix; the board writes to them and they obey at once.
 * Their switches take the type of the value they start with.
 */
export function createSwitchBoard(behaviours: () => Readonly<Record<string, object>>): SwitchBoard {
  const host: HostSwitches = { ...DEFAULT_SWITCHES };
  const starts = flatten(behaviours());
  const HostChangeSchema = HostSwitchesSchema.partial();
  const partShape = Object.fromEntries(
    Object.entries(starts).map(([name, value]) => [name, likeType(value)]),
  );
  const ChangeSchema = z.strictObject({ ...HOST_SWITCHES, ...partShape }).partial();
  const write = (change: object) => {
    for (const [prefix, live] of Object.entries(behaviours())) Object.assign(live, ownPart(change, prefix));
  };
  return {
    host,
    list: () => ({ ...host, ...flatten(behaviours()) }),
    set(change) {
      const parsed = ChangeSchema.safeParse(change);
      if (!parsed.success) return z.prettifyError(parsed.error);
      Object.assign(host, HostChangeSchema.parse(parsed.data));
      write(parsed.data);
      return undefined;
    },
    reset() {
      Object.assign(host, DEFAULT_SWITCHES);
      write(starts);
    },
  };
}

const flatten = (behaviours: Readonly<Record<string, object>>): Record<string, SwitchValue> =>
  Object.fromEntries(
    Object.entries(behaviours).flatMap(([prefix, live]) =>
      Object.entries(BehaviourSchema.parse({ ...live })).map(([name, value]) => [`${prefix}.${name}`, value]),
    ),
  );

const ownPart = (change: object, prefix: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(change)
      .filter(([name]) => name.startsWith(`${prefix}.`))
      .map(([name, value]) => [name.slice(prefix.length + 1), value]),
  );

function likeType(value: SwitchValue): z.ZodType<SwitchValue> {
  if (typeof value === 'boolean') return z.boolean();
  if (typeof value === 'number') return z.number().min(0);
  return z.string();
}
