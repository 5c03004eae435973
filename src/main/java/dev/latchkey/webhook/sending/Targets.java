package dev.latchkey.webhook.sending;

import dev.latchkey.address.GlobalAddresses;
import dev.latchkey.address.IpAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Decides where webhooks may be sent. An operator's page must not make this server talk to its own
 * network (server-side request forgery, CWE-918).
 */
@ApplicationScoped
public class Targets {
  private static final int LONGEST = 2000;
  private static final String PLAIN = "http";
  private static final String NOT_ENCRYPTED = "must begin with https://";

  @Inject private WebhookSettings settings;

  /**
   * Reads the URL of a webhook. A name that does not resolve now is accepted, and checked again at
   * each delivery.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  public String parse(String text) {
    URI uri = wellFormed(text);
    try {
      allowed(uri);
    } catch (TargetRefusedException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    } catch (UnknownHostException later) {
      return text;
    }
    return text;
  }

  private static URI wellFormed(String text) {
    try {
      URI uri = text.length() <= LONGEST ? new URI(text) : null;
      if (uri != null && isWellFormed(uri)) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Refused below, like any other text.
    }
    throw new IllegalArgumentException(
        "must be a URL such as https://example.com/hook, without a user name and a fragment");
  }

  private static boolean isWellFormed(URI uri) {
    return ("https".equals(uri.getScheme()) || PLAIN.equals(uri.getScheme()))
        && uri.getHost() != null
        && !uri.getHost().matches("[0-9]+")
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && uri.getPort() != 0
        && uri.getPort() <= 65_535;
  }

  /**
   * The addresses of the host, all of which may be reached.
   *
   * @throws TargetRefusedException if one of them may not
   * @throws UnknownHostException if the name has no address
   */
  InetAddress[] allowed(URI uri) throws TargetRefusedException, UnknownHostException {
    boolean plain = PLAIN.equals(uri.getScheme());
    if (plain && settings.isEmpty()) {
      throw new TargetRefusedException(NOT_ENCRYPTED);
    }
    InetAddress[] addresses = InetAddress.getAllByName(uri.getHost());
    for (InetAddress address : addresses) {
      IpAddress ip = IpAddress.parse(address.getHostAddress());
      boolean own = settings.includes(ip);
      if (!own && !GlobalAddresses.include(ip)) {
        throw new TargetRefusedException(
            "must not be an address of a private network (LATCHKEY_WEBHOOK_NETWORKS)");
      }
      if (plain && !own) {
        throw new TargetRefusedException(NOT_ENCRYPTED);
      }
    }
    return addresses;
  }
}
