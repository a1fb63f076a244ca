package vn.dxpulse.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own that answers on its standard output; its standard error is ours. So that none
 * profits from another's warm code, and each can be killed. For one thread.
 */
public final class JavaProcess implements AutoCloseable {

  private static final long STOP_SECONDS = 30;

  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  private JavaProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts {@code main} on the class path of this process. */
  public static JavaProcess start(Class<?> main, List<String> javaOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      // A run that is cut short must not leave a broker behind; for one that has ended it does
      // nothing.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new JavaProcess(main.getSimpleName(), process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for a line that begins with {@code word} and gives the words after it.
   *
   * @throws Ended if the process ends first
   */
  public List<String> await(String word) {
    try {
      String line;
      do {
        line = out.readLine();
        if (line == null) {
          throw new Ended(name + " ended before it said '" + word + "'");
        }
      } while (!line.startsWith(word + " "));
      return List.of(line.substring(word.length() + 1).split(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code word} to its standard input and waits for the line that answers it. */
  public List<String> ask(String word) {
    try {
      in.write(word);
      in.newLine();
      in.flush();
    } catch (IOException e) {
      throw new Ended(name + " has ended: " + e.getMessage());
    }
    return await(word);
  }

  /** Ends it at once (SIGKILL); false if it had ended by itself. */
  public boolean kill() {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    awaitEnd();
    return alive;
  }

  /** Closes its standard input, upon which it should end in order; kills it if it does not. */
  public void closeInput() {
    try {
      in.close();
    } catch (IOException e) {
      // It has ended already: what was to be achieved.
      process.destroy();
    }
    awaitEnd();
  }

  /** Ends it as a user does (SIGTERM); kills it if that takes too long. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** A process that ended by itself; its standard error says why. */
  public static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended(String message) {
      super(message);
    }
  }
}
