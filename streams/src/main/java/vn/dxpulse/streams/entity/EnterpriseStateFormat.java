package vn.dxpulse.streams.entity;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/**
 * An {@link EnterpriseState} as bytes: a version, the closing, each registration, and since version
 * 2 the move, if there was one.
 */
public final class EnterpriseStateFormat {

  private static final byte VERSION = 2;
  private static final byte BEFORE_MOVES = 1;

  private EnterpriseStateFormat() {}

  /** Bytes that {@link #read} turns back into an equal state. */
  public static byte[] write(EnterpriseState state) {
    return StoredOutput.bytes(96, out -> write(state, out));
  }

  /**
   * The state that {@code bytes} hold.
   *
   * @throws IllegalStateException if a later version wrote them
   */
  public static EnterpriseState read(byte[] bytes) {
    return StoredInput.read(bytes, "an enterprise state", EnterpriseStateFormat::read);
  }

  private static void write(EnterpriseState state, StoredOutput out) throws IOException {
    out.writeByte(VERSION);
    writeTime(state.closed(), out);
    out.writeByte(state.registrations().size());
    for (EnterpriseKind kind : EnterpriseKind.values()) {
      Registration registration = state.registrations().get(kind);
      if (registration != null) {
        out.writeUTF(kind.name());
        writeUnit(registration.unit(), out);
        writeTime(registration.time(), out);
      }
    }
    out.writeOptional(state.moved(), EnterpriseStateFormat::writeLocation);
  }

  private static EnterpriseState read(StoredInput in) throws IOException {
    byte version = in.readByte();
    if (version != VERSION && version != BEFORE_MOVES) {
      throw new IllegalStateException(
          "an enterprise state has version " + version + ", this build reads up to " + VERSION);
    }
    FactTime closed = readTime(in);
    Map<EnterpriseKind, Registration> registrations = new EnumMap<>(EnterpriseKind.class);
    for (int left = in.readByte(); left > 0; left--) {
      EnterpriseKind kind = EnterpriseKind.valueOf(in.readUTF());
      registrations.put(kind, new Registration(kind, readUnit(in), readTime(in)));
    }
    Optional<Location> moved =
        version == BEFORE_MOVES
            ? Optional.empty()
            : in.readOptional(from -> new Location(readUnit(from), readTime(from)));
    return new EnterpriseState(registrations, closed, moved);
  }

  private static void writeLocation(Location location, StoredOutput out) throws IOException {
    writeUnit(location.unit(), out);
    writeTime(location.time(), out);
  }

  private static void writeUnit(UnitId unit, StoredOutput out) throws IOException {
    out.writeUTF(unit.code());
    out.writeDay(unit.validFrom());
  }

  private static UnitId readUnit(StoredInput in) throws IOException {
    return new UnitId(in.readUTF(), in.readDay());
  }

  private static void writeTime(FactTime time, StoredOutput out) throws IOException {
    out.writeLong(time.eventTimeMs());
    out.writeText(time.eventId());
  }

  private static FactTime readTime(StoredInput in) throws IOException {
    return new FactTime(in.readLong(), in.readText());
  }
}
