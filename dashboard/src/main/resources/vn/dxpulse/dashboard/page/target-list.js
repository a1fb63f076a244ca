import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Polled, fetchJson } from './polled.js';
import { Amounts, compareTargets, statusBadge, whyNoActual, whyNotExpected } from './standing.js';
import { TARGET_TEXTS } from './target-text.js';
import { nameOf } from './text.js';

/** Targets change slowly; who looks at one sees it sooner. */
const EVERY_MS = 15_000;

/** All targets, the worst first. Asks for one by the event `open`, whose detail is its id. */
class DxTargets extends LitElement {
  static properties = {
    chosen: {},
    language: {},
    format: { attribute: false },
    units: { attribute: false },
    paused: { attribute: false },
  };

  constructor() {
    super();
    this.list = new Polled(EVERY_MS);
    this.list.addEventListener('change', () => this.requestUpdate());
    this.list.watch(async (signal) => (await fetchJson('targets', signal)).targets);
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('paused')) this.list.pause(this.paused);
  }

  render() {
    const targets = this.list.value ?? [];
    if (targets.length === 0) return nothing;
    const texts = TARGET_TEXTS[this.language];
    return html`
      <section id="targets" aria-labelledby="targets-heading">
        <h2 id="targets-heading">${texts.targets}</h2>
        ${this.list.failed ? html`<p class="note stale-note">${texts.failedList}</p>` : nothing}
        <div class="scroll" role="region" tabindex="0" aria-labelledby="targets-caption">
          <table>
            <caption id="targets-caption">${texts.caption(targets.length)}</caption>
            <thead>
              <tr>
                <th scope="col">${texts.status}</th>
                <th scope="col">${texts.target}</th>
                <th scope="col">${texts.unit}</th>
                <th scope="col">${texts.facts.actual}</th>
                <th scope="col">${texts.facts.expected}</th>
                <th scope="col">${texts.facts.deadline}</th>
              </tr>
            </thead>
            <tbody>
              ${repeat(
                [...targets].sort(compareTargets),
                ({ definition }) => definition.target,
                (target) => this.row(target, texts),
              )}
            </tbody>
          </table>
        </div>
      </section>
    `;
  }

  row({ definition, status }, texts) {
    const id = definition.target;
    const unit = status?.unit ?? definition.unit;
    const amounts = new Amounts(definition.unit_of_measure, texts, this.format);
    return html`
      <tr ?data-chosen=${id === this.chosen} data-target=${id}>
        <td>${statusBadge(status, texts)}</td>
        <th scope="row">
          <button type="button" data-open-target=${id} aria-expanded=${id === this.chosen}
            aria-controls="target" @click=${() => this.open(id)}>${nameOf(definition, this.language)}</button>
        </th>
        <td>${nameOf(this.units.find((known) => known.unit === unit), this.language) ?? unit}</td>
        <td>${this.amount(amounts, status?.actual, definition.value, whyNoActual(status, texts))}
          ${(status?.period ?? null) === null ? nothing : html`<small>${texts.period(status.period)}</small>`}</td>
        <td>${this.amount(amounts, status?.expected, status?.actual, whyNotExpected(status, texts))}</td>
        <td class="number">${this.format.isoDay(definition.deadline)}</td>
      </tr>
    `;
  }

  amount(amounts, value, other, why) {
    return (value ?? null) === null
      ? html`<span class="none" role="img" aria-label=${why} title=${why}>–</span>`
      : html`<span class="number">${amounts.of(value, other ?? value)}</span>`;
  }

  open(id) {
    this.dispatchEvent(new CustomEvent('open', { detail: id }));
  }
}

customElements.define('dx-targets', DxTargets);
