package dev.latchkey.it;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Finds all resource classes in the WAR by their annotation. */
final class Resources {
  private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");

  private Resources() {}

  static Stream<Class<?>> all() {
    return names().stream()
        .<Class<?>>map(Resources::loaded)
        .filter(type -> type.isAnnotationPresent(Path.class));
  }

  private static List<String> names() {
    try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("dev"))) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith("Resource.class"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, Resources.class.getClassLoader());
    } catch (ClassNotFoundException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
