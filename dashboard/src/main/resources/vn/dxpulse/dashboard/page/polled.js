/**
 * Something that is fetched again and again while somebody looks: not on a hidden page, and while
 * paused only until there is something to see. The last value stays while fetching fails, which is
 * tried again.
 */

/** An answer that takes longer is given up. */
const LIMIT_MS = 10_000;

export class Polled extends EventTarget {
  /** What was fetched last; null before anything was. */
  value = null;
  /** True if the latest attempt failed. */
  failed = false;

  #everyMs;
  #load = null;
  #paused = false;
  #timer = 0;
  #asking = new AbortController();

  constructor(everyMs) {
    super();
    this.#everyMs = everyMs;
  }

  /** Forgets what there is and fetches by `load(signal)` from now on; nothing if it is null. */
  watch(load) {
    document.removeEventListener('visibilitychange', this.#ask);
    if (load !== null) document.addEventListener('visibilitychange', this.#ask);
    this.#load = load;
    this.value = null;
    this.failed = false;
    this.#ask();
  }

  pause(paused) {
    this.#paused = paused;
    this.#ask();
  }

  get #rests() {
    return this.#load === null || document.hidden || (this.#paused && this.value !== null);
  }

  #ask = async () => {
    clearTimeout(this.#timer);
    this.#asking.abort();
    if (this.#rests) return;
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const limit = AbortSignal.timeout(LIMIT_MS);
      const value = await this.#load(AbortSignal.any([asking.signal, limit]));
      if (asking.signal.aborted) return;
      this.value = value;
      this.failed = false;
    } catch (problem) {
      if (asking.signal.aborted) return;
      console.warn('cannot fetch, trying again:', problem);
      this.failed = true;
    }
    this.#timer = setTimeout(() => this.#ask(), this.#everyMs);
    this.dispatchEvent(new Event('change'));
  };
}

/** The JSON at a path of the API. */
export async function fetchJson(path, signal) {
  const response = await fetch(`/api/v1/${path}`, { signal });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
}
