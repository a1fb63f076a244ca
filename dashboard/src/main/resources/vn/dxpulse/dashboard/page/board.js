/**
 * What the page knows, and the stream that keeps it so.
 *
 * One EventSource for the whole page; the browser resumes it by itself after a lost connection.
 * Values stay as they are while there is none. When the stream cannot be opened at all (a proxy
 * that blocks it, a server that is not ready), it is tried again and the numbers are fetched
 * meanwhile.
 */

/** A heartbeat comes every second; silence this long means the connection is dead. */
const SILENCE_MS = 15_000;
const RETRY_MS = 5_000;
/** Attempts to open the stream before numbers are fetched instead. */
const FAILURES_BEFORE_POLLING = 2;

export const FLOW_WINDOWS = ['1m', '1h', '24h', 'all'];

const keyOf = (row) => `${row.view}|${row.unit}|${row.kpi}|${row.window}`;

export class Board extends EventTarget {
  units = [];
  kpis = new Map();
  rows = new Map();
  /** Window of the rows at hand; follows the one asked for once its rows are there. */
  window = '';
  /** connecting, live, reconnecting or polling. */
  link = 'connecting';

  #wanted = '';
  #source = null;
  #retry = 0;
  #failures = 0;
  #asOf = null;
  #serverTime = null;
  #heardAt = 0;

  constructor() {
    super();
    setInterval(() => this.#watch(), 1_000);
  }

  /** Shows the flows of another window. */
  choose(window) {
    this.#wanted = window;
    this.#open();
  }

  /** For when the numbers hold, UTC milliseconds; null before the first heartbeat. */
  get asOf() {
    return this.#asOf;
  }

  /** The server's time now: wall boards are not known for their clocks. */
  get now() {
    return this.#serverTime === null
      ? Date.now()
      : this.#serverTime + (performance.now() - this.#heardAt);
  }

  /** Milliseconds since asOf; null before the first heartbeat. */
  get age() {
    return this.#asOf === null ? null : Math.max(0, this.now - this.#asOf);
  }

  row(unit, kpi, window) {
    return this.rows.get(`reported|${unit}|${kpi}|${window}`);
  }

  /** A copy that no longer changes, for the pause. */
  frozen() {
    const { units, kpis, window, asOf, now, age } = this;
    const rows = new Map(this.rows);
    return { units, kpis, rows, window, asOf, now, age, row: this.row };
  }

  get #query() {
    const windows = [this.#wanted, 'now', 'latest'].map((window) => `window=${window}`);
    return `view=reported&${windows.join('&')}`;
  }

  #open() {
    clearTimeout(this.#retry);
    this.#source?.close();
    const window = this.#wanted;
    const source = new EventSource(`/api/v1/stream?${this.#query}`);
    this.#source = source;
    this.#heardAt ||= performance.now();
    this.#on(source, 'snapshot', (data) => this.#replace(data, window));
    this.#on(source, 'change', (data) => {
      for (const row of data.rows) this.rows.set(keyOf(row), row);
      for (const key of data.removed) this.rows.delete(key);
    });
    this.#on(source, 'heartbeat', (data) => this.#hear(data));
    source.onerror = () => {
      if (source !== this.#source) return;
      // CONNECTING: the browser resumes by itself. CLOSED: it has given up, for good.
      if (source.readyState === EventSource.CLOSED) this.#failed();
      else this.#become('reconnecting');
    };
  }

  #on(source, name, take) {
    source.addEventListener(name, (event) => {
      if (source !== this.#source) return;
      this.#failures = 0;
      this.link = 'live';
      take(JSON.parse(event.data));
      this.#tell();
    });
  }

  #replace(data, window) {
    this.units = data.units;
    this.kpis = new Map(data.kpis.map((kpi) => [kpi.kpi, kpi]));
    this.rows = new Map(data.rows.map((row) => [keyOf(row), row]));
    this.window = window;
    this.#hear(data);
  }

  #hear({ as_of, server_time }) {
    this.#asOf = as_of;
    this.#serverTime = server_time;
    this.#heardAt = performance.now();
  }

  #watch() {
    if (performance.now() - this.#heardAt > SILENCE_MS && this.link === 'live') this.#failed();
    // Ages grow in silence too.
    this.#tell();
  }

  #failed() {
    this.#source.close();
    this.#failures += 1;
    if (this.#failures > FAILURES_BEFORE_POLLING) this.#poll();
    else this.#become('reconnecting');
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), RETRY_MS * (0.5 + Math.random()));
  }

  async #poll() {
    const window = this.#wanted;
    try {
      const [units, kpis, values] = await Promise.all(
        ['units', 'kpis', `values?${this.#query}`].map(async (path) => {
          const response = await fetch(`/api/v1/${path}`);
          if (!response.ok) throw new Error(`${path} answers ${response.status}`);
          return response.json();
        }),
      );
      if (this.link === 'live' || window !== this.#wanted) return;
      this.#replace({ ...units, ...kpis, ...values }, window);
      this.#become('polling');
    } catch {
      this.#become('reconnecting');
    }
  }

  #become(link) {
    this.link = link;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}
