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
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.kpi.StoredText;

/** An {@link EnterpriseState} as bytes: a version, the closing, then each registration. */
public final class EnterpriseStateFormat {

  private static final byte VERSION = 1;

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
          out.writeUTF(registration.unit().code());
          out.writeLong(registration.unit().validFrom().toEpochDay());
          writeTime(registration.time(), out);
        }
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
      if (version != VERSION) {
        throw new IllegalStateException(
            "an enterprise state has version " + version + ", this build reads " + VERSION);
      }
      FactTime closed = readTime(in);
      Map<EnterpriseKind, Registration> registrations = new EnumMap<>(EnterpriseKind.class);
      for (int left = in.readByte(); left > 0; left--) {
        EnterpriseKind kind = EnterpriseKind.valueOf(in.readUTF());
        UnitId unit = new UnitId(in.readUTF(), LocalDate.ofEpochDay(in.readLong()));
        registrations.put(kind, new Registration(kind, unit, readTime(in)));
      }
      return new EnterpriseState(registrations, closed);
    } catch (IOException e) {
      throw new UncheckedIOException("an enterprise state ends too early", e);
    }
  }

  private static void writeTime(FactTime time, DataOutputStream out) throws IOException {
    out.writeLong(time.eventTimeMs());
    StoredText.write(out, time.eventId());
  }

  private static FactTime readTime(DataInputStream in) throws IOException {
    return new FactTime(in.readLong(), StoredText.read(in));
  }
}
