package dev.latchkey.throttle;

/** The limits that are shipped, without a configuration to read. */
class FixedSettings extends ThrottleSettings {
  @Override
  public boolean on() {
    return true;
  }

  @Override
  public Limit account() {
    return Limit.parse("5/PT15M/PT60S");
  }

  @Override
  public Limit login() {
    return Limit.parse("30/PT5M");
  }

  @Override
  public Limit change() {
    return Limit.parse("5/PT1H");
  }
}
