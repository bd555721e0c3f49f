import { useEffect, useRef, useState } from 'react';

/**
 * A controlled field's value. The app's handlers run later, so its value may echo an earlier keystroke when the next has already been
 * typed: what the person sees is kept here, and the app's value is adopted only when it is no echo.
 */
export function useLocalValue<Value>(
  ofApp: Value | undefined,
  initial: Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState(ofApp ?? initial);
  const sent = useRef<readonly string[]>([]);
  const appJson = ofApp === undefined ? undefined : JSON.stringify(ofApp);
  useEffect(() => {
    if (ofApp === undefined || appJson === undefined) return;
    const echo = sent.current.indexOf(appJson);
    sent.current = echo < 0 ? [] : sent.current.slice(echo + 1);
    if (echo < 0) setValue(ofApp);
    // Each commit brings an equal value in a new object: only a changed one counts.
  }, [appJson]);
  const change = (next: Value) => {
    setValue(next);
    if (ofApp !== undefined) sent.current = [...sent.current, JSON.stringify(next)];
  };
  return [value, change];
}
