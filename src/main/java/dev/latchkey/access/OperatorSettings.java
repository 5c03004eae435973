package dev.latchkey.access;

import dev.latchkey.seal.SecretParsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Settings for the operator's calls. */
@ApplicationScoped
public class OperatorSettings implements SettingGroup {
  private Setting<Optional<List<String>>> tokens;

  /** For the container's proxy only. */
  protected OperatorSettings() {}

  /** Parses all of them. */
  @Inject
  public OperatorSettings(SettingReader reader) {
    tokens =
        reader.secretOrFile("LATCHKEY_OPERATOR_TOKEN", SecretParsers.tokens(reader.production()));
  }

  /** {@code LATCHKEY_OPERATOR_TOKEN}: no token, one token, or two during a change of the token. */
  List<String> tokens() {
    return tokens.value().orElse(List.of());
  }
}
