/**
 * The command line: one class per verb, and what the verbs share.
 *
 * <p>{@link vn.dxpulse.app.cli.Cli} parses, runs and turns failures into one line on standard error
 * and an {@link vn.dxpulse.app.cli.ExitCode}. A verb is a small {@code Callable<ExitCode>} listed
 * in {@code DxPulseCommand}: options to a settings record, parts opened in try-with-resources, exit
 * code. Every option can also be given as an environment variable, see {@code EnvironmentDefaults}.
 * No verb holds logic of its own.
 */
package vn.dxpulse.app.cli;
