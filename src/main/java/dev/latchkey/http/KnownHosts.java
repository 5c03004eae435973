package dev.latchkey.http;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.address.IpAddress;
import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The hosts that this server answers for. A development server shows every mail to every caller, so
 * it answers only for this machine and for the host of its public URL. That stops DNS rebinding, in
 * which another site's name is made to point at this machine. A production server answers for every
 * host.
 */
@ApplicationScoped
public class KnownHosts {
  private static final List<AddressBlock> LOOPBACK =
      List.of(AddressBlock.parse("127.0.0.0/8"), AddressBlock.parse("::1/128"));

  private boolean every;
  private Optional<String> ofPublicUrl = Optional.empty();

  @Inject
  public void read(Settings settings) {
    every = settings.production();
    ofPublicUrl =
        Optional.ofNullable(URI.create(settings.publicUrl()).getHost()).flatMap(HostHeader::hostOf);
  }

  /**
   * Whether a request with this {@code Host} header is answered. Null means an HTTP/1.0 request
   * without the header.
   */
  public boolean include(String header) {
    return every || header == null || HostHeader.hostOf(header).filter(this::isKnown).isPresent();
  }

  private boolean isKnown(String host) {
    return host.equals("localhost")
        || ofPublicUrl.filter(host::equals).isPresent()
        || isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    try {
      IpAddress address = IpAddress.parse(host);
      return LOOPBACK.stream().anyMatch(block -> block.contains(address));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
