package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dxpulse.dashboard.sample.SampleLedger;
import vn.dxpulse.schemas.row.LedgerRow;

class LedgerRestTest {

  private static final Instant MINUTE = Instant.parse("2026-03-01T10:00:00Z");

  private static final LedgerRow RIGHT = SampleLedger.row("facts", 0, MINUTE, 7);
  private static final LedgerRow WRONG = SampleLedger.row("facts", 1, MINUTE.plusSeconds(60), 5, 4);

  @Test
  void showsBooksNewestFirstAndFlagsThoseThatDoNotAddUp() {
    assertThat(body("", RIGHT, WRONG))
        .isEqualTo(
            "{\"totals\":[{\"topic\":\"facts\",\"read\":12,\"counted\":11,\"duplicate\":0,"
                + "\"conflict\":0,\"late\":0,\"rejected\":0,\"in_transit\":0,\"anomalous\":0,\"mismatch\":true}],"
                + "\"rows\":["
                + "{\"topic\":\"facts\",\"partition\":1,\"minute\":1772359260000,\"read\":5,"
                + "\"counted\":4,\"duplicate\":0,\"conflict\":0,\"late\":0,\"rejected\":0,"
                + "\"in_transit\":0,\"anomalous\":0,\"revision\":10,\"mismatch\":true},"
                + "{\"topic\":\"facts\",\"partition\":0,\"minute\":1772359200000,\"read\":7,"
                + "\"counted\":7,\"duplicate\":0,\"conflict\":0,\"late\":0,\"rejected\":0,"
                + "\"in_transit\":0,\"anomalous\":0,\"revision\":14,\"mismatch\":false}]}");
  }

  @Test
  void narrowsByTopicPartitionAndTime() {
    for (String query :
        List.of("?topic=facts&partition=1", "?since=2026-03-01T10:01:00Z", "?partition=1")) {
      assertThat(body(query, RIGHT, WRONG)).as(query).contains("\"read\":5").doesNotContain(":7");
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(body("?topic=x", RIGHT)).contains("unknown_topic").contains("one of [facts]");
    assertThat(body("?partition=one", RIGHT)).contains("invalid_partition");
    assertThat(body("?since=noon", RIGHT)).contains("invalid_time");
    assertThat(body("?from=x", RIGHT)).contains("unknown_parameter");
  }

  private static String body(String query, LedgerRow... rows) {
    try (TestServer server = TestServer.started()) {
      List.of(rows).forEach(server.store.ledger()::put);
      HttpResponse<String> response = server.get("/api/v1/ledger" + query);
      return response.body();
    }
  }
}
