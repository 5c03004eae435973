package dev.latchkey.transfer;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.transfer.line.ImportLine;
import dev.latchkey.transfer.line.MadeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has the usernames and addresses of a batch. */
final class KnownNames {
  private final Map<String, Account> byUsername = new HashMap<>();
  private final Map<String, Account> byEmail = new HashMap<>();

  private KnownNames() {}

  static KnownNames of(List<ImportLine> lines, Accounts accounts) {
    Set<String> usernames = new HashSet<>();
    Set<String> emails = new HashSet<>();
    for (ImportLine line : lines) {
      emails.add(line.email().folded());
      if (line.username() != null) {
        usernames.add(line.username().folded());
      }
    }
    KnownNames known = new KnownNames();
    accounts.withNames(usernames, emails).forEach(known::add);
    return known;
  }

  void add(Account account) {
    byUsername.put(account.usernameFolded(), account);
    byEmail.put(account.emailFolded(), account);
  }

  /** The account that has the address or the username of this line. */
  Optional<Account> holder(ImportLine line) {
    Account ofAddress = byEmail.get(line.email().folded());
    return Optional.ofNullable(ofAddress == null ? ofName(line) : ofAddress);
  }

  private Account ofName(ImportLine line) {
    return line.username() == null ? null : byUsername.get(line.username().folded());
  }

  /**
   * Whether a stored account has both the address and the username. A line without a username means
   * the account of the address.
   */
  boolean isSame(ImportLine line) {
    Account account = byEmail.get(line.email().folded());
    return account != null
        && account.id() != 0
        && (line.username() == null || account.usernameFolded().equals(line.username().folded()));
  }

  /** A made name that no account of this batch has. */
  Username freeName(EmailAddress email, RandomTokens random) {
    Username name = MadeName.of(email, random);
    while (byUsername.containsKey(name.folded())) {
      name = MadeName.of(email, random);
    }
    return name;
  }
}
