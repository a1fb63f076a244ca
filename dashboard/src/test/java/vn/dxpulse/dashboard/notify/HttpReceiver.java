package vn.dxpulse.dashboard.notify;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A real server that keeps what is posted to it and answers as the test says. */
public final class HttpReceiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final Supplier<Integer> status;

  private HttpReceiver(HttpServer server, Supplier<Integer> status) {
    this.server = server;
    this.status = status;
  }

  /** Answers each post with {@code status}, asked after it was kept. */
  public static HttpReceiver answering(Supplier<Integer> status) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      HttpReceiver receiver = new HttpReceiver(server, status);
      server.createContext("/", receiver::take);
      server.setExecutor(receiver.threads);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Everything posted so far, in order, also what was answered with an error. */
  public List<Post> posts() {
    return posts;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Post post = new Post(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body);
      posts.add(post);
      int answer = status.get();
      post.answered(answer);
      if (answer / 100 == 3) {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
      }
      byte[] text = "answer\nof the test".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  /** One request. */
  public static final class Post {
    private final String path;
    private final Headers headers;
    private final byte[] body;
    private volatile int answer;

    Post(String path, Headers headers, byte[] body) {
      this.path = path;
      this.headers = headers;
      this.body = body;
    }

    public String path() {
      return path;
    }

    public String header(String name) {
      return headers.getFirst(name);
    }

    public byte[] bytes() {
      return body.clone();
    }

    public String body() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** Status that it was answered with; 0 before. */
    public int answer() {
      return answer;
    }

    void answered(int status) {
      answer = status;
    }
  }
}
