package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import vn.dxpulse.streams.duplicate.EventIds;
import vn.dxpulse.streams.duplicate.SeenIds;
import vn.dxpulse.streams.ledger.LedgerBoard;
import vn.dxpulse.streams.ledger.LedgerCell;
import vn.dxpulse.streams.ledger.LedgerCells;
import vn.dxpulse.streams.ledger.Outcome;

/**
 * What a task keeps of the records it read, whatever they say: the ledger, and the ids of accepted
 * events. Kept as entries of a changelog that it may share. Stream thread only.
 */
final class Books {

  private static final byte LEDGER = 'l';
  private static final byte IDS = 'i';
  private static final byte VERSION = 2;
  private static final byte BEFORE_ANOMALIES = 1;

  private final LedgerBoard ledger = new LedgerBoard();
  private final SeenIds ids;

  /**
   * Empty books.
   *
   * @param ids empty too; closed with the books
   */
  Books(SeenIds ids) {
    this.ids = ids;
  }

  LedgerBoard ledger() {
    return ledger;
  }

  /** The ids of one topic. */
  EventIds idsOf(String topic) {
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    return new EventIds(ids, Arrays.hashCode(name));
  }

  /** Whether an entry of that key is one of the books'. */
  static boolean areKeptAs(byte[] key) {
    return key[0] == LEDGER || key[0] == IDS;
  }

  /** Takes an entry back if it is one of the books'. */
  boolean restore(byte[] key, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(key);
    return switch (in.get()) {
      case LEDGER -> {
        restoreLedger(in, value);
        yield true;
      }
      case IDS -> {
        ids.restore(in.getLong(), value);
        yield true;
      }
      default -> false;
    };
  }

  /**
   * Writes what changed since the last call.
   *
   * @param rows takes each cell of the ledger that changed
   */
  void drainTouched(BiConsumer<byte[], byte[]> changelog, LedgerRows rows) {
    ids.drainTouched((block, value) -> changelog.accept(idsKey(block), value));
    ledger.drainTouched(
        new LedgerCells() {
          @Override
          public void cell(String input, long minuteMs, LedgerCell cell) {
            changelog.accept(ledgerKey(input, minuteMs), bytes(cell));
            rows.row(input, minuteMs, cell);
          }

          @Override
          public void closed(String input, long minuteMs) {
            changelog.accept(ledgerKey(input, minuteMs), null); // tombstone
          }
        });
  }

  void close() {
    ids.close();
  }

  private void restoreLedger(ByteBuffer key, byte[] value) {
    long minuteMs = key.getLong();
    String input = StandardCharsets.UTF_8.decode(key).toString();
    if (value == null) { // tombstone
      ledger.forget(input, minuteMs);
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(value);
    byte version = in.get();
    if (version != VERSION && version != BEFORE_ANOMALIES) {
      throw new IllegalStateException(
          "a cell of the ledger has version " + version + ", this build reads up to " + VERSION);
    }
    long read = in.getLong();
    // Outcomes that a later version added stand at the end.
    long[] byOutcome = new long[in.remaining() / Long.BYTES];
    for (int i = 0; i < byOutcome.length; i++) {
      byOutcome[i] = in.getLong();
    }
    ledger.restore(input, minuteMs, LedgerCell.of(read, byOutcome));
  }

  private static byte[] bytes(LedgerCell cell) {
    Outcome[] outcomes = Outcome.values();
    ByteBuffer out = ByteBuffer.allocate(1 + (1 + outcomes.length) * Long.BYTES);
    out.put(VERSION).putLong(cell.readCount());
    for (Outcome outcome : outcomes) {
      out.putLong(cell.count(outcome));
    }
    return out.array();
  }

  private static byte[] ledgerKey(String input, long minuteMs) {
    byte[] name = input.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + Long.BYTES + name.length)
        .put(LEDGER)
        .putLong(minuteMs)
        .put(name)
        .array();
  }

  private static byte[] idsKey(long block) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(IDS).putLong(block).array();
  }

  /** Takes a cell of the ledger to be published. */
  interface LedgerRows {
    void row(String input, long minuteMs, LedgerCell cell);
  }
}
