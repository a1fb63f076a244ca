/**
 * Tells container runtimes whether a part without a web server of its own is ready. Start with
 * {@link vn.dxpulse.app.health.ReadinessServer}; the dashboard answers for itself.
 */
package vn.dxpulse.app.health;
