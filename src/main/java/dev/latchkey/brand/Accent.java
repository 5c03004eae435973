package dev.latchkey.brand;

import dev.latchkey.setting.InvalidSettingException;
import java.util.regex.Pattern;

/**
 * The operator's colour. Text in this colour has a contrast of at least 4.5 to the pages' grounds
 * (WCAG 2.2, 1.4.3), which is more than a focus ring needs (3, 1.4.11). If the colour itself does
 * not reach that, the nearest darker or lighter shade does.
 */
public final class Accent {
  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final double ENOUGH = 4.5;
  private static final int STEPS = 100;

  /** The darkest light ground, and the lightest dark one, in latchkey.css. */
  private static final Colour LIGHT_GROUND = Colour.of("#f3f5f8");

  private static final Colour DARK_GROUND = Colour.of("#1b222c");

  private final Colour given;
  private final Colour onLight;
  private final Colour onDark;

  private Accent(Colour given) {
    this.given = given;
    this.onLight = shade(given, LIGHT_GROUND, Colour.BLACK);
    this.onDark = shade(given, DARK_GROUND, Colour.WHITE);
  }

  /** Parses {@code #rrggbb}. */
  static Accent parse(String text) {
    if (!HEX.matcher(text).matches()) {
      throw new InvalidSettingException("a colour such as #1f5fbf");
    }
    return new Accent(Colour.of(text));
  }

  private static Colour shade(Colour colour, Colour ground, Colour towards) {
    for (int step = 0; step < STEPS; step++) {
      Colour mixed = colour.mixedWith(towards, (double) step / STEPS);
      if (mixed.contrastTo(ground) >= ENOUGH) {
        return mixed;
      }
    }
    return towards;
  }

  private static Colour textOn(Colour colour) {
    return colour.contrastTo(Colour.WHITE) >= colour.contrastTo(Colour.BLACK)
        ? Colour.WHITE
        : Colour.BLACK;
  }

  /** Whether pages use another shade on light grounds than the one that was given. */
  boolean isChanged() {
    return !given.equals(onLight);
  }

  /** The colour on light grounds. */
  public String onLight() {
    return onLight.toString();
  }

  /** The colour on dark grounds. */
  public String onDark() {
    return onDark.toString();
  }

  /** The colour of text on {@link #onLight}. */
  public String textOnLight() {
    return textOn(onLight).toString();
  }

  /** The custom properties that latchkey.css uses. */
  public String css() {
    return root(onLight) + "@media (prefers-color-scheme: dark) { " + root(onDark) + "}";
  }

  private static String root(Colour colour) {
    return ":root { --accent: " + colour + "; --on-accent: " + textOn(colour) + "; } ";
  }
}
