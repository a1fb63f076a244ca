/**
 * Alerts for people, by mail in Vietnamese and English.
 *
 * <p>In: transitions. Out: one mail each, over SMTP with STARTTLS. Start with {@link
 * vn.dxpulse.dashboard.notify.email.EmailChannel}; {@code EmailText} has the words. Nothing here
 * collects several alerts into one mail.
 */
package vn.dxpulse.dashboard.notify.email;
