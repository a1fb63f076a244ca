package vn.dxpulse.streams.topology;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * State in the heap whose changes reach the changelog when the task commits, inside the commit's
 * transaction.
 *
 * <p>This class and {@link PublishKpis} are the only ones that lean on Kafka Streams' internals, by
 * need: a commit calls {@code flushCache} on stores that are {@link CachedStateStore}, then flushes
 * the producer and ends the transaction; {@code StateStore.commit} runs only after that, and a
 * rebalance commits without any punctuation. Written anywhere else, what came in since the last
 * write could be lost. See {@code docs/adr/0005-write-behind-at-commit.md}; the crash test of
 * {@code system-test} fails when this stops working.
 *
 * <p>Stream thread only.
 */
final class CommitHookStore<S extends HeapState>
    implements StateStore, CachedStateStore<Object, Object> {

  private final String name;
  private final Function<TaskId, S> factory;
  private Optional<InternalProcessorContext<?, ?>> context = Optional.empty();
  private Optional<S> state = Optional.empty();

  private CommitHookStore(String name, Function<TaskId, S> factory) {
    this.name = name;
    this.factory = factory;
  }

  /** Makes a store per task, whose state {@code factory} makes; the changelog is compacted. */
  static <S extends HeapState> StoreBuilder<CommitHookStore<S>> builder(
      String name, Function<TaskId, S> factory) {
    return new Builder<>(name, factory);
  }

  @Override
  public void init(StateStoreContext stateStoreContext, StateStore root) {
    context = Optional.of((InternalProcessorContext<?, ?>) stateStoreContext);
    S fresh = factory.apply(stateStoreContext.taskId());
    state = Optional.of(fresh);
    stateStoreContext.register(root, fresh::restore);
  }

  /** The state of the task that this store belongs to. */
  S state() {
    return state.orElseThrow();
  }

  @Override
  public void flushCache() {
    state.ifPresent(present -> present.beforeCommit(this::log));
  }

  private void log(byte[] key, byte[] value) {
    InternalProcessorContext<?, ?> target = context.orElseThrow();
    target.logChange(
        name,
        Bytes.wrap(key),
        value,
        target.currentSystemTimeMs(),
        new RecordHeaders(),
        Position.emptyPosition());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return state.isPresent();
  }

  @Override
  public void close() {
    state.ifPresent(HeapState::close);
    state = Optional.empty();
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void clearCache() {
    // The heap state is no cache of a store below: there is nothing that could be out of date.
  }

  private record Builder<S extends HeapState>(String name, Function<TaskId, S> factory)
      implements StoreBuilder<CommitHookStore<S>> {
    @Override
    public CommitHookStore<S> build() {
      return new CommitHookStore<>(name, factory);
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return true;
    }

    @Override
    public StoreBuilder<CommitHookStore<S>> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitHookStore<S>> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitHookStore<S>> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("logging of " + name + " is always on");
    }

    @Override
    public StoreBuilder<CommitHookStore<S>> withLoggingDisabled() {
      throw new UnsupportedOperationException("without its changelog " + name + " would be lost");
    }
  }
}
