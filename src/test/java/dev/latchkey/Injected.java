package dev.latchkey;

import java.lang.reflect.Field;

/** Injects fields in unit tests, like the container. */
public final class Injected {

  private Injected() {}

  /** Sets this field and returns the bean. */
  public static <T> T into(T bean, String field, Object value) {
    try {
      Field target = bean.getClass().getDeclaredField(field);
      target.setAccessible(true);
      target.set(bean, value);
      return bean;
    } catch (ReflectiveOperationException absent) {
      throw new IllegalArgumentException(bean.getClass() + " has no " + field, absent);
    }
  }
}
