package se.minasidor.themes;

import java.util.Locale;

/** An sRGB colour, with what WCAG 2 says about the contrast of two of them. */
record Colour(double red, double green, double blue) {

    static Colour of(String hex) {
        if (!hex.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("Not a colour of six digits: " + hex);
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    /** As CSS does it: {@code color-mix(in srgb, this share, other)}. */
    Colour mixed(double share, Colour other) {
        return new Colour(
                red * share + other.red * (1 - share),
                green * share + other.green * (1 - share),
                blue * share + other.blue * (1 - share));
    }

    /** From 1 (the same) to 21 (black on white). */
    double contrast(Colour other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double channel) {
        double c = channel / 255;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", Math.round(red), Math.round(green), Math.round(blue));
    }
}
