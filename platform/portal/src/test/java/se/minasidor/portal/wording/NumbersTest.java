package se.minasidor.portal.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables a tilde stands for a non-breaking space. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sv |         186200 | SEK | 1~862,00~kr
                    sv |              5 | SEK | 0,05~kr
                    sv |              0 | SEK | 0,00~kr
                    sv |          -2050 | SEK | −20,50~kr
                    sv | 12345678901234 | SEK | 123~456~789~012,34~kr
                    sv |         124650 | EUR | 1~246,50~EUR
                    en |         186200 | SEK | 1,862.00~kr
                    en |          -2050 | SEK | −20.50~kr
                    en |         124650 | EUR | 1,246.50~EUR
                    """)
    void moneyIsWrittenAsTheLanguageDoes(
            String language, long ore, String currency, String written) {
        Numbers numbers = new Numbers(Locale.forLanguageTag(language));
        assertEquals(written.replace('~', '\u00a0'), numbers.money(ore, currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sv |       1 | 1~kB
                    sv |  183200 | 184~kB
                    sv | 1234567 | 1,2~MB
                    en | 1234567 | 1.2~MB
                    """)
    void aFilesSizeIsRounded(String language, int bytes, String written) {
        Numbers numbers = new Numbers(Locale.forLanguageTag(language));
        assertEquals(written.replace('~', '\u00a0'), numbers.size(bytes));
    }
}
