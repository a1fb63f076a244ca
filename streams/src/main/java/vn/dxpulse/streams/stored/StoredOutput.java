package vn.dxpulse.streams.stored;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Fields of a stored format, written to memory one after another; {@link StoredInput} reads them. A
 * field that may be missing is a boolean, true if it is there, and then the field. For one thread.
 */
public final class StoredOutput extends DataOutputStream {

  private final ByteArrayOutputStream buffer;

  /** Begins with one byte and will probably hold {@code expectedBytes}. */
  StoredOutput(int expectedBytes, int first) {
    this(new ByteArrayOutputStream(expectedBytes));
    buffer.write(first);
  }

  private StoredOutput(ByteArrayOutputStream buffer) {
    super(buffer);
    this.buffer = buffer;
  }

  /**
   * The bytes of {@code content}.
   *
   * @param expectedBytes how many they probably are; more is no error
   */
  public static byte[] bytes(int expectedBytes, Content content) {
    return new StoredOutput(new ByteArrayOutputStream(expectedBytes)).add(content).bytes();
  }

  /** Writes {@code content} behind what there is. */
  public StoredOutput add(Content content) {
    try {
      content.writeTo(this);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return this;
  }

  /** What was written so far. */
  public byte[] bytes() {
    return buffer.toByteArray();
  }

  /**
   * Writes a text of any length: that of its bytes as an int, then UTF-8. {@code writeUTF} would
   * fail on more than 65,535 bytes, and with it the commit of a task that counted such a fact.
   */
  public void writeText(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    write(bytes);
  }

  /** Writes a day as the number of days since 1970, a long. */
  public void writeDay(LocalDate day) throws IOException {
    writeLong(day.toEpochDay());
  }

  /** Writes how many there are, an int, and each of them. */
  public <T> void writeList(Collection<T> items, Field<T> field) throws IOException {
    writeInt(items.size());
    for (T item : items) {
      field.write(item, this);
    }
  }

  /** Writes a long that may be missing, 1 or 9 bytes. */
  public void writeOptional(OptionalLong value) throws IOException {
    writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writeLong(value.getAsLong());
    }
  }

  /** Writes an int that may be missing, 1 or 5 bytes. */
  public void writeOptional(OptionalInt value) throws IOException {
    writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writeInt(value.getAsInt());
    }
  }

  /** Writes a double that may be missing, 1 or 9 bytes. */
  public void writeOptional(OptionalDouble value) throws IOException {
    writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writeDouble(value.getAsDouble());
    }
  }

  /** Writes a text that may be missing. */
  public void writeOptional(Optional<String> text) throws IOException {
    writeOptional(text, (present, out) -> out.writeText(present));
  }

  /** Writes what may be missing. */
  public <T> void writeOptional(Optional<T> value, Field<T> field) throws IOException {
    writeBoolean(value.isPresent());
    if (value.isPresent()) {
      field.write(value.get(), this);
    }
  }

  /** Writes fields. */
  public interface Content {
    void writeTo(StoredOutput out) throws IOException;
  }

  /** Writes a value as fields. */
  public interface Field<T> {
    void write(T value, StoredOutput out) throws IOException;
  }
}
