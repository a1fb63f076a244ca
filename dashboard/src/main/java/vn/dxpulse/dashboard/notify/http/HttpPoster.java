package vn.dxpulse.dashboard.notify.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import vn.dxpulse.dashboard.notify.Outcome;

/**
 * Posts JSON: no redirects, no cookies, no repetitions of its own, a new connection each time, a
 * limit for the whole exchange and for what is read of the answer. For one thread at a time.
 */
public final class HttpPoster implements AutoCloseable {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** Enough of an answer to say what is wrong. */
  private static final int MOST_OF_ANSWER = 300;

  private final CloseableHttpClient client;
  private final Duration limit;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(HttpPoster::thread);

  private HttpPoster(DnsResolver resolver, Duration limit) {
    this.limit = limit;
    Timeout timeout = Timeout.of(limit);
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(resolver)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("dxpulse")
            .build();
  }

  /**
   * Calls any address.
   *
   * @param limit of the whole exchange
   */
  public static HttpPoster toAnywhere(Duration limit) {
    return new HttpPoster(SystemDefaultDnsResolver.INSTANCE, limit);
  }

  /**
   * Calls only addresses that {@code rule} allows, whatever name servers say.
   *
   * @param limit of the whole exchange
   */
  public static HttpPoster within(AddressRule rule, Duration limit) {
    return within(rule, SystemDefaultDnsResolver.INSTANCE, limit);
  }

  static HttpPoster within(AddressRule rule, DnsResolver names, Duration limit) {
    return new HttpPoster(new CheckedResolver(names, rule), limit);
  }

  /**
   * Posts JSON. Delivered is what is answered with 2xx; refused what is answered with 3xx or 4xx,
   * but for 408 and 429, and what must not be called; all else has failed.
   */
  public Outcome post(URI address, Map<String, String> headers, byte[] json) {
    HttpPost request = new HttpPost(address);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    ScheduledFuture<?> deadline =
        deadlines.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, HttpPoster::outcome);
    } catch (CheckedResolver.AddressRefused e) {
      return Outcome.refused(e.getMessage());
    } catch (IOException e) {
      return Outcome.failed(request.isCancelled() ? "no answer within " + limit : e.toString());
    } finally {
      deadline.cancel(false);
    }
  }

  /** Breaks off what is under way; may be called by another thread. */
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    deadlines.shutdownNow();
  }

  private static Outcome outcome(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    if (status >= 200 && status < 300) {
      return Outcome.delivered();
    }
    String reason = "HTTP " + status + " " + beginning(response.getEntity());
    boolean temporary =
        status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    return temporary ? Outcome.failed(reason) : Outcome.refused(reason);
  }

  /** Beginning of an answer, without what would disturb a log. */
  private static String beginning(HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    try (InputStream content = entity.getContent()) {
      String text = new String(content.readNBytes(MOST_OF_ANSWER), StandardCharsets.UTF_8);
      return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "notify-deadlines");
    thread.setDaemon(true);
    return thread;
  }
}
