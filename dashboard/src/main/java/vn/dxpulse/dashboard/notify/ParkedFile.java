package vn.dxpulse.dashboard.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dxpulse.dashboard.rows.Columns;
import vn.dxpulse.schemas.row.AlertTransition;

/**
 * Transitions that a receiver refused for good, one JSON object a line: the columns of {@code
 * dx.alert.log.v1}, before them {@code parked_at} and {@code refused_because}.
 */
final class ParkedFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  ParkedFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  Path path() {
    return file;
  }

  /** Appends a transition; it is on the disk when this returns. */
  void append(AlertTransition transition, Instant now, String reason) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer line = ByteBuffer.wrap(line(transition, now, reason));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    }
  }

  private static byte[] line(AlertTransition transition, Instant now, String reason)
      throws JsonProcessingException {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("parked_at", now.toEpochMilli());
    columns.put("refused_because", reason);
    columns.putAll(Columns.of(transition));
    return (JSON.writeValueAsString(columns) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
