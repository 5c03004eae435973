package dev.latchkey.admin.webhook;

/** A webhook's secret, which is shown once. */
public record NewSecret(boolean success, long id, String secret) {
  @Override
  public String toString() {
    return "NewSecret of webhook " + id;
  }
}
