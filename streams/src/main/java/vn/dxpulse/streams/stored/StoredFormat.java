package vn.dxpulse.streams.stored;

/**
 * A format of which there has been one version only: its number begins the bytes.
 *
 * @param what names the bytes in messages, such as {@code a tally}
 */
public record StoredFormat(String what, byte version) {

  /**
   * The bytes of {@code content}.
   *
   * @param expectedBytes how many they probably are; more is no error
   */
  public byte[] bytes(int expectedBytes, StoredOutput.Content content) {
    return begin(expectedBytes).add(content).bytes();
  }

  /** Bytes that begin, to be added to. */
  public StoredOutput begin(int expectedBytes) {
    return new StoredOutput(expectedBytes, version);
  }

  /**
   * What {@code content} reads behind the version.
   *
   * @throws IllegalStateException if another version wrote the bytes
   * @throws java.io.UncheckedIOException if they end too early
   */
  public <T> T read(byte[] bytes, StoredInput.Content<T> content) {
    return StoredInput.read(
        bytes,
        what,
        in -> {
          byte seen = in.readByte();
          if (seen != version) {
            throw new IllegalStateException(
                what + " has version " + seen + ", this build reads " + version);
          }
          return content.readFrom(in);
        });
  }

  /** Has {@code visitor} read behind the version; throws as {@link #read} does. */
  public void visit(byte[] bytes, StoredInput.Visitor visitor) {
    read(
        bytes,
        in -> {
          visitor.visit(in);
          return visitor;
        });
  }
}
