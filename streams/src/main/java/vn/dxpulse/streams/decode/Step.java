package vn.dxpulse.streams.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.dxpulse.streams.ledger.RejectionReason;

/** One move of a {@link RecordPlan}: reads or skips one value of the writer's schema. */
sealed interface Step {

  void run(AvroBytes in, FactCursor out) throws UndecodableValue;

  /** Takes no bytes; leaves the slot null. */
  record SetNull(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) {
      out.setNull(slot);
    }
  }

  /** Takes no bytes; a field that the writer does not have gets the reader's default. */
  record SetNumber(int slot, long value) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) {
      out.setNumber(slot, value);
    }
  }

  /** Takes no bytes; a field that the writer does not have gets the reader's default. */
  final class SetText implements Step {
    private final int slot;
    private final byte[] value;

    SetText(int slot, String value) {
      this.slot = slot;
      this.value = value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void run(AvroBytes in, FactCursor out) {
      out.setText(slot, value, 0, value.length);
    }
  }

  record ReadInt(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      out.setNumber(slot, in.readInt());
    }
  }

  record ReadLong(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      out.setNumber(slot, in.readLong());
    }
  }

  record ReadBoolean(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      out.setNumber(slot, in.readBoolean() ? 1 : 0);
    }
  }

  record ReadFloat(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      out.setNumber(slot, Double.doubleToRawLongBits(in.readFloat()));
    }
  }

  record ReadDouble(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      out.setNumber(slot, in.readDoubleBits());
    }
  }

  /** A writer's int where the reader wants a double. */
  record ReadIntAsDouble(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      out.setNumber(slot, Double.doubleToRawLongBits(in.readInt()));
    }
  }

  /** A writer's long where the reader wants a double. */
  record ReadLongAsDouble(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      out.setNumber(slot, Double.doubleToRawLongBits((double) in.readLong()));
    }
  }

  record ReadText(int slot) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      int length = in.readLength();
      out.setText(slot, in.source(), in.position(), length);
      in.skip(length);
    }
  }

  /** An index, then the step of that branch. */
  record Union(List<Step> branches) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      int branch = in.readInt();
      if (branch < 0 || branch >= branches.size()) {
        throw in.undecodable("branch " + branch + " of a union of " + branches.size());
      }
      branches.get(branch).run(in, out);
    }
  }

  /** A branch of the writer's union that the reader has no place for. */
  record Refuse(String detail) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      throw new UndecodableValue(RejectionReason.INCOMPATIBLE_SCHEMA, detail);
    }
  }

  record SkipNothing() implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) {}
  }

  record SkipBoolean() implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      in.skip(1);
    }
  }

  record SkipInt() implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      in.readInt();
    }
  }

  record SkipLong() implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      in.readLong();
    }
  }

  record SkipFixed(int size) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      in.skip(size);
    }
  }

  /** String or bytes. */
  record SkipText() implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      in.skip(in.readLength());
    }
  }

  /** Index of a symbol, which must be one of the enum's. */
  record SkipEnum(int symbols) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      int symbol = in.readInt();
      if (symbol < 0 || symbol >= symbols) {
        throw in.undecodable("symbol " + symbol + " of an enum of " + symbols);
      }
    }
  }

  /** A nested record. */
  record SkipRecord(List<Step> fields) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      for (Step field : fields) {
        field.run(in, out);
      }
    }
  }

  /** Blocks of an array or, with two steps per item, of a map. */
  record SkipBlocks(List<Step> item) implements Step {
    @Override
    public void run(AvroBytes in, FactCursor out) throws UndecodableValue {
      for (long count = in.readLong(); count != 0; count = in.readLong()) {
        if (count < 0) {
          in.skip(in.readLong());
        } else {
          skipItems(count, in, out);
        }
      }
    }

    private void skipItems(long count, AvroBytes in, FactCursor out) throws UndecodableValue {
      for (long i = 0; i < count; i++) {
        int before = in.position();
        for (Step step : item) {
          step.run(in, out);
        }
        if (in.position() == before) {
          throw in.undecodable("an array of " + count + " items without bytes");
        }
      }
    }
  }
}
