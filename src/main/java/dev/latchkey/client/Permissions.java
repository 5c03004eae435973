package dev.latchkey.client;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores permissions as words separated by spaces. A word of a newer version is ignored. */
@Converter
public class Permissions implements AttributeConverter<Set<Permission>, String> {
  private static final String SEPARATOR = " ";

  /** What a client may do unless the operator says otherwise. */
  public static Set<Permission> standard() {
    return EnumSet.of(Permission.INTROSPECT, Permission.LISTEN);
  }

  /**
   * Reads permissions as a caller sent them.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  public static Set<Permission> parse(List<String> words) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    for (String word : words) {
      all.add(
          Permission.of(word)
              .orElseThrow(
                  () -> new IllegalArgumentException("must be of introspect, listen and revoke")));
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return all;
  }

  /** The words, sorted. */
  public static List<String> texts(Set<Permission> all) {
    return all.stream().map(Permission::text).sorted().toList();
  }

  @Override
  public String convertToDatabaseColumn(Set<Permission> all) {
    return String.join(SEPARATOR, texts(all));
  }

  @Override
  public Set<Permission> convertToEntityAttribute(String stored) {
    return List.of(stored.split(SEPARATOR)).stream()
        .map(Permission::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
