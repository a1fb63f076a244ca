/** Made-up rows for tests and for looking at the page; {@code SampleRow} is the builder. */
package vn.dxpulse.dashboard.sample;
