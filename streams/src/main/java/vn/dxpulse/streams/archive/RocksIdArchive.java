package vn.dxpulse.streams.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.TtlDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import vn.dxpulse.streams.duplicate.IdArchive;

/**
 * Ids in RocksDB, in a directory of their own. Opened when the first ids come; what an earlier run
 * left there is deleted then, because ids of a transaction that was aborted may be among it.
 *
 * <p>An id takes 28 bytes on disk before RocksDB's own, and ten bits of native memory for the
 * filter that spares a read for nearly every id that is not here. Expired ids are dropped when
 * RocksDB compacts, a day after their horizon at the earliest. Stream thread only.
 */
public final class RocksIdArchive implements IdArchive {

  private static final int LONGS = 3;
  private static final int KEY_BYTES = 2 * Long.BYTES;
  private static final int FILTER_BITS = 10;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final Duration SPARE = Duration.ofDays(1);

  private final Path directory;
  private final int keptSeconds;
  private final byte[] key = new byte[KEY_BYTES];
  private final byte[] value = new byte[Long.BYTES];
  private Optional<Database> database = Optional.empty();

  /**
   * An archive in {@code directory}.
   *
   * @param horizon for how long an id matters after it came here
   */
  public RocksIdArchive(Path directory, Duration horizon) {
    this.directory = directory;
    this.keptSeconds =
        (int) Math.min(Integer.MAX_VALUE, horizon.plus(SPARE).toSeconds()); // 68 years at most
  }

  @Override
  public long find(long high, long low) {
    return database.map(open -> find(open, high, low)).orElse(0L);
  }

  private long find(Database open, long high, long low) {
    ByteBuffer.wrap(key).putLong(high).putLong(low);
    try {
      int found = open.ids().get(key, value);
      return found == RocksDB.NOT_FOUND ? 0 : ByteBuffer.wrap(value).getLong();
    } catch (RocksDBException e) {
      throw new UncheckedIOException(new IOException("cannot read ids in " + directory, e));
    }
  }

  @Override
  public void add(long[] ids) {
    Database open = database.orElseGet(this::open);
    try (WriteBatch batch = new WriteBatch()) {
      for (int at = 0; at < ids.length; at += LONGS) {
        if (ids[at + 2] != 0) {
          ByteBuffer.wrap(key).putLong(ids[at]).putLong(ids[at + 1]);
          ByteBuffer.wrap(value).putLong(ids[at + 2]);
          batch.put(key, value);
        }
      }
      open.ids().write(open.unlogged(), batch);
    } catch (RocksDBException e) {
      throw new UncheckedIOException(new IOException("cannot write ids to " + directory, e));
    }
  }

  @Override
  public void close() {
    database.ifPresent(
        open -> {
          open.close();
          delete(directory);
        });
    database = Optional.empty();
  }

  private Database open() {
    delete(directory);
    try {
      Files.createDirectories(directory);
      Database opened = Database.in(directory, keptSeconds);
      database = Optional.of(opened);
      return opened;
    } catch (IOException | RocksDBException e) {
      throw new UncheckedIOException(new IOException("cannot keep ids in " + directory, e));
    }
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }

  /** RocksDB with all that must be closed with it. */
  private record Database(TtlDB ids, Options options, BloomFilter filter, WriteOptions unlogged) {

    static Database in(Path directory, int keptSeconds) throws RocksDBException {
      RocksDB.loadLibrary();
      BloomFilter filter = new BloomFilter(FILTER_BITS);
      Options options =
          new Options()
              .setCreateIfMissing(true)
              .setWriteBufferSize(WRITE_BUFFER_BYTES)
              .setCompressionType(CompressionType.NO_COMPRESSION) // hashes do not compress
              .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(filter));
      // No log: the changelog is what survives.
      WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
      TtlDB ids = TtlDB.open(options, directory.toString(), keptSeconds, false);
      return new Database(ids, options, filter, unlogged);
    }

    void close() {
      ids.close();
      unlogged.close();
      options.close();
      filter.close();
    }
  }
}
