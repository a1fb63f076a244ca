package vn.dxpulse.streams.topology;

import java.util.Optional;
import java.util.function.BiConsumer;

/** What a task of enterprise facts keeps besides the enterprises: its books. Stream thread only. */
final class EnterpriseTaskState implements TaskState {

  private final Books books;
  private Optional<Books.LedgerRows> rows = Optional.empty();

  EnterpriseTaskState(Books books) {
    this.books = books;
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public void observeArrival(long arrivalMs) {
    // Nothing here speaks for a moment T.
  }

  /** Begins to publish, after everything has been restored. */
  void publishTo(Books.LedgerRows ledgerRows) {
    rows = Optional.of(ledgerRows);
  }

  @Override
  public void restore(byte[] key, byte[] value) {
    if (!books.restore(key, value)) {
      throw new IllegalStateException("a changelog entry of unknown kind " + key[0]);
    }
  }

  @Override
  public void beforeCommit(BiConsumer<byte[], byte[]> changelog) {
    rows.ifPresent(to -> books.drainTouched(changelog, to));
  }
}
