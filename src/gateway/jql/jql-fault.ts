/** Why a JQL is refused. It never quotes the JQL. */
export interface JqlFault {
  readonly code:
    /** Not JQL, or JQL that two readers could read in two ways. */
    | 'unparsable'
    /** A character outside quotes that may stand only inside them, such as an emoji, a no-break space, `;` or `\`. */
    | 'unquoted-character'
    /** A control character, a Unicode non-character or half a surrogate pair, quoted or not. */
    | 'forbidden-character'
    | 'too-long'
    | 'too-deep';
  /** Where, both from 1 and in Unicode characters; absent where no one place is at fault. */
  readonly line?: number;
  readonly column?: number;
}
