package dev.latchkey.mail.text;

import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.text.Language;
import dev.latchkey.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** The texts of mails: ours, and what the operator says instead ({@code LATCHKEY_TEMPLATES}). */
@ApplicationScoped
public class MailTexts implements SettingGroup {
  private Setting<Optional<TextFolder>> folder;

  /** For the container's proxy only. */
  protected MailTexts() {}

  /** Reads and checks the operator's texts. */
  @Inject
  public MailTexts(SettingReader reader) {
    folder = reader.optional("LATCHKEY_TEMPLATES", TextFolder::read);
  }

  /** The text of this key; null if there is none. */
  String get(Language language, String key) {
    Map<String, String> own = folder.value().map(texts -> texts.in(language)).orElse(Map.of());
    return own.getOrDefault(key, Texts.in(language).all().get(key));
  }
}
