package vn.dxpulse.producers.csv;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Tells a person how far an import is. */
public interface ImportProgress {

  /** Publishing begins; {@code events} are to be sent. */
  Publishing publishing(Path file, long events);

  /** The import has ended. */
  void ended(Path file, ImportSummary summary);

  /**
   * A bar on standard error if a person sits at a terminal; one plain line at the end in any case.
   */
  static ImportProgress onStandardError() {
    return to(System.err, isTerminal(System.console()));
  }

  /** A bar on {@code out} if it is a terminal; one plain line at the end in any case. */
  static ImportProgress to(PrintStream out, boolean terminal) {
    return new ImportProgress() {
      @Override
      public Publishing publishing(Path file, long events) {
        return terminal ? bar(out, file, events) : Publishing.SILENT;
      }

      @Override
      public void ended(Path file, ImportSummary summary) {
        out.printf(
            "%s: read %d, published %d, skipped %d, rejected %d%n",
            file.getFileName(),
            summary.read(),
            summary.published(),
            summary.skipped(),
            summary.rejected());
      }
    };
  }

  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      // Before Java 22 there is a console only if standard input and output are a terminal.
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static Publishing bar(PrintStream out, Path file, long events) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(String.valueOf(file.getFileName()))
            .setInitialMax(events)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .build();
    return new Publishing() {
      @Override
      public void sent() {
        bar.step();
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /** The sending of one file's events. */
  interface Publishing extends AutoCloseable {

    /** Shows nothing. */
    Publishing SILENT =
        new Publishing() {
          @Override
          public void sent() {}

          @Override
          public void close() {}
        };

    /** One more event was handed over. */
    void sent();

    @Override
    void close();
  }
}
