package vn.dxpulse.streams.stored;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Fields that {@link StoredOutput} wrote, read in their order. For one thread. */
public final class StoredInput extends DataInputStream {

  /** Begins before the first field. */
  public StoredInput(byte[] bytes) {
    super(new ByteArrayInputStream(bytes));
  }

  /**
   * What {@code content} reads.
   *
   * @param what names the bytes in messages, such as {@code a tally}
   * @throws UncheckedIOException if the bytes end too early
   */
  public static <T> T read(byte[] bytes, String what, Content<T> content) {
    try (StoredInput in = new StoredInput(bytes)) {
      return content.readFrom(in);
    } catch (IOException e) {
      throw new UncheckedIOException(what + " ends too early", e);
    }
  }

  /**
   * Has {@code visitor} read.
   *
   * @param what names the bytes in messages, such as {@code a tally}
   * @throws UncheckedIOException if the bytes end too early
   */
  public static void visit(byte[] bytes, String what, Visitor visitor) {
    read(
        bytes,
        what,
        in -> {
          visitor.visit(in);
          return visitor;
        });
  }

  /**
   * Reads a text.
   *
   * @throws EOFException if it ends too early
   */
  public String readText() throws IOException {
    int length = readInt();
    byte[] bytes = readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a text of " + length + " bytes ends after " + bytes.length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads a day. */
  public LocalDate readDay() throws IOException {
    return LocalDate.ofEpochDay(readLong());
  }

  /** Reads a list, each item by {@code item}. */
  public <T> List<T> readList(Content<T> item) throws IOException {
    List<T> items = new ArrayList<>();
    for (int left = readInt(); left > 0; left--) {
      items.add(item.readFrom(this));
    }
    return items;
  }

  /** Reads a long that may be missing. */
  public OptionalLong readOptionalLong() throws IOException {
    return readBoolean() ? OptionalLong.of(readLong()) : OptionalLong.empty();
  }

  /** Reads an int that may be missing. */
  public OptionalInt readOptionalInt() throws IOException {
    return readBoolean() ? OptionalInt.of(readInt()) : OptionalInt.empty();
  }

  /** Reads a double that may be missing. */
  public OptionalDouble readOptionalDouble() throws IOException {
    return readBoolean() ? OptionalDouble.of(readDouble()) : OptionalDouble.empty();
  }

  /** Reads a text that may be missing. */
  public Optional<String> readOptionalText() throws IOException {
    return readOptional(StoredInput::readText);
  }

  /** Reads what may be missing. */
  public <T> Optional<T> readOptional(Content<T> content) throws IOException {
    return readBoolean() ? Optional.of(content.readFrom(this)) : Optional.empty();
  }

  /** Reads fields and keeps what they make. */
  public interface Visitor {
    void visit(StoredInput in) throws IOException;
  }

  /** Reads fields as what they make. */
  public interface Content<T> {
    T readFrom(StoredInput in) throws IOException;
  }
}
