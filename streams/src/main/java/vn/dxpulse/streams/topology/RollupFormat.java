package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dxpulse.streams.kpi.Scope;
import vn.dxpulse.streams.kpi.View;

/**
 * Entries of the changelog of {@link RollupState}: a tally under the id of its unit, how far the
 * task has come, and what rows there were. The latter's keys are no unit ids.
 */
final class RollupFormat {

  private static final byte[] PROGRESS_KEY = {0};
  private static final byte[] PUBLISHED_KEY = {1};

  private RollupFormat() {}

  static byte[] unitKey(String unit) {
    return unit.getBytes(StandardCharsets.UTF_8);
  }

  static String unit(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** A tally and the T it speaks for. */
  static byte[] tally(byte[] tally, long asOfMs) {
    return ByteBuffer.allocate(Long.BYTES + tally.length).putLong(asOfMs).put(tally).array();
  }

  static long asOfMs(byte[] value) {
    return ByteBuffer.wrap(value).getLong();
  }

  static byte[] tally(byte[] value) {
    return Arrays.copyOfRange(value, Long.BYTES, value.length);
  }

  static boolean isProgress(byte[] key) {
    return Arrays.equals(key, PROGRESS_KEY);
  }

  static byte[] progressKey() {
    return PROGRESS_KEY.clone();
  }

  static byte[] progress(Progress progress) {
    return ByteBuffer.allocate(Long.BYTES + 1)
        .putLong(progress.revision())
        .put((byte) (progress.rowsPending() ? 1 : 0))
        .array();
  }

  static Progress progress(byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    return new Progress(in.getLong(), in.get() != 0);
  }

  static boolean isPublished(byte[] key) {
    return Arrays.equals(key, PUBLISHED_KEY);
  }

  static byte[] publishedKey() {
    return PUBLISHED_KEY.clone();
  }

  static byte[] published(Published published) {
    String scopes =
        published.scopes().stream()
            .map(scope -> scope.view() + "|" + scope.unit())
            .collect(Collectors.joining("\n"));
    return (published.definition() + "\n" + scopes).getBytes(StandardCharsets.UTF_8);
  }

  static Published published(byte[] value) {
    String[] lines = new String(value, StandardCharsets.UTF_8).split("\n", -1);
    Set<Scope> scopes = new LinkedHashSet<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int bar = line.indexOf('|');
      scopes.add(new Scope(View.valueOf(line.substring(0, bar)), line.substring(bar + 1)));
    }
    return new Published(Integer.parseInt(lines[0]), scopes);
  }

  /**
   * How far the task has come.
   *
   * @param revision of the rows published last, 0 if none were
   * @param rowsPending true if tallies came since whose rows are still to be published
   */
  record Progress(long revision, boolean rowsPending) {
    static final Progress NONE = new Progress(0, false);

    /** Begins at the wall clock, as revisions of KPI tasks do. */
    long nextRevision(long wallMs) {
      return revision == 0 ? wallMs : revision + 1;
    }
  }

  /**
   * What rows were published.
   *
   * @param definition hash of what they depend on besides the tallies
   * @param scopes what they spoke for
   */
  record Published(int definition, Set<Scope> scopes) {
    static final Published NOTHING = new Published(0, Set.of());

    Published {
      scopes = Set.copyOf(scopes);
    }
  }
}
