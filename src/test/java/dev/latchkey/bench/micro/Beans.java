package dev.latchkey.bench.micro;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts beans together without a container, with the defaults that are shipped. */
final class Beans {
  private static final String DEFAULTS = "META-INF/microprofile-config.properties";

  private final Map<Class<?>, Object> made = new HashMap<>();
  private final Properties defaults = new Properties();

  Beans() {
    try (InputStream file = Beans.class.getClassLoader().getResourceAsStream(DEFAULTS)) {
      defaults.load(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    made.put(Clock.class, Clock.systemUTC());
    made.put(
        Config.class,
        Proxy.newProxyInstance(
            Beans.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                converted(setting((String) arguments[0]), (Class<?>) arguments[1])));
  }

  /** Takes this object wherever a bean of this class is asked for. */
  <T> Beans with(Class<T> type, T bean) {
    made.put(type, bean);
    return this;
  }

  /** The one bean of a class, with everything injected that it asks for. */
  <T> T of(Class<T> type) {
    try {
      if (!made.containsKey(type)) {
        T bean = type.getDeclaredConstructor().newInstance();
        made.put(type, bean);
        fill(bean);
      }
      return type.cast(made.get(type));
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException("cannot make a " + type, failed);
    }
  }

  private void fill(Object bean) throws ReflectiveOperationException {
    for (Field field : bean.getClass().getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)) {
        ConfigProperty setting = field.getAnnotation(ConfigProperty.class);
        field.setAccessible(true);
        field.set(
            bean,
            setting == null
                ? of(field.getType())
                : converted(setting(setting.name()), field.getType()));
      }
    }
    for (Method method : bean.getClass().getDeclaredMethods()) {
      if (method.isAnnotationPresent(PostConstruct.class)) {
        method.setAccessible(true);
        method.invoke(bean);
      }
    }
  }

  /** A default, with the defaults that it names put in. */
  private String setting(String name) {
    String text = defaults.getProperty(name);
    for (String other : defaults.stringPropertyNames()) {
      String reference = "${" + other + "}";
      if (text != null && text.contains(reference)) {
        text = text.replace(reference, setting(other));
      }
    }
    return text;
  }

  private static Object converted(String text, Class<?> type) {
    if (type == Optional.class) {
      return Optional.ofNullable(text);
    }
    return type == Duration.class ? Duration.parse(text) : text;
  }
}
