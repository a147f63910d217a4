package se.minasidor.portal.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Amounts and sizes in one language: the language's own separators, a real minus sign, and no place
 * where a line could break inside a number or before its unit.
 */
public final class Numbers {

    private static final String NBSP = "\u00a0";
    private static final char MINUS = '\u2212';
    private static final Locale SWEDEN = Locale.forLanguageTag("sv-SE");

    private record Format(String pattern, Locale language) {}

    private static final Map<Format, DecimalFormat> FORMATS = new ConcurrentHashMap<>();

    private final Locale language;

    public Numbers(Locale language) {
        this.language = language;
    }

    /** {@code 1 862,00}. */
    public String amount(long ore) {
        return written(BigDecimal.valueOf(ore, 2), "#,##0.00");
    }

    /** {@code 1 862,00 kr}. */
    public String money(long ore, String currency) {
        return amount(ore) + NBSP + unit(currency);
    }

    /** {@code kr} for Swedish money in every language; the code for any other. */
    public static String unit(String currency) {
        Currency swedish = Currency.getInstance(SWEDEN);
        return currency == null || currency.equals(swedish.getCurrencyCode())
                ? swedish.getSymbol(SWEDEN)
                : currency;
    }

    /** {@code 184 kB}, {@code 1,2 MB}; never nought for a file that holds something. */
    public String size(int bytes) {
        BigDecimal kilo = BigDecimal.valueOf(bytes, 3);
        return kilo.compareTo(BigDecimal.valueOf(1000)) < 0
                ? written(kilo.setScale(0, RoundingMode.CEILING), "#,##0") + NBSP + "kB"
                : written(BigDecimal.valueOf(bytes, 6), "#,##0.0") + NBSP + "MB";
    }

    /** {@code 1 234,5}: an amount kept in thousandths, with so many decimals. */
    public String thousandths(long amount, int decimals) {
        return written(
                BigDecimal.valueOf(amount, 3),
                decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals));
    }

    /** {@code 9 %}. */
    public String percent(long percent) {
        return written(BigDecimal.valueOf(percent), "#,##0")
                + (language.getLanguage().equals("sv") ? NBSP : "")
                + "%";
    }

    private String written(BigDecimal number, String pattern) {
        DecimalFormat format = // of one's own, because it changes while it writes
                (DecimalFormat)
                        FORMATS.computeIfAbsent(new Format(pattern, language), Numbers::format)
                                .clone();
        BigDecimal rounded =
                number.setScale(format.getMaximumFractionDigits(), RoundingMode.HALF_UP);
        return format.format(rounded.signum() == 0 ? rounded.abs() : rounded);
    }

    private static DecimalFormat format(Format of) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(of.language());
        symbols.setMinusSign(MINUS);
        DecimalFormat format = new DecimalFormat(of.pattern(), symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
