package vn.dxpulse.dashboard.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dxpulse.schemas.row.LedgerRow;

/** Which rows of the ledger a client asked for; no topic or partition means all of them. */
record LedgerQuery(Set<String> topics, Set<String> partitions, Instant since) {

  private static final List<String> PARAMETERS = List.of("topic", "partition", "since");

  /**
   * The filter of a query.
   *
   * @param known topics that have rows
   * @throws ApiError if a parameter or topic is not known, or a value cannot be read
   */
  static LedgerQuery of(Map<String, List<String>> query, Collection<String> known) {
    QueryParameters.allowOnly(PARAMETERS, query);
    List<String> topics = query.getOrDefault("topic", List.of());
    for (String topic : topics) {
      if (!known.contains(topic)) {
        throw ApiError.badRequest(
            "unknown_topic", "the ledger has no topic '" + topic + "'; allowed is one of " + known);
      }
    }
    List<String> partitions = query.getOrDefault("partition", List.of());
    for (String partition : partitions) {
      if (!partition.matches("\\d{1,9}")) {
        throw ApiError.badRequest("invalid_partition", "'" + partition + "' is not a partition");
      }
    }
    List<String> since = query.getOrDefault("since", List.of());
    return new LedgerQuery(
        Set.copyOf(topics),
        Set.copyOf(partitions),
        since.isEmpty() ? Instant.MIN : time(since.get(0)));
  }

  boolean matches(LedgerRow row) {
    return (topics.isEmpty() || topics.contains(row.getTopic()))
        && (partitions.isEmpty() || partitions.contains(String.valueOf(row.getPartition())))
        && !row.getMinute().isBefore(since);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiError.badRequest(
          "invalid_time", "'" + text + "' is not a time; allowed is such as 2026-03-01T10:00:00Z");
    }
  }
}
