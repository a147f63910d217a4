package se.minasidor.portal.consumption;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a drawing; whatever is put into it, it stays text. */
final class Svg {

    private final StringBuilder out = new StringBuilder(16_384);

    /** Begins an element; attributes as name, value, name, value; null values are left out. */
    Svg open(String element, Object... attributes) {
        start(element, attributes);
        out.append('>');
        return this;
    }

    Svg close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Svg leaf(String element, Object... attributes) {
        return open(element, attributes).close(element);
    }

    Svg text(String element, String text, Object... attributes) {
        open(element, attributes);
        escape(text);
        return close(element);
    }

    private void start(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(written(attributes[i + 1]));
                out.append('"');
            }
        }
    }

    private static String written(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String percent(double value) {
        return BigDecimal.valueOf(value * 100)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
