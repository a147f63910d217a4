package se.minasidor.portal.consumption;

/** Plain text whose important words stand between double stars. */
final class Marked {

    private Marked() {}

    static String html(String text) {
        String safe =
                text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
        return safe.replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>");
    }

    static String plain(String text) {
        return text.replace("**", "");
    }
}
