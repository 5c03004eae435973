package dev.latchkey;

import java.lang.reflect.Field;

/** Does for a test what the container's injection does. */
public final class Injected {

  private Injected() {}

  /** The bean itself, with this value in this field. */
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
