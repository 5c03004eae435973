package dev.latchkey.webhook;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores types of events as names separated by spaces. A name of a newer version is ignored. */
@Converter
public class EventTypes implements AttributeConverter<Set<EventType>, String> {
  private static final String SEPARATOR = " ";
  private static final int MOST = 100;

  /**
   * Reads types as a caller sent them.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  public static Set<EventType> parse(List<String> names) {
    if (names.isEmpty() || names.size() > MOST) {
      throw new IllegalArgumentException("must be 1-" + MOST + " types of events");
    }
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    for (String name : names) {
      types.add(
          EventType.of(name)
              .orElseThrow(() -> new IllegalArgumentException("must be of " + known())));
    }
    return types;
  }

  private static String known() {
    return Arrays.stream(EventType.values()).map(EventType::text).collect(Collectors.joining(", "));
  }

  /** The names, in a fixed order. */
  public static List<String> texts(Set<EventType> types) {
    return types.stream().sorted().map(EventType::text).toList();
  }

  @Override
  public String convertToDatabaseColumn(Set<EventType> types) {
    return String.join(SEPARATOR, texts(types));
  }

  @Override
  public Set<EventType> convertToEntityAttribute(String stored) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    Arrays.stream(stored.split(SEPARATOR))
        .map(EventType::of)
        .flatMap(Optional::stream)
        .forEach(types::add);
    return Collections.unmodifiableSet(types);
  }
}
