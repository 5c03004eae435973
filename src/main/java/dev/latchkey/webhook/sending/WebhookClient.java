package dev.latchkey.webhook.sending;

import dev.latchkey.webhook.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one message. The connection goes to an address that was checked, never to what a second
 * look into the DNS might say. It uses no proxy, follows no redirect, and reads nothing but the
 * head of the answer, of which only the status is used.
 */
@ApplicationScoped
public class WebhookClient {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Inject private Targets targets;

  Attempt send(URI uri, Map<String, String> headers, String body) {
    long begun = System.nanoTime();
    try {
      return Attempt.answered(status(uri, headers, body), since(begun));
    } catch (TargetRefusedException refused) {
      return Attempt.failed("the address is not allowed", since(begun));
    } catch (IOException failed) {
      return Attempt.failed(reason(failed, since(begun)), since(begun));
    }
  }

  private int status(URI uri, Map<String, String> headers, String body)
      throws TargetRefusedException, IOException {
    InetAddress[] addresses = targets.allowed(uri);
    HttpPost post = new HttpPost(uri);
    headers.forEach(post::setHeader);
    post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(post::cancel);
    HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    try (CloseableHttpClient client = client(addresses);
        ClassicHttpResponse response = client.executeOpen(host, post, null)) {
      int status = response.getCode();
      // Otherwise closing the response would read it to its end.
      post.cancel();
      return status;
    }
  }

  private static CloseableHttpClient client(InetAddress[] addresses) {
    Timeout patience = Timeout.ofMilliseconds(PATIENCE.toMillis());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder()
                        .responseParserFactory(ShortAnswer::new)
                        .build())
                .setDnsResolver(new Checked(List.of(addresses)))
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom().setRedirectsEnabled(false).setResponseTimeout(patience).build())
        .setUserAgent("Latchkey")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static String reason(IOException failed, Duration passed) {
    if (failed instanceof UnknownHostException) {
      return "the name has no address";
    }
    if (failed instanceof SSLException) {
      return "TLS failed";
    }
    if (failed instanceof MessageConstraintException) {
      return "the answer is too long";
    }
    if (passed.compareTo(PATIENCE.minusMillis(500)) > 0) {
      return "no answer within 15 seconds";
    }
    return failed instanceof ConnectException
        ? "the connection was refused"
        : "the connection broke";
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Resolves the host to the addresses that were checked. */
  private record Checked(List<InetAddress> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
