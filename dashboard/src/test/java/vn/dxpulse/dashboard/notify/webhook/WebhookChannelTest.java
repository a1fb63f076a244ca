package vn.dxpulse.dashboard.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dxpulse.dashboard.sample.SampleAlert.anAlert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.dxpulse.dashboard.notify.HttpReceiver;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Outcome;
import vn.dxpulse.dashboard.notify.Secret;
import vn.dxpulse.dashboard.notify.VirtualTime;
import vn.dxpulse.dashboard.notify.http.AddressRule;
import vn.dxpulse.dashboard.notify.http.Cidr;
import vn.dxpulse.dashboard.notify.http.HttpPoster;

@Timeout(30)
class WebhookChannelTest {

  private static final String SECRET = "a secret of the test";
  private static final Instant NOW = Instant.ofEpochSecond(1_772_359_200);
  private static final AddressRule LOOPBACK = new AddressRule(List.of(Cidr.parse("127.0.0.0/8")));

  @Test
  void postsTheColumnsOfTheTransitionSigned() throws IOException, GeneralSecurityException {
    try (HttpReceiver receiver = HttpReceiver.answering(() -> 200);
        WebhookChannel channel = channel(receiver, Set.of())) {
      channel.deliver(anAlert().transition("t-7").build());

      HttpReceiver.Post post = receiver.posts().get(0);
      assertThat(post.path()).isEqualTo("/hook");
      assertThat(post.header("Idempotency-Key")).isEqualTo("t-7");
      assertThat(post.header("X-DXPulse-Timestamp")).isEqualTo("1772359200");
      assertThat(post.header("X-DXPulse-Signature"))
          .isEqualTo("v1=" + hmac("1772359200.", post.bytes()));
      JsonNode body = new ObjectMapper().readTree(post.body());
      assertThat(body.get("transition").asText()).isEqualTo("t-7");
      assertThat(body.get("summary_vi").asText()).startsWith("Thái Nguyên có 520");
      assertThat(body.get("resolved_at").isNull()).isTrue();
      assertThat(body.get("fired_at").asLong()).isEqualTo(1_754_017_200_000L);
      assertThat(body.get("url").asText())
          .isEqualTo("https://dx.example.org/?target=TN-DIGI-ENT-2025");
    }
  }

  @Test
  void theSameTransitionHasTheSameKeyAgain() {
    try (HttpReceiver receiver = HttpReceiver.answering(() -> 503);
        WebhookChannel channel = channel(receiver, Set.of())) {
      for (int i = 0; i < 2; i++) {
        assertThat(channel.deliver(anAlert().build()).kind()).isEqualTo(Outcome.Kind.FAILED);
      }

      assertThat(receiver.posts())
          .extracting(post -> post.header("Idempotency-Key"))
          .containsExactly("t-1", "t-1");
    }
  }

  @Test
  void wantsTheStatesThatItIsToldOrAll() {
    try (HttpReceiver receiver = HttpReceiver.answering(() -> 200);
        WebhookChannel all = channel(receiver, Set.of());
        WebhookChannel some = channel(receiver, Set.of("RESOLVED"))) {
      assertThat(all.wants(anAlert().state("PENDING").build())).isTrue();
      assertThat(some.wants(anAlert().build())).isFalse();
      assertThat(some.wants(anAlert().state("RESOLVED").build())).isTrue();
    }
  }

  @Test
  void aShortSecretIsRefusedAndNoneIsShown() {
    assertThatThrownBy(
            () ->
                new WebhookSettings(
                    URI.create("https://example.org"),
                    new Secret("short"),
                    LOOPBACK,
                    Set.of(),
                    LinkBase.none()))
        .hasMessage("the secret must have at least 16 bytes, got 5");
    assertThat(new Secret(SECRET)).hasToString("***");
  }

  private static WebhookChannel channel(HttpReceiver receiver, Set<String> states) {
    WebhookSettings settings =
        new WebhookSettings(
            receiver.address("/hook"),
            new Secret(SECRET),
            LOOPBACK,
            states,
            LinkBase.of(URI.create("https://dx.example.org/")));
    return new WebhookChannel(
        settings, HttpPoster.within(LOOPBACK, Duration.ofSeconds(5)), new VirtualTime(NOW));
  }

  private static String hmac(String time, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(time.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
