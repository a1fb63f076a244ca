/** How a target stands, in words: its status, its amounts, and why an amount is missing. */

import { html, svg } from 'lit';

/** Those that somebody has to look at come first. */
const ORDER = [
  'OFF_TRACK',
  'AT_RISK',
  'MISSED',
  'NO_DATA',
  'UNJUDGED',
  'NOT_STARTED',
  'ON_TRACK',
  'ACHIEVED',
  'ENDED',
];

// Each mark has a shape of its own, for colour does not reach everyone.
const MARKS = {
  OFF_TRACK: svg`<path d="M3 0h4v5h3l-5 5-5-5h3z"></path>`,
  AT_RISK: svg`<path d="M5 0l5 9.5H0zM4.3 3.2v3h1.4v-3zM4.3 7v1.4h1.4V7z"></path>`,
  MISSED: svg`<path d="M1.4 0L5 3.6 8.6 0 10 1.4 6.4 5 10 8.6 8.6 10 5 6.4 1.4 10 0 8.6 3.6 5 0 1.4z"></path>`,
  ON_TRACK: svg`<path d="M0 4h5V1l5 4-5 4V6H0z"></path>`,
  ACHIEVED: svg`<path d="M0 5.4L1.4 4 3.6 6.2 8.6 1 10 2.4 3.6 9z"></path>`,
  ENDED: svg`<path d="M1 1h8v8H1z"></path>`,
  NO_DATA: svg`<path d="M5 0a5 5 0 110 10A5 5 0 015 0zm0 1.4a3.6 3.6 0 100 7.2 3.6 3.6 0 000-7.2z"></path>`,
  FIRING: svg`<path d="M5 0l5 9.5H0zM4.3 3.2v3h1.4v-3zM4.3 7v1.4h1.4V7z"></path>`,
  ACKNOWLEDGED: svg`<path d="M5 0a2.4 2.4 0 110 4.8A2.4 2.4 0 015 0zM0 10c0-3 2-4.4 5-4.4s5 1.4 5 4.4z"></path>`,
  SILENCED: svg`<path d="M1 0h3v10H1zM6 0h3v10H6z"></path>`,
};
const TONES = {
  OFF_TRACK: 'bad',
  MISSED: 'bad',
  FIRING: 'bad',
  AT_RISK: 'warn',
  PENDING: 'warn',
  ACKNOWLEDGED: 'warn',
  ON_TRACK: 'good',
  ACHIEVED: 'good',
  RESOLVED: 'good',
};
const OTHER_NAMES = { RESOLVED: 'ACHIEVED', PENDING: 'NO_DATA' };

/** Place of a target among others: the worst first, then by deadline. */
export function compareTargets(a, b) {
  return (
    ORDER.indexOf(codeOf(a.status)) - ORDER.indexOf(codeOf(b.status)) ||
    a.definition.deadline.localeCompare(b.definition.deadline) ||
    a.definition.target.localeCompare(b.definition.target)
  );
}

/** A status or state as a word with a mark. */
export function badge(code, word) {
  const mark = MARKS[OTHER_NAMES[code] ?? code] ?? MARKS.NO_DATA;
  return html`<span class="badge" data-tone=${TONES[code] ?? 'plain'} data-code=${code}><svg
      class="icon" viewBox="0 0 10 10" aria-hidden="true">${mark}</svg> ${word}</span>`;
}

/** The status of a target as a word with a mark; the words are those its sentence begins with. */
export function statusBadge(status, texts) {
  return badge(codeOf(status), texts.words[wordOf(status)] ?? codeOf(status));
}

/** Amounts of one unit of measure in one language. */
export class Amounts {
  #measure;
  #texts;
  #format;

  constructor(measure, texts, format) {
    this.#measure = measure;
    this.#texts = texts;
    this.#format = format;
  }

  /** Such as 63,5%; with as many decimals as tell it from `other`. */
  of(value, other = value) {
    const number = this.#format.beside(this.#scaled(value), this.#scaled(other));
    if (this.#isShare) return `${number}%`;
    return this.#measure === 'rank' ? this.#texts.rank(number) : this.#named(number, value);
  }

  /** A difference, always with its sign; of shares in percentage points. */
  change(value) {
    const number = this.#format.signed(this.#scaled(value));
    if (this.#isShare) return `${number} ${this.#texts.percentagePoints}`;
    return this.#measure === 'rank' ? this.#texts.ranks(number) : this.#named(number, value);
  }

  /** What is demanded, as its wording has it. */
  demand({ comparator, value, value_high: high }) {
    const { demands, rankDemands, range } = this.#texts;
    const phrase = (this.#measure === 'rank' && rankDemands[comparator]) || demands[comparator];
    const demand = phrase(this.of(value));
    return high === null ? demand : range(demand, this.of(value, high), this.of(high, value));
  }

  get #isShare() {
    return this.#measure === 'ratio' || this.#measure === 'percent';
  }

  #scaled(value) {
    return this.#measure === 'ratio' ? value * 100 : value;
  }

  #named(number, value) {
    const { measures, single } = this.#texts;
    const many = measures[this.#measure] ?? this.#measure.replaceAll('_', ' ');
    return `${number} ${Math.abs(value) === 1 ? (single[this.#measure] ?? many) : many}`.trim();
  }
}

/** When the expected value is expected; empty where it says nothing about today. */
export function whenExpected({ status, period }, { expectedNow, expectedThen }) {
  // A figure is held against what was expected at the end of its period, whenever it came in.
  if (period !== null) return expectedThen(period);
  return ['ON_TRACK', 'AT_RISK', 'OFF_TRACK'].includes(status) ? expectedNow : '';
}

/** Why there is no current value. */
export function whyNoActual(status, { why }) {
  if (status === null) return why.unjudged;
  const known = { PERIOD_UNPUBLISHED: why.unpublished, UNKNOWN_UNIT: why.unknownUnit };
  return known[status.reason] ?? why.noValue;
}

/** Why nothing is expected by now. */
export function whyNotExpected(status, { why }) {
  if (status === null) return why.unjudged;
  if (status.reason === 'UNKNOWN_UNIT') return why.unknownUnit;
  return status.level_only ? why.levelOnly : why.noCourse;
}

/** Why paces or a forecast are not computed at all; null if they are. */
export function whyNoOutlook({ definition, status }, { why }) {
  if (status === null) return why.unjudged;
  const known = { NO_DATA: why.notJudged, NOT_STARTED: why.notStarted, ENDED: why.ended };
  if (status.status in known) return known[status.status];
  return status.day > definition.deadline ? why.due : null;
}

function codeOf(status) {
  return status?.status ?? 'UNJUDGED';
}

function wordOf(status) {
  const code = codeOf(status);
  if (code === 'NO_DATA' && ['STALE', 'OTHER_UNIVERSE'].includes(status.reason)) {
    return status.reason;
  }
  if (code === 'AT_RISK' && status.level_only) return 'LEVEL_NOT_REACHED';
  if (code === 'OFF_TRACK' && status.level_only) return 'LEVEL_LOST';
  return code === 'ACHIEVED' && status.provisional ? 'PROVISIONAL' : code;
}
