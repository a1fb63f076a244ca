/**
 * The one runnable jar: {@link vn.dxpulse.app.Main} hands the command line to {@code
 * vn.dxpulse.app.cli}, and {@code vn.dxpulse.app.stack} runs a broker and a registry on this
 * machine. Everything that the commands do beyond that stands in the modules below.
 */
package vn.dxpulse.app;
