package dev.latchkey.setting;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.runtime.Settings;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;

/** Every group of settings of the product, found as the container finds them: by their type. */
public final class Groups {
  private static final List<Constructor<?>> CONSTRUCTORS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.latchkey")
              .stream()
              .filter(type -> type.isAssignableTo(SettingGroup.class) && !type.isInterface())
              .<Constructor<?>>map(Groups::injected)
              .toList();

  private Groups() {}

  /** Does what the start does: reads all of them. */
  public static SettingReader read(Configured configured) {
    SettingReader reader = configured.reader();
    Settings settings = new Settings(reader);
    for (Constructor<?> constructor : CONSTRUCTORS) {
      try {
        constructor.newInstance(
            Stream.of(constructor.getParameterTypes())
                .map(type -> type == SettingReader.class ? reader : settings)
                .toArray());
      } catch (ReflectiveOperationException broken) {
        throw new IllegalStateException(constructor.toString(), broken);
      }
    }
    return reader;
  }

  private static Constructor<?> injected(JavaClass type) {
    return Stream.of(type.reflect().getConstructors())
        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
        .findFirst()
        .orElseThrow();
  }
}
