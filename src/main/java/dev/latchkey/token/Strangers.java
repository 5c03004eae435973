package dev.latchkey.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lets whoever carries a token that no one vouches for in as a stranger: somebody without a name
 * that counts and without a role. Payara asks the identity stores about every token it sees, also
 * on a public call, and would refuse the call by itself; a public call has to ignore the token.
 *
 * <p>A stranger opens nothing: a protected call wants a {@code JsonWebToken}, which only a verified
 * token is, and the role that only such a token brings. Open Liberty does not ask identity stores
 * about tokens.
 */
@ApplicationScoped
public class Strangers implements IdentityStore {
  private static final CredentialValidationResult STRANGER =
      new CredentialValidationResult(new CallerPrincipal("stranger"), Set.of());

  @Override
  public CredentialValidationResult validate(Credential refusedByAllOthers) {
    return STRANGER;
  }

  /** Last: a store that knows the caller goes before (Jakarta Security 3.0, 3.2.2). */
  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  /** It vouches for no one, so that it brings no groups either. */
  @Override
  public Set<ValidationType> validationTypes() {
    return EnumSet.of(ValidationType.VALIDATE);
  }
}
