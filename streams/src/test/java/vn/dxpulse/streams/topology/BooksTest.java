package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.HexLines;
import vn.dxpulse.streams.duplicate.IdBudget;
import vn.dxpulse.streams.ledger.LedgerCell;
import vn.dxpulse.streams.ledger.Outcome;

class BooksTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String GOLDEN = "BooksTest/v2.txt";
  private static final String INPUT = "facts-3";
  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  /** 5 read: 1 counted, 2 duplicate, 1 late, 1 rejected, none in transit. */
  private static final String VERSION_1 =
      "01" + longs(5) + longs(1) + longs(2) + longs(0) + longs(1) + longs(1);

  @Test
  void writesTheBytesOfVersionTwo() {
    assertThat(written(booked())).isEqualTo(HexLines.golden(GOLDEN, written(booked())));
  }

  @Test
  void readsTheBytesOfVersionTwo() {
    Books books = books();
    HexLines.golden(GOLDEN, written(booked()))
        .forEach((key, value) -> books.restore(HEX.parseHex(key), HEX.parseHex(value)));

    LedgerCell cell = cellAfterOneMore(books);
    assertThat(cell.readCount()).isEqualTo(4);
    assertThat(cell.counted()).isEqualTo(3);
    assertThat(cell.count(Outcome.ANOMALOUS)).isEqualTo(1);
    assertThat(cell.count(Outcome.LATE)).isEqualTo(1);
  }

  @Test
  void readsTheBytesOfVersionOneThatKnewNoAnomalies() {
    Books books = books();
    String key = written(booked()).keySet().iterator().next();

    books.restore(HEX.parseHex(key), HEX.parseHex(VERSION_1));

    LedgerCell cell = cellAfterOneMore(books);
    assertThat(cell.readCount()).isEqualTo(6);
    assertThat(cell.counted()).isEqualTo(2);
    assertThat(cell.duplicates()).isEqualTo(2);
    assertThat(cell.count(Outcome.ANOMALOUS)).isZero();
    assertThat(cell.inTransit()).isZero();
  }

  @Test
  void saysWhichVersionItCannotRead() {
    byte[] key = HEX.parseHex(written(booked()).keySet().iterator().next());

    assertThatThrownBy(() -> books().restore(key, new byte[] {3}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a cell of the ledger has version 3, this build reads up to 2");
  }

  private static Books booked() {
    Books books = books();
    book(books, Outcome.COUNTED);
    book(books, Outcome.ANOMALOUS);
    book(books, Outcome.LATE);
    return books;
  }

  private static LedgerCell cellAfterOneMore(Books books) {
    book(books, Outcome.COUNTED);
    Map<String, LedgerCell> rows = new LinkedHashMap<>();
    books.drainTouched((key, value) -> {}, (input, minuteMs, cell) -> rows.put(input, cell));
    return rows.get(INPUT);
  }

  private static void book(Books books, Outcome outcome) {
    books.ledger().became(INPUT, books.ledger().read(INPUT, NOON), outcome);
  }

  private static Map<String, String> written(Books books) {
    Map<String, String> written = new LinkedHashMap<>();
    books.drainTouched(
        (key, value) -> written.put(HEX.formatHex(key), HEX.formatHex(value)),
        (input, minuteMs, cell) -> {});
    return written;
  }

  private static Books books() {
    IdMemory none = new IdMemory(Duration.ZERO, new IdBudget(0), Path.of("unused"));
    return new Books(none.ofTask(new TaskId(0, 0)));
  }

  private static String longs(long value) {
    return HEX.toHexDigits(value);
  }
}
