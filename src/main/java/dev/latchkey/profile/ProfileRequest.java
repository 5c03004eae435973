package dev.latchkey.profile;

import dev.latchkey.account.Change;
import dev.latchkey.account.ProfileChanges;
import dev.latchkey.json.Fields;
import dev.latchkey.name.FullName;
import dev.latchkey.text.Language;
import java.util.regex.Pattern;

/**
 * Reads the changes that an owner wants. A missing key changes nothing; {@code null} clears the
 * field.
 */
public final class ProfileRequest {
  private static final int MAX_YEARS = 80;
  private static final int MAX_PHONE = 32;
  private static final Pattern PHONE = Pattern.compile("[0-9 +\\-.()]{3,32}");

  private ProfileRequest() {}

  /** Reads the fields of a body. */
  public static ProfileChanges from(Fields form) {
    return new ProfileChanges(
        Change.in(form, "full_name", key -> form.optional(key, FullName::parse)),
        Change.in(form, "phone", key -> form.optional(key, ProfileRequest::phone)),
        Change.in(form, "experience_years", key -> form.optionalInteger(key, 0, MAX_YEARS)),
        Change.in(form, "skills", key -> form.optionalTexts(key, Skills::parse)),
        Change.in(form, "locale", key -> form.optional(key, ProfileRequest::locale)));
  }

  private static String locale(String text) {
    if (!Language.isTag(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", Language.tags()));
    }
    return text;
  }

  private static String phone(String text) {
    if (text.length() > MAX_PHONE || !PHONE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be 3-32 characters of digits, spaces and + - . ( )");
    }
    return text;
  }
}
