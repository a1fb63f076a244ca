package vn.dxpulse.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import vn.dxpulse.app.audit.DeadLetter;

/** How a rejected record is printed: always one line. */
enum RejectedFormat {
  TEXT {
    @Override
    String line(DeadLetter letter) {
      String line =
          String.join(
              " ", letter.origin(), letter.arrival().toString(), letter.reason(), letter.detail());
      // The detail quotes the record, which may hold anything.
      return line.replaceAll("\\p{Cntrl}", "?");
    }
  },
  JSON {
    @Override
    String line(DeadLetter letter) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("topic", letter.input().topic());
      node.put("partition", letter.input().partition());
      node.put("offset", letter.offset());
      node.put("arrival_time", letter.arrival().toEpochMilli());
      node.put("reason", letter.reason());
      node.put("detail", letter.detail());
      node.put("record_key", base64(letter.bytes().key()));
      node.put("record_value", base64(letter.bytes().value()));
      return node.toString();
    }
  };

  abstract String line(DeadLetter letter);

  private static String base64(Optional<byte[]> bytes) {
    return bytes.map(Base64.getEncoder()::encodeToString).orElse(null);
  }
}
