package vn.dxpulse.streams.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/**
 * A board as entries of a changelog. A key is a letter for what it is, and its id; a value is a
 * version and the thing itself, and null where something is forgotten.
 */
public final class StoredAlerts implements AlertEntries {

  private static final byte VERSION = 1;
  private static final char ALERT = 'A';
  private static final char SILENCE = 'S';
  private static final char TARGET = 'T';
  private static final char MINUTE = 'M';
  private static final char ANSWER = 'C';
  private static final char PROGRESS = 'P';

  private final BiConsumer<byte[], byte[]> changelog;

  /** Writes to {@code changelog}. */
  public StoredAlerts(BiConsumer<byte[], byte[]> changelog) {
    this.changelog = changelog;
  }

  /**
   * Reads an entry.
   *
   * @param value null: forgotten
   * @throws IllegalStateException if a later version wrote it
   */
  public static void read(byte[] key, byte[] value, AlertEntries into) {
    String id = new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    if (value == null) {
      forget((char) key[0], id, into);
      return;
    }
    StoredInput.visit(
        value,
        "a stored alert",
        in -> {
          byte version = in.readByte();
          if (version != VERSION) {
            throw new IllegalStateException(
                "stored alerts have version " + version + ", this build reads up to " + VERSION);
          }
          read((char) key[0], id, in, into);
        });
  }

  @Override
  public void alert(Alert alert) {
    put(ALERT, alert.id().toString(), out -> AlertFormat.write(alert, out));
  }

  @Override
  public void silence(String id, Optional<Silence> silence) {
    put(SILENCE, id, silence.map(one -> out -> BoardFormat.write(one, out)));
  }

  @Override
  public void target(String id, Optional<TargetReading> reading) {
    put(TARGET, id, reading.map(one -> out -> BoardFormat.write(one, out)));
  }

  @Override
  public void minute(InputMinute minute, QualityFigures figures) {
    put(
        MINUTE,
        minute.input() + "|" + minute.ms(),
        Optional.of(figures)
            .filter(one -> !one.equals(QualityFigures.NONE))
            .map(one -> out -> BoardFormat.write(one, out)));
  }

  @Override
  public void answer(int slot, long number, Answer answer) {
    put(
        ANSWER,
        Integer.toString(slot),
        out -> {
          out.writeLong(number);
          BoardFormat.write(answer, out);
        });
  }

  @Override
  public void progress(Progress reached) {
    put(
        PROGRESS,
        "",
        out -> {
          out.writeLong(reached.nowMs());
          out.writeLong(reached.pulseMs());
        });
  }

  private static void read(char what, String id, StoredInput in, AlertEntries into)
      throws IOException {
    switch (what) {
      case ALERT -> into.alert(AlertFormat.read(AlertId.of(id), in));
      case SILENCE -> into.silence(id, Optional.of(BoardFormat.readSilence(id, in)));
      case TARGET -> into.target(id, Optional.of(BoardFormat.readTarget(id, in)));
      case MINUTE -> into.minute(minute(id), BoardFormat.readFigures(in));
      case ANSWER -> into.answer(Integer.parseInt(id), in.readLong(), BoardFormat.readAnswer(in));
      case PROGRESS -> into.progress(new Progress(in.readLong(), in.readLong()));
      default -> throw unknown(what);
    }
  }

  private static void forget(char what, String id, AlertEntries into) {
    switch (what) {
      case SILENCE -> into.silence(id, Optional.empty());
      case TARGET -> into.target(id, Optional.empty());
      case MINUTE -> into.minute(minute(id), QualityFigures.NONE);
      default -> throw unknown(what);
    }
  }

  private static IllegalStateException unknown(char what) {
    return new IllegalStateException("stored alerts hold no '" + what + "'");
  }

  private static InputMinute minute(String id) {
    int bar = id.lastIndexOf('|');
    return new InputMinute(id.substring(0, bar), Long.parseLong(id.substring(bar + 1)));
  }

  private void put(char what, String id, StoredOutput.Content content) {
    put(what, id, Optional.of(content));
  }

  private void put(char what, String id, Optional<StoredOutput.Content> content) {
    byte[] value = content.map(StoredAlerts::bytes).orElse(null); // tombstone
    changelog.accept((what + id).getBytes(StandardCharsets.UTF_8), value);
  }

  private static byte[] bytes(StoredOutput.Content content) {
    return StoredOutput.bytes(
        256,
        out -> {
          out.writeByte(VERSION);
          content.writeTo(out);
        });
  }
}
