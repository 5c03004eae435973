package dev.latchkey.mail.text;

import dev.latchkey.Injected;
import dev.latchkey.brand.BrandSettings;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.text.Language;

/** Writes mails without a server. */
public final class MailRig {
  private MailRig() {}

  /** A writer for a service of this name. */
  public static MailWriter writer(String service) {
    SettingReader reader = Configured.development().with("LATCHKEY_NAME", service).reader();
    MailWriter writer = new MailWriter();
    Injected.into(writer, "texts", new MailTexts(reader));
    Injected.into(writer, "brand", new BrandSettings(reader));
    return writer;
  }

  /** The plain text of a mail in English. */
  public static String text(ComposedMail mail) {
    return writer("Example").write(mail, Language.EN).text();
  }
}
