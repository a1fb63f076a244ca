import { LitElement, html, nothing } from 'lit';
import { withLinks } from './link.js';
import { Polled, fetchJson } from './polled.js';
import {
  Amounts,
  badge,
  statusBadge,
  whenExpected,
  whyNoActual,
  whyNoOutlook,
  whyNotExpected,
} from './standing.js';
import { TARGET_TEXTS } from './target-text.js';
import { TEXTS, nameOf } from './text.js';

const EVERY_MS = 5_000;

/** Newest transitions that are shown without being asked for. */
const TRANSITIONS = 8;

/** Alerts that somebody has to look at come first. */
const ALERT_ORDER = ['FIRING', 'ACKNOWLEDGED', 'SILENCED', 'PENDING', 'RESOLVED', 'INACTIVE'];

/** One target with its alerts. Asks to be closed by the event `close`. */
class DxTarget extends LitElement {
  static properties = {
    target: {},
    language: {},
    format: { attribute: false },
    units: { attribute: false },
    kpis: { attribute: false },
    paused: { attribute: false },
  };

  constructor() {
    super();
    this.polled = new Polled(EVERY_MS);
    this.polled.addEventListener('change', () => this.requestUpdate());
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.polled.watch(null);
  }

  willUpdate(changed) {
    if (changed.has('paused')) this.polled.pause(this.paused);
    if (changed.has('target')) {
      const id = this.target;
      this.polled.watch((signal) => load(id, signal));
    }
  }

  updated(changed) {
    if (changed.has('target')) this.querySelector('#target-heading').focus();
  }

  get texts() {
    return TARGET_TEXTS[this.language];
  }

  render() {
    const { texts, polled } = this;
    const found = polled.value?.found ?? null;
    return html`
      <aside id="target" aria-labelledby="target-heading"
        @keydown=${(event) => event.key === 'Escape' && this.close()}>
        <button class="close" type="button" @click=${() => this.close()}>
          <span aria-hidden="true">✕</span> ${texts.close}
        </button>
        <h2 id="target-heading" tabindex="-1">
          ${found === null ? this.target : nameOf(found.definition, this.language)}
        </h2>
        <div role="status">
          ${polled.failed
            ? html`<p class="note stale-note" id="target-failed">
                ${polled.value === null ? texts.failed : texts.failedKept}
              </p>`
            : nothing}
          ${polled.value === null && !polled.failed ? html`<p>${texts.loading}</p>` : nothing}
          ${polled.value !== null && found === null
            ? html`<p class="note stale-note" id="target-unknown">${texts.unknown(this.target)}</p>`
            : nothing}
        </div>
        ${found === null ? nothing : html`${this.standing(found)} ${this.alerts(found.alerts)}`}
      </aside>
    `;
  }

  standing({ definition, status }) {
    const { texts } = this;
    const unit = status?.unit ?? definition.unit;
    const sentence = this.language === 'en' ? status?.explanation_en : status?.explanation_vi;
    return html`
      <p class="about">${this.unitName(unit)} · ${unit}
        ${unit === definition.unit ? nothing : html`<br>${texts.setFor(definition.unit)}`}
        <br>${definition.target}</p>
      <p class="standing">
        ${statusBadge(status, texts)}
        ${status?.simulated ? html`<span class="simulated">${TEXTS[this.language].simulated}</span>` : nothing}
      </p>
      <p id="target-sentence">${sentence ?? texts.why.unjudged}</p>
      ${this.facts({ definition, status })}
    `;
  }

  facts(target) {
    const { definition, status } = target;
    const { texts, format } = this;
    const { facts } = texts;
    const amounts = new Amounts(definition.unit_of_measure, texts, format);
    const noActual = whyNoActual(status, texts);
    const actual = status?.actual ?? null;
    return html`
      <dl>
        ${this.fact(facts.actual, this.orWhy(actual, noActual, () => this.actual(status, amounts, definition)))}
        ${this.fact(
          facts.expected,
          this.orWhy(status?.expected, whyNotExpected(status, texts), (value) => html`${amounts.of(value, actual ?? value)} <small>${whenExpected(status, texts)}</small>`),
        )}
        ${this.fact(facts.demand, amounts.demand(definition))}
        ${this.fact(facts.gap, this.orWhy(status?.gap, noActual, (value) => amounts.change(value)))}
        ${this.outlook(target, amounts)}
        ${this.fact(facts.deadline, format.isoDay(definition.deadline))}
        ${this.fact(facts.asOf, this.orWhy(status?.data_as_of, noActual, (at) => this.age(at, status)))}
        ${this.fact(facts.judged, this.orWhy(status?.day, texts.why.unjudged, (day) => this.judged(day, status)))}
        ${this.fact(facts.kpi, this.kpiName(definition.kpi))}
        ${this.fact(facts.worded, html`<q lang="vi">${definition.worded}</q>`)}
        ${this.fact(
          facts.ambiguity,
          this.orWhy(definition.ambiguity || null, texts.why.unsaid, (text) => html`<span lang="en">${text}</span>`),
        )}
        ${this.fact(facts.source, this.orWhy(definition.source || null, texts.why.unsaid, withLinks))}
      </dl>
    `;
  }

  fact(name, value) {
    return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  }

  /** A value, or a dash and why there is none. */
  orWhy(value, why, show) {
    return (value ?? null) === null
      ? html`<span aria-hidden="true">–</span> <small class="why">${why}</small>`
      : show(value);
  }

  actual(status, amounts, definition) {
    const { texts, format } = this;
    const { numerator, denominator, universe, period } = status;
    const elsewhere = status.measured_unit !== null && status.measured_unit !== status.unit;
    const notes = [
      denominator !== null && texts.of(format.count(numerator), format.count(denominator)),
      universe !== null && texts.among(format.count(universe)),
      period !== null && texts.period(period),
      elsewhere && texts.measuredOn(`${this.unitName(status.measured_unit)} (${status.measured_unit})`),
    ].filter((note) => note !== false);
    return html`<strong class="number" id="target-actual">${amounts.of(status.actual, definition.value)}</strong>
      <small>${notes.join(', ')}</small>`;
  }

  outlook(target, amounts) {
    const { definition, status } = target;
    const { texts } = this;
    const { facts, why } = texts;
    const none = whyNoOutlook(target, texts);
    const reached = none === null && status.status === 'ACHIEVED';
    const aYear = (value) => `${amounts.change(value)} ${texts.aYear}`;
    const noPace = none ?? (definition.basis === 'milestone' ? why.milestone : why.tooLittle);
    const published = definition.window === 'latest';
    const noForecast = status?.pace_long === null ? noPace : why.never;
    return html`
      ${this.fact(facts.required, this.orWhy(reached ? null : status?.required_pace, none ?? (reached ? why.reached : why.due), aYear))}
      ${this.fact(
        published ? facts.paceOfTwo : facts.paceDays(definition.pace_short_days),
        this.orWhy(status?.pace_short, noPace, aYear),
      )}
      ${this.fact(
        published ? facts.paceSinceBaseline : facts.paceDays(definition.pace_long_days),
        this.orWhy(status?.pace_long, noPace, aYear),
      )}
      ${this.fact(
        facts.forecast,
        this.orWhy(status?.forecast_date, none ?? (reached ? why.reached : noForecast), () => this.forecast(status)),
      )}
    `;
  }

  forecast({ forecast_date: day, forecast_from: from, forecast_until: until }) {
    const { texts, format } = this;
    const interval =
      until === null
        ? texts.intervalOpen(format.isoDay(from))
        : texts.interval(format.isoDay(from), format.isoDay(until));
    return html`${format.isoDay(day)} <small>${interval}</small>`;
  }

  age(at, { data_age_days: days }) {
    const { texts, format } = this;
    return html`${format.day(at)}
      ${days === null ? nothing : html`<small>${texts.ageDays(format.count(days))}</small>`}`;
  }

  judged(day, { as_of: asOf }) {
    const { texts, format } = this;
    return html`${format.isoDay(day)} <small>${texts.at(format.time(asOf))}</small>`;
  }

  alerts(alerts) {
    const { texts } = this;
    const place = ({ alert }) => ALERT_ORDER.indexOf(alert.state);
    return html`
      <h3>${texts.alerts}</h3>
      ${alerts.length === 0 ? html`<p>${texts.noAlerts}</p>` : nothing}
      ${[...alerts].sort((a, b) => place(a) - place(b)).map((entry) => this.alert(entry))}
    `;
  }

  alert({ alert, transitions }) {
    const { texts, format } = this;
    const older = transitions.slice(TRANSITIONS);
    return html`
      <section class="alert" data-alert=${alert.alert} data-state=${alert.state}>
        <h4>${texts.kinds[alert.kind] ?? alert.kind}</h4>
        <p class="standing">${this.state(alert.state)}</p>
        <p>${this.language === 'en' ? alert.summary_en : alert.summary_vi}</p>
        <dl>
          ${this.fact(texts.since, html`<time>${format.time(alert.since)}</time>`)}
          ${this.fact(texts.owner, this.orWhy(alert.owner, texts.nobody, () => this.owner(alert)))}
          ${this.fact(texts.severity, texts.severities[alert.severity] ?? alert.severity)}
          ${this.fact(texts.rule, html`<code>${alert.rule}</code>`)}
        </dl>
        <h5>${texts.log}</h5>
        ${transitions.length === 0 ? html`<p>${texts.emptyLog}</p>` : nothing}
        <ol class="log">${transitions.slice(0, TRANSITIONS).map((one) => this.transition(one))}</ol>
        ${older.length === 0
          ? nothing
          : html`<details>
              <summary>${texts.older(format.count(older.length))}</summary>
              <ol class="log">${older.map((one) => this.transition(one))}</ol>
            </details>`}
      </section>
    `;
  }

  owner({ owner, comment, acknowledged_until: until }) {
    const { texts, format } = this;
    return html`${owner}
      ${until === null ? nothing : html`<small>${texts.until(format.time(until))}</small>`}
      ${comment ? html`<small>${comment}</small>` : nothing}`;
  }

  transition({ at, state, cause, owner }) {
    const { texts, format } = this;
    return html`<li data-state=${state}>
      <time>${format.time(at)}</time>
      ${this.state(state)}
      <small>${texts.causes[cause] ?? cause}${owner === null ? nothing : html` · ${owner}`}</small>
    </li>`;
  }

  state(code) {
    return badge(code, this.texts.states[code] ?? code);
  }

  unitName(id) {
    return nameOf(this.units.find(({ unit }) => unit === id), this.language) ?? id;
  }

  kpiName(id) {
    const name = nameOf(this.kpis.get(id) ?? this.kpis.get(id.split(':')[0]), this.language);
    return html`${name ?? nothing} <small><code>${id}</code></small>`;
  }

  close() {
    this.dispatchEvent(new Event('close'));
  }
}

/** What is known of a target now: `found` is null if there is none of that id. */
async function load(id, signal) {
  const response = await fetch(`/api/v1/targets/${encodeURIComponent(id)}`, { signal });
  // 400: no path can name such an id, with a slash for example.
  if (response.status === 404 || response.status === 400) return { found: null };
  if (!response.ok) throw new Error(`target ${id} answers ${response.status}`);
  const target = await response.json();
  // A lone dot is taken out of the path, which then is another one.
  if (target.definition?.target !== id) return { found: null };
  const { alerts } = await fetchJson(`alerts?target=${encodeURIComponent(id)}`, signal);
  const logs = await Promise.all(
    alerts.map(({ alert }) => fetchJson(`alerts/${encodeURIComponent(alert)}/log`, signal)),
  );
  return {
    found: {
      ...target,
      alerts: alerts.map((alert, i) => ({ alert, transitions: logs[i].transitions })),
    },
  };
}

customElements.define('dx-target', DxTarget);
