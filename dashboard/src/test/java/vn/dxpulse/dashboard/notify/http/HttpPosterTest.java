package vn.dxpulse.dashboard.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.dashboard.notify.HttpReceiver;
import vn.dxpulse.dashboard.notify.Outcome;

@Timeout(30)
class HttpPosterTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final AddressRule PUBLIC_ONLY = new AddressRule(List.of());
  private static final AddressRule LOOPBACK = new AddressRule(List.of(Cidr.parse("127.0.0.0/8")));

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "202, DELIVERED",
    "301, REFUSED",
    "307, REFUSED",
    "400, REFUSED",
    "401, REFUSED",
    "404, REFUSED",
    "408, FAILED",
    "429, FAILED",
    "500, FAILED",
    "503, FAILED"
  })
  void theStatusSaysWhatToDo(int status, Outcome.Kind kind) {
    try (HttpReceiver receiver = HttpReceiver.answering(() -> status);
        HttpPoster poster = HttpPoster.within(LOOPBACK, LIMIT)) {
      Outcome outcome = poster.post(receiver.address("/hook"), Map.of("X-A", "b"), BODY);

      assertThat(outcome.kind()).isEqualTo(kind);
      if (kind != Outcome.Kind.DELIVERED) {
        assertThat(outcome.reason()).isEqualTo("HTTP " + status + " answer of the test");
      }
      assertThat(receiver.posts()).as("redirects and retries are not ours").hasSize(1);
      assertThat(receiver.posts().get(0).header("X-A")).isEqualTo("b");
      assertThat(receiver.posts().get(0).header("Content-Type")).startsWith("application/json");
    }
  }

  @Test
  void aPrivateAddressIsNotCalledWhetherByNameOrByNumber() {
    try (HttpReceiver receiver = HttpReceiver.answering(() -> 200);
        HttpPoster poster = HttpPoster.within(PUBLIC_ONLY, LIMIT)) {
      for (String host : List.of("127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]")) {
        URI address = URI.create("http://" + host + ":" + receiver.port() + "/");
        Outcome outcome = poster.post(address, Map.of(), BODY);

        assertThat(outcome.kind()).as(host).isNotEqualTo(Outcome.Kind.DELIVERED);
      }
      assertThat(poster.post(receiver.address("/"), Map.of(), BODY))
          .isEqualTo(
              Outcome.refused(
                  "127.0.0.1 has the addresses [127.0.0.1], none of which is public or listed"));
      assertThat(receiver.posts()).isEmpty();
    }
  }

  @Test
  void aNameThatTurnsPrivateBetweenCheckAndCallIsCaughtBecauseItIsAskedForOnce() {
    AtomicInteger asked = new AtomicInteger();
    DnsResolver rebinding =
        new Names() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            // Public when asked first, loopback ever after.
            return asked.incrementAndGet() == 1
                ? InetAddress.getAllByName("192.0.2.1")
                : InetAddress.getAllByName("127.0.0.1");
          }
        };
    AddressRule rule = new AddressRule(List.of(Cidr.parse("192.0.2.1")));
    try (HttpReceiver receiver = HttpReceiver.answering(() -> 200);
        HttpPoster poster = HttpPoster.within(rule, rebinding, Duration.ofSeconds(1))) {
      URI hook = URI.create("http://hook.example:" + receiver.port() + "/");

      Outcome first = poster.post(hook, Map.of(), BODY);
      assertThat(first.kind()).as("192.0.2.1 answers nobody").isEqualTo(Outcome.Kind.FAILED);
      assertThat(asked).as("the address that was checked is the one called").hasValue(1);

      Outcome second = poster.post(hook, Map.of(), BODY);
      assertThat(second.kind()).isEqualTo(Outcome.Kind.REFUSED);
      assertThat(second.reason()).contains("127.0.0.1");
      assertThat(receiver.posts()).isEmpty();
    }
  }

  @Test
  void ofSeveralAddressesOnlyAllowedOnesAreCalled() {
    DnsResolver both =
        new Names() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return Stream.of(
                    InetAddress.getAllByName("127.0.0.2"), InetAddress.getAllByName("127.0.0.1"))
                .flatMap(Arrays::stream)
                .toArray(InetAddress[]::new);
          }
        };
    AddressRule rule = new AddressRule(List.of(Cidr.parse("127.0.0.1")));
    try (HttpReceiver receiver = HttpReceiver.answering(() -> 200);
        HttpPoster poster = HttpPoster.within(rule, both, LIMIT)) {
      URI hook = URI.create("http://hook.example:" + receiver.port() + "/");

      assertThat(poster.post(hook, Map.of(), BODY)).isEqualTo(Outcome.delivered());
      assertThat(receiver.posts().get(0).header("Host")).startsWith("hook.example");
    }
  }

  @Test
  void aReceiverThatNeverEndsItsAnswerIsLeft() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpPoster poster = HttpPoster.within(LOOPBACK, Duration.ofSeconds(1))) {
      Thread drip = new Thread(() -> drip(server, left), "drip");
      drip.start();

      Outcome outcome =
          poster.post(
              URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), Map.of(), BODY);

      assertThat(outcome).isEqualTo(Outcome.failed("no answer within PT1S"));
      left.await();
      drip.join();
    }
  }

  @Test
  void nobodyThereHasFailed() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    try (HttpPoster poster = HttpPoster.toAnywhere(LIMIT)) {
      Outcome outcome = poster.post(URI.create("http://127.0.0.1:" + port), Map.of(), BODY);

      assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
      assertThat(outcome.reason()).contains("Connection refused");
    }
  }

  /** One header after another, each well within any timeout of a socket. */
  private static void drip(ServerSocket server, CountDownLatch left) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      while (!client.isClosed()) {
        out.write("X-More: yes\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(50);
      }
    } catch (IOException e) {
      left.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private abstract static class Names implements DnsResolver {
    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
