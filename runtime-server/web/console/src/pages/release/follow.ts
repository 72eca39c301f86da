/** A browser's event source, or what stands for it in a test. */
export interface Source {
  readyState: number;
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  addEventListener(name: string, listener: (event: { data: string }) => void): void;
  close(): void;
}

interface Heard<T> {
  onEvent: (value: T) => void;
  /** whether events come */
  onLive: (isLive: boolean) => void;
}

const CLOSED = 2;
/** A stream that the server ends is opened anew within this, and nothing is said of it. */
const PATIENCE_MS = 5_000;
/** A browser gives up when it is refused; this asks again. */
const AGAIN_MS = 20_000;

/**
 * Listens to a stream until it is told to stop, whatever happens to the connection.
 *
 * @param open opens the stream
 * @param name of the events
 */
export function follow<T>(open: () => Source, name: string, { onEvent, onLive }: Heard<T>): () => void {
  let source: Source;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const isHere = () => {
    clearTimeout(doubt);
    doubt = undefined;
    onLive(true);
  };
  const begin = () => {
    source = open();
    source.onopen = isHere;
    source.onerror = () => {
      doubt ??= setTimeout(() => onLive(false), PATIENCE_MS);
      if (source.readyState !== CLOSED) return;
      source.close();
      clearTimeout(again);
      again = setTimeout(begin, AGAIN_MS);
    };
    source.addEventListener(name, ({ data }) => {
      isHere();
      onEvent(JSON.parse(data) as T);
    });
  };
  begin();
  return () => {
    clearTimeout(doubt);
    clearTimeout(again);
    source.close();
  };
}
