package dev.latchkey.familiar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.TestDatabase;
import dev.latchkey.address.AddressBlock;
import dev.latchkey.address.IpAddress;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FamiliarAddressesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final long OWNER = 1;
  private static final long OTHER = 2;
  private static final AddressBlock HOME = subnet("2001:db8:0:7::1");

  private final TestDatabase database = new TestDatabase();
  private final FamiliarAddresses addresses = database.opened(new FamiliarAddresses());

  @AfterEach
  void close() {
    database.close();
  }

  private static AddressBlock subnet(String address) {
    return IpAddress.parse(address).subnet();
  }

  @Test
  void an_address_is_familiar_to_the_account_that_was_logged_in_to_from_it() {
    addresses.add(OWNER, HOME, NOW);
    assertThat(addresses.lastLogin(OWNER, HOME)).contains(NOW);
    assertThat(addresses.lastLogin(OTHER, HOME)).isEmpty();
    assertThat(addresses.lastLogin(OWNER, subnet("2001:db8:0:8::1"))).isEmpty();
  }

  @Test
  void all_addresses_of_one_ipv6_subnet_are_the_same() {
    addresses.add(OWNER, HOME, NOW);
    assertThat(addresses.lastLogin(OWNER, subnet("2001:db8:0:7:1:2:3:4"))).contains(NOW);
  }

  @Test
  void a_later_login_renews_only_what_is_there() {
    assertThat(addresses.renew(OWNER, HOME, NOW)).isFalse();
    addresses.add(OWNER, HOME, NOW);
    Instant later = NOW.plus(Duration.ofDays(2));
    assertThat(addresses.renew(OWNER, HOME, later)).isTrue();
    assertThat(addresses.lastLogin(OWNER, HOME)).contains(later);
  }

  @Test
  void if_two_logins_record_the_same_address_first_one_fails() {
    addresses.add(OWNER, HOME, NOW);
    assertThatExceptionOfType(PersistenceException.class)
        .isThrownBy(() -> addresses.add(OWNER, HOME, NOW));
  }

  @Test
  void an_account_keeps_its_latest_fifty_addresses() {
    for (int i = 0; i < 60; i++) {
      addresses.add(OWNER, subnet("192.0.2." + i), NOW.plusSeconds(i));
    }
    addresses.add(OTHER, HOME, NOW);
    assertThat(database.number("select count(*) from familiar_address where account_id = 1"))
        .isEqualTo(FamiliarAddresses.MOST_PER_ACCOUNT);
    assertThat(addresses.lastLogin(OWNER, subnet("192.0.2.9"))).isEmpty();
    assertThat(addresses.lastLogin(OWNER, subnet("192.0.2.10"))).isPresent();
    assertThat(addresses.lastLogin(OTHER, HOME)).isPresent();
  }

  @Test
  void an_erased_account_has_no_addresses() {
    addresses.add(OWNER, HOME, NOW);
    addresses.add(OTHER, HOME, NOW);
    addresses.forget(OWNER);
    assertThat(addresses.lastLogin(OWNER, HOME)).isEmpty();
    assertThat(addresses.lastLogin(OTHER, HOME)).isPresent();
  }
}
