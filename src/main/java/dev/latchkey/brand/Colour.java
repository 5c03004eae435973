package dev.latchkey.brand;

/** A colour in sRGB, with the contrast of WCAG 2.2. */
record Colour(int red, int green, int blue) {
  private static final int MOST = 255;

  static final Colour WHITE = new Colour(MOST, MOST, MOST);
  static final Colour BLACK = new Colour(0, 0, 0);

  /** The colour of {@code #rrggbb}. */
  static Colour of(String text) {
    int rgb = Integer.parseInt(text.substring(1), 16);
    return new Colour(rgb >> 16, rgb >> 8 & MOST, rgb & MOST);
  }

  /** The contrast ratio, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
  double contrastTo(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  /** WCAG 2.2, "relative luminance". */
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double share = (double) channel / MOST;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** This colour with a share of another, from 0 to 1. */
  Colour mixedWith(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int one, int two, double share) {
    return (int) Math.round(one + (two - one) * share);
  }

  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
