package vn.dxpulse.dashboard.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One open event stream: its filter, how far it has been told, and the bytes on their way.
 *
 * <p>Writes never block: what the connection does not take now is written when the server calls
 * back, so a slow client costs no thread and holds up nobody. There is at most one piece of bytes
 * under way; while there is, nothing more is offered and changes collect in the store, where a row
 * counts once however often it changed.
 *
 * <p>Thread rule: called by the stream's thread and by the server's; guarded by itself.
 */
final class StreamClient implements WriteListener {

  /** Small enough that a slow but living client shows progress, large enough to be cheap. */
  private static final int CHUNK_BYTES = 64 * 1024;

  private final RowFilter filter;
  private final ServletOutputStream output;
  private final Runnable hangUp;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private byte[] bytes;
  private int written;
  private boolean flushed;
  private boolean writable;
  private long blockedSinceNanos;
  private long told;

  /**
   * @param output in asynchronous mode
   * @param hangUp closes the connection under a write that does not end
   * @param first what the client gets first
   * @param told sequence up to which {@code first} tells
   */
  StreamClient(
      RowFilter filter, ServletOutputStream output, Runnable hangUp, byte[] first, long told) {
    this.filter = filter;
    this.output = output;
    this.hangUp = hangUp;
    this.bytes = first;
    this.told = told;
    this.blockedSinceNanos = System.nanoTime();
  }

  RowFilter filter() {
    return filter;
  }

  /** Completes when the stream has ended, from either side. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Sequence up to which the client has been told. */
  synchronized long told() {
    return told;
  }

  /** True if everything offered has been taken by the connection. */
  synchronized boolean idle() {
    return writable && written == bytes.length && flushed;
  }

  /** True if the connection has taken nothing for {@code limit}. */
  synchronized boolean blockedFor(Duration limit) {
    return !writable && System.nanoTime() - blockedSinceNanos >= limit.toNanos();
  }

  /** Notes that there was nothing for this client up to {@code sequence}. */
  synchronized void skipTo(long sequence) {
    told = sequence;
  }

  /** Sends bytes that tell up to {@code sequence}; only if {@link #idle}. */
  synchronized void offer(byte[] next, long sequence) {
    bytes = next;
    written = 0;
    flushed = false;
    told = sequence;
    drain();
  }

  @Override
  public synchronized void onWritePossible() {
    writable = true;
    drain();
  }

  @Override
  public void onError(Throwable error) {
    // The client has gone away; that is how most streams end.
    ended.complete(null);
  }

  /** Ends the stream; what is under way is cut off if the connection does not take it. */
  void end() {
    if (!idle()) {
      hangUp.run();
    }
    ended.complete(null);
  }

  private void drain() {
    try {
      while (output.isReady()) {
        if (written < bytes.length) {
          int length = Math.min(CHUNK_BYTES, bytes.length - written);
          output.write(bytes, written, length);
          written += length;
        } else if (!flushed) {
          flushed = true;
          output.flush();
        } else {
          return;
        }
      }
      writable = false;
      blockedSinceNanos = System.nanoTime();
    } catch (IOException | IllegalStateException e) {
      ended.complete(null);
    }
  }
}
