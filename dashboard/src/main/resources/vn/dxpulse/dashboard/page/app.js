import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Board, FLOW_WINDOWS } from './board.js';
import { addressOf } from './link.js';
import './target-list.js';
import './target-panel.js';
import { Format, TEXTS, nameOf, vietnamDay } from './text.js';

/** From this age on the numbers are called stale; heartbeats come every second. */
const STALE_MS = 5_000;

const COUNT = 'transactions_completed';
const RATIOS = [
  'online_submission_rate',
  'full_process_rate',
  'on_time_rate',
  'online_payment_rate',
];
const STOCK = 'digital_enterprises';
// Drawn, for not every system has the characters.
const PAUSE_ICON = html`<svg class="icon" viewBox="0 0 10 10" aria-hidden="true">
  <path d="M1 0h3v10H1zM6 0h3v10H6z"></path>
</svg>`;
const RESUME_ICON = html`<svg class="icon" viewBox="0 0 10 10" aria-hidden="true">
  <path d="M1 0l9 5-9 5z"></path>
</svg>`;
const VIETNAMESE_ORDER = new Intl.Collator('vi');

/** The whole page. The address holds the view: ?lang, ?window, ?unit or ?target. */
class DxDashboard extends LitElement {
  static properties = {
    language: { state: true },
    window: { state: true },
    unit: { state: true },
    target: { state: true },
    held: { state: true },
  };

  constructor() {
    super();
    const address = new URLSearchParams(location.search);
    this.language = address.get('lang') === 'en' ? 'en' : 'vi';
    this.window = FLOW_WINDOWS.includes(address.get('window')) ? address.get('window') : '1m';
    /** Id of the target that is open, else null; never together with a unit. */
    this.target = address.get('target') || null;
    this.unit = this.target === null ? address.get('unit') : null;
    /** The frozen board while paused, else null. */
    this.held = null;
    this.board = new Board();
    this.board.addEventListener('change', () => this.take());
    this.board.choose(this.window);
  }

  /** No shadow root: one style sheet, and tables that assistive technology reads as one. */
  createRenderRoot() {
    return this;
  }

  get texts() {
    return TEXTS[this.language];
  }

  /** While paused only a window that the user has just chosen is taken. */
  take() {
    if (this.held === null) {
      this.requestUpdate();
    } else if (this.held.window !== this.board.window) {
      this.held = this.board.frozen();
    } else if (this.heldLink !== this.board.link) {
      this.requestUpdate();
    }
  }

  willUpdate() {
    this.heldLink = this.board.link;
    if (this.shownLanguage !== this.language) {
      this.shownLanguage = this.language;
      this.format = new Format(this.texts.locale);
      document.documentElement.lang = this.language;
      document.title = this.texts.title;
    }
  }

  updated(changed) {
    if (changed.has('unit') && this.unit !== null) {
      this.querySelector('#details-heading')?.focus();
    }
  }

  render() {
    const board = this.held ?? this.board;
    const units = this.unitsOf(board);
    return html`
      ${this.header(board)}
      <main>
        ${this.notes(board, units)} ${this.controls()}
        <div class="content">
          ${this.targetPanel(board)}
          <div class="column">
            ${units.length === 0
              ? html`<p class="empty">${this.texts.noUnits}</p>`
              : this.table(board, units)}
            <dx-targets .chosen=${this.target} .language=${this.language} .format=${this.format}
              .units=${board.units} .paused=${this.held !== null}
              @open=${(event) => this.openTarget(event.detail)}></dx-targets>
          </div>
          ${this.details(board)}
        </div>
      </main>
      <footer>${this.texts.footer}</footer>
    `;
  }

  unitsOf(board) {
    const today = vietnamDay(board.now);
    return board.units
      .filter((unit) => unit.valid_from <= today && (unit.valid_to ?? today) >= today)
      .sort((a, b) => VIETNAMESE_ORDER.compare(this.nameOf(a), this.nameOf(b)));
  }

  nameOf(named) {
    return nameOf(named, this.language);
  }

  header(board) {
    const { texts, format } = this;
    const { age } = board;
    const link = this.board.link;
    const stale = this.isStale(board);
    return html`
      <header>
        <div class="title">
          <h1>DX Pulse</h1>
          <p>${texts.heading}</p>
        </div>
        <div class="as-of">
          <span class="label">${texts.asOf}</span>
          <time id="as-of">${age === null ? '–' : format.time(board.asOf)}</time>
          <span class="label">
            ${age === null ? texts.noHeartbeat : texts.ago(Math.round(age / 1000))}
            · ${texts.zone}
          </span>
        </div>
        <p class="link" id="link" role="status" aria-live="polite" data-link=${link}
          data-stale=${stale}>
          <span class="state"><span aria-hidden="true">${link === 'live' ? '●' : '◌'}</span>
            ${texts.link[link]}</span>
          ${stale
            ? html`<strong class="stale"><span aria-hidden="true">⚠</span> ${texts.stale}</strong>`
            : nothing}
        </p>
        <a class="button" id="language" href="?${this.address({ lang: this.otherLanguage })}"
          hreflang=${this.otherLanguage} lang=${this.otherLanguage}
          @click=${(event) => this.switchLanguage(event)}>${texts.otherLanguage}</a>
      </header>
    `;
  }

  /** Nothing is stale yet while the page has only just asked. */
  isStale(board) {
    return board.age === null ? this.board.link !== 'connecting' : board.age > STALE_MS;
  }

  notes(board, units) {
    const { texts } = this;
    const shown = new Set(units.map((unit) => unit.unit));
    const simulated = [...board.rows.values()].some((row) => row.simulated && shown.has(row.unit));
    return html`
      ${units.length > 0 && this.isStale(board)
        ? html`<p class="note stale-note" id="stale-note">
            <strong><span aria-hidden="true">⚠</span> ${texts.stale}.</strong> ${texts.staleWhy}
          </p>`
        : nothing}
      ${simulated
        ? html`<p class="note simulated-note" id="simulated-note">
            <span aria-hidden="true">◇</span> ${texts.simulatedNote} ${this.simulatedMark()}.
          </p>`
        : nothing}
      ${this.held === null ? nothing : html`<p class="note">${PAUSE_ICON} ${texts.paused}</p>`}
    `;
  }

  controls() {
    const { texts } = this;
    return html`
      <div class="controls">
        <fieldset>
          <legend>${texts.window}</legend>
          ${FLOW_WINDOWS.map(
            (window) => html`
              <label>
                <input type="radio" name="window" value=${window}
                  .checked=${window === this.window}
                  @change=${() => this.chooseWindow(window)}>
                <span>${texts.windows[window]}</span>
              </label>
            `,
          )}
        </fieldset>
        <button id="pause" type="button" @click=${() => this.togglePause()}>
          ${this.held === null ? PAUSE_ICON : RESUME_ICON}
          ${this.held === null ? texts.pause : texts.resume}
        </button>
      </div>
    `;
  }

  table(board, units) {
    const { texts } = this;
    const period = texts.windowsLong[board.window];
    const heading = (kpi, when) => html`
      <th scope="col"><span>${texts.columns[kpi]}</span> <small>${when}</small></th>
    `;
    return html`
      <div class="scroll" role="region" tabindex="0" aria-labelledby="board-caption">
        <table id="board">
          <caption id="board-caption">${texts.table(units.length)}</caption>
          <thead>
            <tr>
              <th scope="col">${texts.unit}</th>
              ${heading(COUNT, period)} ${RATIOS.map((kpi) => heading(kpi, period))}
              ${heading(STOCK, texts.windowsLong.now)}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              units,
              (unit) => unit.unit,
              (unit) => html`
                <tr ?data-chosen=${unit.unit === this.unit}>
                  <th scope="row">
                    <button type="button" data-open=${unit.unit}
                      aria-expanded=${unit.unit === this.unit} aria-controls="details"
                      @click=${() => this.open(unit.unit)}>${this.nameOf(unit)}</button>
                  </th>
                  <td class="count">${this.cell(board, unit.unit, COUNT, board.window)}</td>
                  ${RATIOS.map(
                    (kpi) => html`<td>${this.cell(board, unit.unit, kpi, board.window)}</td>`,
                  )}
                  <td>${this.cell(board, unit.unit, STOCK, 'now')}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  cell(board, unit, kpi, window) {
    const row = board.row(unit, kpi, window);
    return html`${this.number(row, unit, kpi, window)}${row?.simulated
      ? this.simulatedMark()
      : nothing}${this.bar(row)}`;
  }

  number(row, unit, kpi, window) {
    if (row === undefined || row.value === null) {
      const why = this.texts.none[row?.state] ?? this.texts.none.MISSING;
      return html`<span class="number none" role="img" aria-label=${why} title=${why}
        data-unit=${unit} data-kpi=${kpi} data-window=${window}>–</span>`;
    }
    const explanation = this.explanation(row);
    return html`<span class="number" title=${explanation || nothing} data-unit=${unit} data-kpi=${kpi}
      data-window=${window} data-value=${row.value}>${this.format.value(row)}</span>`;
  }

  /** What a ratio is made of, and since when the KPI counts if that is not since ever. */
  explanation({ numerator, denominator, counted_since: since }) {
    const { texts, format } = this;
    const parts = [];
    if (denominator !== null) {
      parts.push(texts.counts(format.count(numerator), format.count(denominator)));
    }
    if (since !== null) {
      parts.push(texts.countedSince(format.time(since)));
    }
    return parts.join(', ');
  }

  /** Repeats the ratio as a length; the number beside it says it to everyone. */
  bar(row) {
    if (row === undefined || row.value === null || row.unit_of_measure !== 'ratio') return nothing;
    return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="4"></rect>
      <rect class="fill" width=${Math.min(1, Math.max(0, row.value)) * 100} height="4"></rect>
    </svg>`;
  }

  simulatedMark() {
    return html`<span class="simulated">${this.texts.simulated}</span>`;
  }

  targetPanel(board) {
    if (this.target === null) return nothing;
    return html`<dx-target .target=${this.target} .language=${this.language}
      .format=${this.format} .units=${board.units} .kpis=${board.kpis}
      .paused=${this.held !== null} @close=${() => this.closeTarget()}></dx-target>`;
  }

  details(board) {
    const unit = board.units.find((candidate) => candidate.unit === this.unit);
    if (unit === undefined) return nothing;
    const { texts } = this;
    const predecessors = unit.predecessors
      .split(' ')
      .map((id) => board.units.find((candidate) => candidate.unit === id))
      .filter((found) => found !== undefined);
    return html`
      <aside id="details" aria-labelledby="details-heading"
        @keydown=${(event) => event.key === 'Escape' && this.close()}>
        <button class="close" type="button" @click=${() => this.close()}>
          <span aria-hidden="true">✕</span> ${texts.close}
        </button>
        <h2 id="details-heading" tabindex="-1">${texts.details(this.nameOf(unit))}</h2>
        <p class="about">${this.language === 'vi' ? unit.full_name_vi : unit.name_en} · ${unit.unit}
          ${unit.population === null
            ? nothing
            : html`<br>${texts.population}: ${this.format.count(unit.population)}
                (${unit.population_basis})`}
        </p>
        ${this.statistics(board, unit) ?? html`<p>${texts.noStatistics}</p>`}
        ${predecessors.map((before) => {
          const table = this.statistics(board, before);
          return table === null
            ? nothing
            : html`<h3>${texts.before(this.nameOf(before), this.format.isoDay(before.valid_to))}</h3>
                ${table}`;
        })}
      </aside>
    `;
  }

  /** A table of what was published about a unit, or null if nothing was. */
  statistics(board, unit) {
    const { texts } = this;
    const rows = [...board.rows.values()]
      .filter((row) => row.unit === unit.unit && row.window === 'latest')
      // Every unit has a row for every statistic; of most nothing was ever published.
      .filter((row) => row.state !== 'UNPUBLISHED')
      .sort((a, b) => VIETNAMESE_ORDER.compare(a.kpi, b.kpi));
    if (rows.length === 0) return null;
    return html`
      <div class="scroll">
        <table class="statistics">
          <thead>
            <tr>
              <th scope="col">${texts.statistic}</th>
              <th scope="col">${texts.value}</th>
              <th scope="col">${texts.period}</th>
              <th scope="col">${texts.source}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`
                <tr>
                  <th scope="row">${this.statisticName(board, row.kpi)}</th>
                  <td>
                    ${this.number(row, row.unit, row.kpi, row.window)}
                    ${row.value === null || row.unit_of_measure === 'ratio'
                      ? nothing
                      : html`<small>${row.unit_of_measure}</small>`}
                    ${row.universe === null
                      ? nothing
                      : html`<small>${texts.rankOf(this.format.count(row.universe))}</small>`}
                    ${row.simulated ? this.simulatedMark() : nothing}
                  </td>
                  <td>${row.period ?? '–'}</td>
                  <td>${this.source(row)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  statisticName(board, id) {
    const [indicator, method] = id.split(':');
    const name = this.nameOf(board.kpis.get(id) ?? board.kpis.get(indicator));
    return html`${name ?? indicator.replaceAll('_', ' ')}
    ${method ? html`<small>${this.texts.method} ${method}</small>` : nothing}`;
  }

  source(row) {
    const published =
      row.statistic_published_at === null
        ? nothing
        : html`<small>${this.texts.published}
            <span class="number">${this.format.day(row.statistic_published_at)}</span></small>`;
    const address = addressOf(row.source_url);
    return html`${address === null
      ? (row.source_url ?? '–')
      : html`<a href=${address.href} rel="noopener noreferrer">${this.texts.openSource}<span
          class="sr-only"> ${address.host}</span></a>`}
    ${published}`;
  }

  get otherLanguage() {
    return this.language === 'vi' ? 'en' : 'vi';
  }

  address(changes) {
    const address = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) address.delete(name);
      else address.set(name, value);
    }
    return address;
  }

  remember(changes) {
    history.replaceState(null, '', `?${this.address(changes)}`);
  }

  switchLanguage(event) {
    event.preventDefault();
    this.remember({ lang: this.otherLanguage });
    this.language = this.otherLanguage;
  }

  chooseWindow(window) {
    this.window = window;
    this.remember({ window });
    this.board.choose(window);
  }

  togglePause() {
    this.held = this.held === null ? this.board.frozen() : null;
  }

  open(unit) {
    this.unit = unit;
    this.target = null;
    this.remember({ unit, target: null });
  }

  openTarget(target) {
    this.target = target;
    this.unit = null;
    this.remember({ target, unit: null });
  }

  close() {
    const opener = this.querySelector(`[data-open="${CSS.escape(this.unit)}"]`);
    this.unit = null;
    this.remember({ unit: null });
    opener?.focus();
  }

  closeTarget() {
    const opener = this.querySelector(`[data-open-target="${CSS.escape(this.target)}"]`);
    this.target = null;
    this.remember({ target: null });
    opener?.focus();
  }
}

customElements.define('dx-dashboard', DxDashboard);
