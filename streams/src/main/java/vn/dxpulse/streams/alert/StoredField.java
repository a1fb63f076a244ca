package vn.dxpulse.streams.alert;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.streams.kpi.StoredText;

/** Fields that may be missing in a stored format: whether they are there, then what they are. */
final class StoredField {

  private StoredField() {}

  static void write(OptionalLong number, DataOutputStream out) throws IOException {
    out.writeBoolean(number.isPresent());
    if (number.isPresent()) {
      out.writeLong(number.getAsLong());
    }
  }

  static OptionalLong readLong(DataInputStream in) throws IOException {
    return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
  }

  static void write(Optional<String> text, DataOutputStream out) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      StoredText.write(out, text.get());
    }
  }

  static Optional<String> readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(StoredText.read(in)) : Optional.empty();
  }
}
