package vn.dxpulse.streams.entity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.kpi.StoredText;

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
    ByteArrayOutputStream buffer = new ByteArrayOutputStream(96);
    try (DataOutputStream out = new DataOutputStream(buffer)) {
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
      out.writeBoolean(state.moved().isPresent());
      if (state.moved().isPresent()) {
        writeUnit(state.moved().get().unit(), out);
        writeTime(state.moved().get().time(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return buffer.toByteArray();
  }

  /**
   * The state that {@code bytes} hold.
   *
   * @throws IllegalStateException if a later version wrote them
   */
  public static EnterpriseState read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
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
          version != BEFORE_MOVES && in.readBoolean()
              ? Optional.of(new Location(readUnit(in), readTime(in)))
              : Optional.empty();
      return new EnterpriseState(registrations, closed, moved);
    } catch (IOException e) {
      throw new UncheckedIOException("an enterprise state ends too early", e);
    }
  }

  private static void writeUnit(UnitId unit, DataOutputStream out) throws IOException {
    out.writeUTF(unit.code());
    out.writeLong(unit.validFrom().toEpochDay());
  }

  private static UnitId readUnit(DataInputStream in) throws IOException {
    return new UnitId(in.readUTF(), LocalDate.ofEpochDay(in.readLong()));
  }

  private static void writeTime(FactTime time, DataOutputStream out) throws IOException {
    out.writeLong(time.eventTimeMs());
    StoredText.write(out, time.eventId());
  }

  private static FactTime readTime(DataInputStream in) throws IOException {
    return new FactTime(in.readLong(), StoredText.read(in));
  }
}
