package vn.dxpulse.app;

import vn.dxpulse.app.cli.Cli;

/** Entry point of {@code dxpulse}. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Cli.onConsole().run(arguments));
  }
}
