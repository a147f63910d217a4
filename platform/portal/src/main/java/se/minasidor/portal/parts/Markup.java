package se.minasidor.portal.parts;

/** Writes elements, of a drawing or of a page; whatever text is put into them, it stays text. */
public final class Markup {

    private final StringBuilder out = new StringBuilder(4096);

    /** Begins an element; attributes as name, value, name, value; null values are left out. */
    public Markup open(String element, Object... attributes) {
        start(element, attributes);
        out.append('>');
        return this;
    }

    public Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    public Markup leaf(String element, Object... attributes) {
        return open(element, attributes).close(element);
    }

    public Markup text(String element, String text, Object... attributes) {
        open(element, attributes);
        say(text);
        return close(element);
    }

    private void start(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                say(written(attributes[i + 1]));
                out.append('"');
            }
        }
    }

    private static String written(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** With two decimals at most. */
    public static String number(double value) {
        return written(Math.round(value * 100), 100);
    }

    /** A share of one as a percentage with three decimals at most. */
    public static String percent(double share) {
        return written(Math.round(share * 100_000), 1000) + "%";
    }

    /** A number of so many parts, without noughts at its end. */
    private static String written(long amount, int parts) {
        long whole = Math.abs(amount) / parts;
        long part = Math.abs(amount) % parts;
        String sign = amount < 0 ? "-" : "";
        if (part == 0) {
            return sign + whole;
        }
        String decimals = String.valueOf(parts + part).substring(1);
        int end = decimals.length();
        while (decimals.charAt(end - 1) == '0') {
            end--;
        }
        return sign + whole + "." + decimals.substring(0, end);
    }

    /** Adds markup that is written already. */
    public Markup add(String markup) {
        out.append(markup);
        return this;
    }

    /** Adds text. */
    public Markup say(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null) {
                out.append(text, done, i).append(entity);
                done = i + 1;
            }
        }
        out.append(text, done, text.length());
        return this;
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            default -> null;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
