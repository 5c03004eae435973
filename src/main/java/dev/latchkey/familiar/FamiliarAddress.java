package dev.latchkey.familiar;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A subnet from which an account has been logged in to. */
@Entity
@Table(name = "familiar_address")
@NamedQuery(
    name = FamiliarAddresses.LAST_LOGIN,
    query =
        "select f.lastLoginAt from FamiliarAddress f"
            + " where f.accountId = :account and f.subnet = :subnet")
@SuppressWarnings("UnusedVariable") // Queries read the fields.
public class FamiliarAddress {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "familiar_address_id")
  @SequenceGenerator(
      name = "familiar_address_id",
      sequenceName = "familiar_address_id",
      allocationSize = 50)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  private String subnet;

  @Column(name = "last_login_at")
  @Convert(converter = InstantColumn.class)
  private Instant lastLoginAt;

  protected FamiliarAddress() {}

  FamiliarAddress(long accountId, AddressBlock subnet, Instant now) {
    this.accountId = accountId;
    this.subnet = subnet.toString();
    this.lastLoginAt = now;
  }
}
