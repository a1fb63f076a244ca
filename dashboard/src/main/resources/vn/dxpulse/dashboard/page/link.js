import { html } from 'lit';

// Anyone who may publish can write these texts: only the web's own schemes become links.
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

/** The address that a text is, or null if it is none of the web. */
export function addressOf(text) {
  return /^https?:\/\//.test(text ?? '') && URL.canParse(text) ? new URL(text) : null;
}

/** A text in which addresses are links. */
export function withLinks(text) {
  return text.split(ADDRESS).map((part) => {
    const address = addressOf(part);
    return address === null
      ? part
      : html`<a href=${address.href} rel="noopener noreferrer">${part}</a>`;
  });
}
